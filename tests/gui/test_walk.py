# SPDX-License-Identifier: GPL-3.0-or-later
"""One reconstruction as an artist goes through it: judged stage by stage, wished for, taken back, taken away.

Each test goes on where the one before it ended.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maquette.tests.gui.at_work import PREFERENCES, assert_nothing_is_at_work, wait_for_state
from maquette.tests.gui.file_browser import choose_file, save_as
from maquette.tests.gui.gui import LIMIT, Gui

OBJECTS = """
def colours(material):
    sockets = [socket for node in material.node_tree.nodes for socket in node.inputs if socket.type == "RGBA"]
    return [round(value, 4) for socket in sockets for value in socket.default_value]
result = {
    each.name: [
        each.type,
        [round(value, 4) for row in each.matrix_world for value in row],
        len(each.data.vertices) if each.type == "MESH" else 0,
        [colours(slot.material) for slot in each.material_slots if slot.material],
    ]
    for each in scene.objects
}
"""
RUN_PROGRAM = """
import json, runpy, sys
import bpy
bpy.ops.wm.read_factory_settings(use_empty=True)
runpy.run_path(sys.argv[1], run_name="__main__")
print("MADE", json.dumps(sorted(each.name for each in bpy.context.scene.objects)), flush=True)
"""


@dataclass(frozen=True)
class Moment:
    """What the file shows."""

    session: str
    position: int
    key: str
    objects: dict[str, Any]
    """Form and colours by name."""


moments: dict[str, Moment] = {}
"""By what they are called in the tests below; those of the Blender that is tested now."""


def moment(gui: Gui) -> Moment:
    """What the file shows now."""
    return Moment(*gui.value("(scene.maquette.session, scene.maquette.position, scene.maquette.key)"), gui.run(OBJECTS))


def assert_review_of(gui: Gui, stage: str) -> None:
    """The panel asks about ``stage`` once nothing is at work."""
    wait_for_state(gui, "review")
    assert_nothing_is_at_work(gui)
    gui.wait_for(f"Review: {stage}")


def approve(gui: Gui) -> None:
    """Approve, and wait until the work on the next stage has begun."""
    was = gui.value("scene.maquette.position")
    gui.click("Approve")
    gui.wait_until(f"scene.maquette.position > {was}", LIMIT)


def test_a_picture_is_chosen_in_the_file_browser(gui: Gui, repository: Path) -> None:
    gui.set_sidebar_width(280)
    gui.run(f"preferences = {PREFERENCES}\npreferences.picture_size, preferences.samples = 128, 4")
    gui.run(f"{PREFERENCES}.attempts = 2")
    gui.run(f"bpy.ops.wm.save_as_mainfile(filepath={str(gui.folder / 'coffee.blend')!r})")
    picture = Path(shutil.copy(repository / "examples" / "coffee.png", gui.folder))
    gui.wait_for_enabled("Reconstruct", enabled=False)
    gui.click("Load Picture")
    choose_file(gui, picture, "Load Reference")
    assert Path(gui.value("bpy.path.abspath(scene.maquette.reference)")) == picture
    gui.wait_for_enabled("Reconstruct")
    gui.screenshot("ready")


def test_what_was_seen_is_corrected(gui: Gui) -> None:
    gui.click("Reconstruct")
    wait_for_state(gui, "blueprint")
    assert_nothing_is_at_work(gui)
    gui.wait_for("What I See")
    seen = gui.value("scene.maquette.blueprint.objects.keys()")
    gui.run("bpy.context.window_manager.maquette.blueprint_object = len(scene.maquette.blueprint.objects) - 1")
    gui.run("bpy.ops.maquette.remove_from_blueprint('EXEC_DEFAULT', True)")
    gui.settle()
    gui.press("Z", ctrl=True)
    gui.wait_until(f"scene.maquette.blueprint.objects.keys() == {seen!r}", LIMIT)
    gui.press("Z", ctrl=True, shift=True)
    gui.wait_until(f"scene.maquette.blueprint.objects.keys() == {seen[:-1]!r}", LIMIT)
    wait_for_state(gui, "blueprint")
    gui.screenshot("blueprint")


def test_two_stages_are_approved(gui: Gui) -> None:
    gui.click("Build This")
    wait_for_state(gui, "working")
    gui.screenshot("running")
    assert_review_of(gui, "Scaffold")
    moments["scaffold"] = moment(gui)
    approve(gui)
    assert_review_of(gui, "Geometry")
    moments["geometry"] = moment(gui)
    assert moments["geometry"].objects != moments["scaffold"].objects
    gui.screenshot("review")
    approve(gui)
    assert_review_of(gui, "Materials")
    moments["materials"] = moment(gui)


def test_the_third_is_made_again_with_a_wish(gui: Gui) -> None:
    gui.type_into("What should be different?", "the saucer is darker")
    assert gui.value("bpy.context.window_manager.maquette.note") == "the saucer is darker"
    gui.click("Retry")
    gui.wait_until(f"scene.maquette.position > {moments['materials'].position}", LIMIT)
    assert_review_of(gui, "Materials")
    moments["retried"] = moment(gui)
    assert gui.value("bpy.context.window_manager.maquette.note") == ""
    gui.screenshot("retried")


def test_it_is_rolled_back(gui: Gui) -> None:
    gui.click("Geometry")
    gui.click("Roll Back to Here")
    assert_review_of(gui, "Geometry")
    assert moment(gui) == moments["geometry"]
    gui.screenshot("rolled_back")


def test_after_undo_and_redo_the_panel_tells_the_truth(gui: Gui) -> None:
    gui.press("Z", ctrl=True)
    assert_review_of(gui, "Materials")
    assert moment(gui) == moments["retried"]
    gui.press("Z", ctrl=True, shift=True)
    assert_review_of(gui, "Geometry")
    assert moment(gui) == moments["geometry"]


def test_it_is_approved_to_the_end(gui: Gui) -> None:
    for stage in ("Materials", "Composition", "Lighting"):
        approve(gui)
        assert_review_of(gui, stage)
    gui.click("Approve")
    wait_for_state(gui, "done")
    (folder,) = assert_nothing_is_at_work(gui)["folders"]
    gui.wait_for_enabled("Open Report")
    gui.screenshot("done")
    assert "coffee" in (Path(folder) / "report.html").read_text(encoding="utf-8")


def test_the_program_makes_the_same_objects_without_maquette(gui: Gui) -> None:
    program = gui.folder / "coffee.py"
    gui.click("Export Program")
    save_as(gui, program, "Export Program")
    compile(program.read_text(encoding="utf-8"), program.name, "exec")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", RUN_PROGRAM, program], capture_output=True, text=True, timeout=LIMIT, check=False
    )
    made = [line.removeprefix("MADE ") for line in ran.stdout.splitlines() if line.startswith("MADE ")]
    assert made, ran.stderr
    assert json.loads(made[0]) == gui.value("sorted(each.name for each in scene.objects)")
