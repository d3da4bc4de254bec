# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the artist does while a stage is being worked on: Blender stays whole and the session can go on."""

from pathlib import Path

import pytest

from maquette.tests.gui.at_work import (
    MODULE,
    assert_nothing_is_at_work,
    begin,
    choose_provider,
    go_on,
    new_file,
    set_up,
    wait_for_phase,
    wait_for_review,
    wait_for_state,
)
from maquette.tests.gui.gui import LIMIT, Gui
from maquette.tests.unit.providers.model_server import ModelServer

SAMPLES = 2000
"""So many that a render lasts for seconds."""


@pytest.fixture
def at_work(gui: Gui, repository: Path, silent_server: ModelServer, phase: str) -> Gui:
    """Blender in the middle of ``phase`` of the first stage."""
    address = silent_server.address if phase == "asking" else ""
    set_up(gui, repository, address=address, samples=SAMPLES if phase == "rendering" else 4)
    begin(gui, phase)
    return gui


def assert_it_goes_on(gui: Gui) -> None:
    """To the end of the stage, with the built-in analyst."""
    choose_provider(gui, "")
    go_on(gui)
    wait_for_review(gui)
    assert_nothing_is_at_work(gui)


@pytest.mark.parametrize("phase", ["asking"])
def test_escape_stops_and_continue_goes_on(at_work: Gui) -> None:
    # Not while rendering: there Esc is for Blender's own render job, which simulated keys do not end.
    at_work.press("ESC")
    wait_for_state(at_work, "stopped")
    found = assert_nothing_is_at_work(at_work)
    assert found["troubles"] == ["Stopped by you."]
    assert_it_goes_on(at_work)


@pytest.mark.parametrize("phase", ["asking"])
def test_the_button_stops_too(at_work: Gui) -> None:
    at_work.open_sidebar()
    at_work.click("Stop")
    wait_for_state(at_work, "stopped")
    assert_nothing_is_at_work(at_work)


def test_undo_in_the_middle_ends_the_work(at_work: Gui) -> None:
    at_work.press("Z", ctrl=True)
    found = assert_nothing_is_at_work(at_work)
    assert "working" not in found["states"]


@pytest.mark.usefixtures("render_jobs")
@pytest.mark.parametrize("phase", ["rendering"])
def test_undo_in_the_middle_of_a_stage_goes_back_to_its_beginning_and_redo_to_the_middle(at_work: Gui) -> None:
    made = at_work.value("[each.name for each in scene.objects]")
    at_work.press("Z", ctrl=True)
    assert assert_nothing_is_at_work(at_work)["states"] == ["blueprint"]
    assert at_work.value("len(scene.objects)") == 0
    at_work.press("Z", ctrl=True, shift=True)
    assert assert_nothing_is_at_work(at_work)["states"] == ["stopped"]
    assert at_work.value("[each.name for each in scene.objects]") == made
    at_work.press("Z", ctrl=True)
    at_work.run("bpy.ops.maquette.build()")
    wait_for_phase(at_work, "rendering")
    at_work.press("Z", ctrl=True, shift=True)
    assert assert_nothing_is_at_work(at_work)["states"] == ["stopped"]
    assert_it_goes_on(at_work)


def test_another_file_is_opened(at_work: Gui) -> None:
    path = at_work.folder / "other.blend"
    at_work.run(f"bpy.ops.wm.save_as_mainfile(filepath={str(path)!r}, copy=True)")
    at_work.open_file(path)
    found = assert_nothing_is_at_work(at_work)
    assert "working" not in found["states"]


def test_a_new_file_is_begun(at_work: Gui) -> None:
    new_file(at_work)
    assert assert_nothing_is_at_work(at_work)["states"] == []


def test_the_window_is_closed_while_another_stays(
    gui: Gui, repository: Path, silent_server: ModelServer, phase: str
) -> None:
    address = silent_server.address if phase == "asking" else ""
    set_up(gui, repository, address=address, samples=SAMPLES if phase == "rendering" else 4)
    gui.run("bpy.ops.wm.window_new_main()")
    gui.wait_until("len(bpy.context.window_manager.windows) == 2", LIMIT)
    begin(gui, phase, window=1)
    gui.run(
        "def close():\n"
        "    with bpy.context.temp_override(window=bpy.context.window_manager.windows[1]):\n"
        "        bpy.ops.wm.window_close()\n"
        "bpy.app.timers.register(close)"
    )
    gui.wait_until("len(bpy.context.window_manager.windows) == 1", LIMIT)
    wait_for_state(gui, "stopped")
    assert_nothing_is_at_work(gui)
    gui.run("window.scene = next(each for each in bpy.data.scenes if each.maquette.session)")
    assert_it_goes_on(gui)


def test_the_extension_is_disabled_and_enabled_again(at_work: Gui) -> None:
    at_work.run(f"import addon_utils; addon_utils.disable({MODULE!r})")
    # Blender forgets an operator whose class was taken away at the next event, of which artists cause plenty.
    at_work.move(*at_work.viewport_centre())
    at_work.settle()
    assert_nothing_is_at_work(at_work)
    at_work.run(f"import addon_utils; addon_utils.enable({MODULE!r})")
    wait_for_state(at_work, "stopped")
    assert_it_goes_on(at_work)


def test_blender_quits(at_work: Gui) -> None:
    process = at_work.blender._process
    at_work.blender.stop()
    assert process is not None and process.returncode == 0
    at_work.blender.start()
    at_work.open_sidebar()
