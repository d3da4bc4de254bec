# SPDX-License-Identifier: GPL-3.0-or-later
"""In an artist's Blender, what is told of its interface is the truth on that version."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from maquette.tests.blender.wrong_code import GONE_IN, SETTING, TOLD
from maquette.tests.gui.blender_process import BlenderProcess
from maquette.tests.gui.open_gui import SHARED

ASK = """
import importlib, json, pathlib, sys, time
import bpy
api_facts = importlib.import_module("bl_ext.user_default.maquette.scene.api_facts").api_facts
folder = pathlib.Path(sys.argv[-1])
codes = json.loads((folder / "codes.json").read_text(encoding="utf-8"))
told = {name: api_facts(code, "", "", 100_000) for name, code in codes.items()}
begun = time.process_time()
told["sky"] = api_facts("", "", "sky texture", 2000)
print(f"the first words took {time.process_time() - begun:.3f} s of processor time")
(folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
"""


@pytest.fixture(scope="module")
def told(blender_executable: Path, blender_version: str, package: Path) -> Iterator[dict[str, list[str]]]:
    """The facts on each piece of wrong code, and on the words "sky texture"."""
    folder = Path(tempfile.mkdtemp(prefix=f"maquette-facts-{blender_version}-", dir=SHARED))
    codes = {name: SETTING + lines for name, (lines, *_) in (TOLD | GONE_IN).items()}
    (folder / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
    blender = BlenderProcess(blender_executable, folder, display="")
    try:
        blender.install(package)
        print(blender.run("--background", "--python-expr", ASK, "--", str(folder)))
        assert not blender.new_complaints()
        yield json.loads((folder / "told.json").read_text(encoding="utf-8"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_what_is_wrong_in_code_is_told(told: dict[str, list[str]]) -> None:
    missed = [name for name, (_, words) in TOLD.items() if not any(words in fact for fact in told[name])]
    assert missed == []


def test_a_name_is_gone_in_the_versions_that_lack_it(told: dict[str, list[str]], blender_version: str) -> None:
    version = tuple(map(int, blender_version.split(".")))
    said = {name for name, (_, words, *_) in GONE_IN.items() if any(words in fact for fact in told[name])}
    assert said == {name for name, (_, _, first, last) in GONE_IN.items() if first <= version <= last}


def test_words_find_the_node_of_this_version(told: dict[str, list[str]], blender_version: str) -> None:
    sky = told["sky"][0]
    assert sky.startswith("ShaderNodeTexSky ")
    assert ("MULTIPLE_SCATTERING" in sky) == (blender_version >= "5.0")
