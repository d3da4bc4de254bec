# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that is opened again, after saving or after Blender was killed, goes on where it was."""

from pathlib import Path

from maquette.tests.gui.at_work import (
    assert_nothing_is_at_work,
    begin,
    choose_provider,
    look_round,
    set_up,
    wait_for_phase,
    wait_for_review,
    wait_for_state,
)
from maquette.tests.gui.gui import LIMIT, Gui
from maquette.tests.unit.providers.model_server import ModelServer

SAMPLES = 300
"""So many that a render lasts for a second."""


def save(gui: Gui, name: str) -> Path:
    """File > Save As; where."""
    path = gui.folder / name
    gui.run(f"bpy.ops.wm.save_as_mainfile(filepath={str(path)!r})")
    return path


def start_again(gui: Gui, *files: str) -> None:
    """Blender as it comes up after it was killed, with the session's folder as it lies there."""
    gui.blender.kill()
    gui.blender.start(*files)
    gui.open_sidebar()
    choose_provider(gui, "")


def test_blender_is_killed_and_the_saved_file_continues(
    gui: Gui, repository: Path, silent_server: ModelServer, phase: str
) -> None:
    address = silent_server.address if phase == "asking" else ""
    set_up(gui, repository, address=address, samples=SAMPLES if phase == "rendering" else 4)
    begin(gui, phase)
    path = save(gui, f"{phase}.blend")
    wait_for_phase(gui, phase)
    start_again(gui, str(path))
    wait_for_state(gui, "interrupted")
    gui.click("Continue")
    wait_for_review(gui)
    assert_nothing_is_at_work(gui)


def test_blender_is_killed_and_a_new_file_offers_the_session(
    gui: Gui, repository: Path, silent_server: ModelServer
) -> None:
    set_up(gui, repository, address=silent_server.address)
    begin(gui, "asking")
    start_again(gui)
    gui.wait_for("Interrupted")
    gui.click("Resume")
    wait_for_review(gui)
    assert_nothing_is_at_work(gui)


def test_a_review_goes_on_in_the_file_that_was_saved(gui: Gui, repository: Path) -> None:
    set_up(gui, repository)
    gui.run("bpy.ops.maquette.reconstruct()")
    gui.wait_until("[each.bl_idname for each in window.modal_operators] == ['MAQUETTE_OT_work']", LIMIT)
    wait_for_review(gui)
    # Blender saves nothing by itself while an operator like that is alive.
    gui.move(*gui.viewport_centre())
    gui.wait_until("not window.modal_operators[:]", LIMIT)
    path = save(gui, "review.blend")
    shown = gui.value("(scene.maquette.position, scene.maquette.key)")
    gui.open_file(path)
    assert look_round(gui)["states"] == ["review"]
    assert gui.value("(scene.maquette.position, scene.maquette.key)") == shown
    gui.run("bpy.ops.maquette.approve()")
    gui.wait_until(f"scene.maquette.position > {shown[0]}", LIMIT)
    wait_for_review(gui)
    assert_nothing_is_at_work(gui)
