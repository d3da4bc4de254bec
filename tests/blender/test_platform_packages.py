# SPDX-License-Identifier: GPL-3.0-or-later
"""The zips with the model clients' wheels, one for each platform; and the repository of them.

Blender's builder notices neither a missing wheel nor one too many, so these tests must.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path, PurePosixPath
from platform import machine

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from maquette.development.package import main
from maquette.development.wheel_target import PLATFORMS, PYTHONS, WheelTarget
from maquette.development.wheels import pins_for, wheels_for
from maquette.tests.blender.wheel_tags import usable
from maquette.tests.from_the_network import wheels_or_skip

COMPILED = {"cffi", "charset-normalizer", "cryptography", "jiter", "pillow", "pydantic-core", "websockets"}
LARGEST = 50_000_000
"""Bytes of a zip; the wheels are nearly all of it."""
TARGETS = [WheelTarget(platform, python) for platform in PLATFORMS for python in PYTHONS]


@dataclass(frozen=True)
class Made:
    """What ``dev.py package --wheels --repository`` has made."""

    out: Path
    repository: Path
    printed: str

    def package(self, platform: str) -> Path:
        """The zip for ``platform``."""
        (package,) = self.out.glob(f"maquette-*-{platform}.zip")
        return package


@pytest.fixture(scope="module")
def made() -> Iterator[Made]:
    """All that there is to make; a quarter of a gigabyte, so it does not stay."""
    with wheels_or_skip():
        wheels_for(TARGETS)
    printed = io.StringIO()
    with tempfile.TemporaryDirectory() as temporary:
        out, repository = Path(temporary, "dist"), Path(temporary, "repository")
        with contextlib.redirect_stdout(printed):
            main([f"--out={out}", "--wheels", f"--repository={repository}"])
        yield Made(out, repository, printed.getvalue())


@pytest.fixture(params=TARGETS, ids=lambda target: f"{target.platform}-{target.python}")
def target(request: pytest.FixtureRequest) -> WheelTarget:
    target: WheelTarget = request.param
    return target


@pytest.fixture(params=PLATFORMS)
def package(request: pytest.FixtureRequest, made: Made) -> Path:
    return made.package(request.param)


def wheels_in(package: Path) -> list[str]:
    """Names of all files in the zip's folder of wheels."""
    return [path.name for path in files_in(package) if path.parts[0] == "wheels"]


def files_in(package: Path) -> set[PurePosixPath]:
    with zipfile.ZipFile(package) as archive:
        return {PurePosixPath(name) for name in archive.namelist()}


def manifest_of(package: Path) -> dict[str, object]:
    with zipfile.ZipFile(package) as archive:
        return tomllib.loads(archive.read("blender_manifest.toml").decode())


def test_each_python_finds_one_compiled_wheel_of_each_compiled_distribution(made: Made, target: WheelTarget) -> None:
    found = usable(wheels_in(made.package(target.platform)), target)
    assert {name: len(wheels) for name, wheels in found.items() if len(wheels) != 1} == {}
    assert {name for name, (wheel,) in found.items() if not wheel.endswith("-none-any.whl")} == COMPILED


def test_each_python_finds_all_that_its_wheels_ask_for(made: Made, target: WheelTarget) -> None:
    """But for what Blender brings."""
    package = made.package(target.platform)
    found = {name: wheel for name, (wheel,) in usable(wheels_in(package), target).items()}
    versions = {name: parse_wheel_filename(wheel)[1] for name, wheel in found.items()}
    for wheel in found.values():
        for needed in requirements_of(package, wheel):
            applies = needed.marker is None or needed.marker.evaluate({**target.markers, "extra": ""})
            if applies and needed.name != "numpy":
                assert versions[canonicalize_name(needed.name)] in needed.specifier, f"{wheel} needs {needed}"


def requirements_of(package: Path, wheel: str) -> Iterator[Requirement]:
    """What the metadata in a wheel inside the zip ask for."""
    with zipfile.ZipFile(package) as archive, archive.open(f"wheels/{wheel}") as file, zipfile.ZipFile(file) as inner:
        (metadata,) = (name for name in inner.namelist() if name.endswith(".dist-info/METADATA"))
        entries = BytesParser().parsebytes(inner.read(metadata)).get_all("Requires-Dist", [])
    yield from (Requirement(entry) for entry in entries)


