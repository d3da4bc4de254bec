# SPDX-License-Identifier: GPL-3.0-or-later
"""The zip that an artist installs."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from maquette.development.builder import run_builder
from maquette.development.package import SHIPPED, build

TEXT = {".css", ".html", ".js", ".json", ".md", ".py", ".toml"}
RESULTS = {"program.py", "render.png", "report.html", "result.json", "scene.blend"}
LARGEST = 1_100_000
"""Bytes of the zip; there is only text in it."""
SLOWEST_ENABLING = 2.0
"""Seconds, the first time, modules' import included; ten times the 0.2 s that it may take, for busy machines."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built and validated zip."""
    return build(tmp_path_factory.mktemp("dist with ä space"))


@pytest.fixture(scope="module")
def installed(package: Path, picture: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``installed_session.py`` saw in a Blender with a fresh profile."""
    environment = os.environ | {"BLENDER_USER_RESOURCES": str(tmp_path_factory.mktemp("profile with ä space"))}
    script = Path(__file__).with_name("installed_session.py")
    folder = tmp_path_factory.mktemp("command") / "made by the command"
    command = [sys.executable, str(script), str(package), str(picture), str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=600)
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def picture(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photograph with a name that is not plain ASCII."""
    return Path(shutil.copy(repository / "examples" / "coffee.png", tmp_path_factory.mktemp("in") / "Tasse à café.png"))


def files_in(package: Path) -> set[PurePosixPath]:
    """The files of a zip, without its folders."""
    with zipfile.ZipFile(package) as archive:
        return {PurePosixPath(name) for name in archive.namelist() if not name.endswith("/")}


def test_the_zip_holds_what_is_shipped_and_nothing_else(package: Path) -> None:
    names = files_in(package)
    assert {name.parts[0] for name in names} == set(SHIPPED)
    assert {name.suffix for name in names if name.name != "LICENSE"} <= TEXT
    assert not [name for name in names if any(part.startswith((".", "__pycache__")) for part in name.parts)]
    assert package.stat().st_size < LARGEST


def test_blender_builds_the_same_from_the_repository_itself(repository: Path, package: Path, tmp_path: Path) -> None:
    """The manifest's patterns leave out what is not shipped; a stray file of your own shows up here."""
    run_builder("build", f"--source-dir={repository}", f"--output-dir={tmp_path}")
    (made,) = tmp_path.glob("*.zip")
    assert files_in(made) == files_in(package)


def test_the_manifest_names_tags_that_blender_knows(repository: Path) -> None:
    tags = pytest.importorskip("_bpy_internal.extensions.tags", reason="This Blender keeps its tags elsewhere")
    manifest = tomllib.loads((repository / "blender_manifest.toml").read_text(encoding="utf-8"))
    assert set(manifest["tags"]) <= tags.addons


def test_the_manifest_keeps_to_the_rules_for_names_licenses_and_permissions(repository: Path) -> None:
    """Its form is Blender's builder's to check; these are rules for people."""
    manifest = tomllib.loads((repository / "blender_manifest.toml").read_text(encoding="utf-8"))
    assert "blender" not in manifest["name"].lower()
    assert manifest["license"] == ["SPDX:GPL-3.0-or-later"]
    assert set(manifest["permissions"]) == {"clipboard", "files", "network"}


def test_the_manifest_in_the_repository_shuts_no_platform_and_no_python_out(repository: Path) -> None:
    manifest = tomllib.loads((repository / "blender_manifest.toml").read_text(encoding="utf-8"))
    assert not {"wheels", "platforms", "blender_version_max"} & set(manifest)


def test_it_installs_into_a_fresh_profile_without_breaking_a_rule(installed: dict[str, Any]) -> None:
    assert installed["enabled"]
    assert installed["policy violations"] == []


def test_enabling_is_quick_and_imports_no_client_and_no_picture_library(installed: dict[str, Any]) -> None:
    print(f"enabling took {installed['seconds to enable']:.3f} s")
    assert installed["seconds to enable"] < SLOWEST_ENABLING
    assert not {"PIL", "openai", "google.genai", "numpy"} & set(installed["imported by enabling"])


def test_switching_it_on_and_off_leaves_nothing_behind(installed: dict[str, Any]) -> None:
    assert installed["state after switching"] == installed["state before"]


def test_a_file_that_is_no_picture_is_refused_in_one_line(installed: dict[str, Any], package: Path) -> None:
    assert package.name in installed["no picture"]
    assert len(installed["no picture"].strip().splitlines()) == 1


def test_the_button_builds_a_scene_of_its_own_beside_the_artists_work(installed: dict[str, Any]) -> None:
    seen = installed["button"]
    assert seen["result"] == ["FINISHED"]
    assert seen["own scene"]
    assert seen["objects"]
    assert seen["artist's objects after"] == seen["artist's objects before"] != []


def test_the_button_leaves_results_that_the_panel_can_open(installed: dict[str, Any], picture: Path) -> None:
    seen = installed["button"]
    # The scene itself is in the artist's file.
    assert set(seen["files"]) >= RESULTS - {"scene.blend"}
    assert seen["reference"] == str(picture)
    assert seen["report can be opened"]


def test_the_command_leaves_the_same_results(installed: dict[str, Any]) -> None:
    assert installed["command"]["status"] == 0
    assert set(installed["command"]["files"]) >= RESULTS