def test_no_wheel_is_shipped_that_no_python_uses(made: Made) -> None:
    for platform in PLATFORMS:
        shipped = wheels_in(made.package(platform))
        targets = [target for target in TARGETS if target.platform == platform]
        used = {wheel for target in targets for wheels in usable(shipped, target).values() for wheel in wheels}
        assert set(shipped) == used
        assert not [wheel for wheel in shipped if "musllinux" in wheel or wheel.startswith("numpy")]


def test_the_manifest_in_the_zip_names_its_platform_and_its_wheels(package: Path) -> None:
    manifest = manifest_of(package)
    assert package.name == f"maquette-{manifest['version']}-{manifest['platforms'][0]}.zip"
    assert manifest["wheels"] == [f"./wheels/{wheel}" for wheel in sorted(wheels_in(package))]
    assert len(manifest["platforms"]) == 1


def test_blender_unpacks_for_its_python_what_is_meant_for_it(made: Made, tmp_path: Path) -> None:
    here = next(
        name
        for name, entry in PLATFORMS.items()
        if (entry.markers["sys_platform"], entry.markers["platform_machine"]) == (sys.platform, machine())
    )
    target = WheelTarget(here, f"{sys.version_info.major}.{sys.version_info.minor}")
    script = Path(__file__).with_name("installed_wheels.py")
    result = subprocess.run(
        [sys.executable, script, made.package(here)],
        env=os.environ | {"BLENDER_USER_RESOURCES": str(tmp_path / "profile")},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert result.returncode == 0, result.stderr
    tags = {canonicalize_name(name.partition("-")[0]): found for name, found in unpacked(result.stdout).items()}
    assert set(tags) == set(pins_for(target))
    for name in COMPILED:
        assert [tag for tag in tags[name] if tag.startswith(target.interpreter) or "-abi3-" in tag] == tags[name]


def unpacked(printed: str) -> dict[str, list[str]]:
    """The tags of each distribution that ``installed_wheels.py`` saw."""
    tags: dict[str, list[str]] = json.loads(printed.splitlines()[-1])
    return tags


def test_without_its_wheels_a_zip_is_the_one_for_every_platform(made: Made, package: Path) -> None:
    (small,) = (each for each in made.out.iterdir() if not wheels_in(each))
    assert {path for path in files_in(package) if path.parts[0] != "wheels"} == files_in(small)
    assert "platforms" not in manifest_of(small)


def test_a_zip_stays_under_its_limit(package: Path) -> None:
    assert package.stat().st_size < LARGEST


def test_each_zip_is_told_with_its_size_and_number_of_wheels(made: Made) -> None:
    for package in made.out.iterdir():
        (line,) = (line for line in made.printed.splitlines() if line.startswith(f"{package} "))
        assert f"{package.stat().st_size / 1e6:.1f} MB, {len(wheels_in(package)) or 'no'} wheels" in line


def test_the_repository_offers_a_zip_for_each_platform_to_the_pythons_that_it_is_for(made: Made) -> None:
    listed = json.loads((made.repository / "index.json").read_text(encoding="utf-8"))["data"]
    assert {tuple(entry["platforms"]) for entry in listed} == {(platform,) for platform in PLATFORMS}
    for entry in listed:
        package = made.repository / entry["archive_url"].removeprefix("./")
        assert package.stat().st_size == entry["archive_size"]
        assert package.name == made.package(entry["platforms"][0]).name
        assert entry["python_versions"] == list(PYTHONS)


def test_the_repository_has_a_page_that_leads_to_its_zips_and_its_address(made: Made) -> None:
    page = (made.repository / "index.html").read_text(encoding="utf-8")
    assert 'href="index.json"' in page
    for platform in PLATFORMS:
        assert made.package(platform).name in page


@pytest.mark.parametrize(
    "wheel",
    [
        "jiter-0.19.0-cp311-cp311-manylinux_2_17_x86_64.whl",
        "jiter-0.19.0-cp313-cp313t-manylinux_2_17_x86_64.whl",
        "jiter-0.19.0-cp313-cp313-manylinux_2_17_aarch64.whl",
        "jiter-0.19.0-cp313-cp313-manylinux_2_31_x86_64.whl",
        "jiter-0.19.0-cp313-cp313-musllinux_1_2_x86_64.whl",
        "jiter-0.19.0-cp313-cp313-win_amd64.whl",
    ],
)
def test_a_wheel_for_another_python_or_system_would_be_told_apart(wheel: str) -> None:
    assert usable([wheel], WheelTarget("linux-x64", "3.13")) == {}
