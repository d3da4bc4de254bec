# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera matched by dragging marks over the reference, and what solvers fit to it, in a real window.

Each test goes on where the one before it ended.
"""

from pathlib import Path
from typing import Any

from maquette.tests.gui.at_work import (
    MODULE,
    assert_nothing_is_at_work,
    look_round,
    set_up,
    wait_for_review,
    wait_for_state,
)
from maquette.tests.gui.display import HEIGHT
from maquette.tests.gui.gui import LIMIT, Gui

CAMERA = "[*scene.camera.location, *scene.camera.rotation_euler, scene.camera.data.lens]"
MARK = f"__import__('sys').modules[{MODULE + '.scene.match.matching'!r}].matching()"
SOLVER = (
    f"[live.view.solved and live.view.solved.solver for live in "
    f"__import__('sys').modules[{MODULE + '.scene.live.open_sessions'!r}].open_sessions()][0]"
)
SOLVED = f"{MARK} is not None and {MARK}.fit is not None"
POINT = f"""
import sys
from {MODULE}.panels.match.layout import match_layout
with bpy.context.temp_override(window=window, area=area, region=region):
    layout = match_layout(bpy.context)
    x, y = layout.place(layout.marks[NUMBER].points[0])
    result = [round(region.x + x), round(region.y + y)]
"""
cameras: dict[str, list[float]] = {}
"""As it was at a moment of the tests below; of the Blender that is tested now."""


def place_of(gui: Gui, number: int) -> tuple[int, int]:
    """Where on the screen the first point of a mark lies."""
    x, y = gui.run(POINT.replace("NUMBER", str(number)))
    return x, HEIGHT - 1 - y


def camera(gui: Gui) -> list[float]:
    values: list[float] = gui.value(CAMERA)
    return values


def difference(one: list[float], other: list[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def marks(gui: Gui) -> Any:
    return gui.value("[list(mark.points) for mark in scene.maquette.match.marks]")


def test_a_match_shows_marks_over_the_view_and_runs_no_operator(gui: Gui, repository: Path) -> None:
    set_up(gui, repository)
    gui.open_sidebar()
    gui.set_sidebar_width(280)
    gui.run("bpy.ops.maquette.reconstruct()")
    wait_for_review(gui)
    gui.run("space.overlay.show_overlays = True")
    gui.settle()
    cameras["before"] = camera(gui)
    gui.click("Match Camera")
    gui.wait_until(SOLVED, LIMIT)
    gui.wait_for("The marks agree to", LIMIT)
    gui.screenshot("match")
    assert look_round(gui)["modal"] == []


def test_dragging_a_mark_moves_the_camera_and_the_panel_tells_how_well_they_agree(gui: Gui) -> None:
    for button in ("first", "second", "first", "second"):
        gui.run(f"bpy.ops.maquette.add_mark(kind={button!r})")
    gui.wait_until(f"len({MARK}.fit.seen) == len(scene.maquette.match.marks)", LIMIT)
    gui.settle()
    number = len(marks(gui)) - 1
    was, before = camera(gui), marks(gui)[number]
    x, y = place_of(gui, number)
    gui.drag((x, y), (x - 20, y - 30))
    assert marks(gui)[number][:2] != before[:2]
    assert marks(gui)[number][2:] == before[2:]
    gui.wait_until(f"max(abs(a - b) for a, b in zip({CAMERA}, {was})) > 0.001", LIMIT)
    assert look_round(gui)["modal"] == []
    gui.screenshot("match_dragged")


def test_undo_takes_back_the_drag_and_the_match_goes_on(gui: Gui) -> None:
    moved = marks(gui)
    gui.press("Z", ctrl=True)
    assert marks(gui) != moved
    assert gui.value(f"{MARK} is not None")


def test_escape_puts_the_camera_back(gui: Gui) -> None:
    kept = marks(gui)
    gui.press("ESC")
    gui.wait_until(f"{MARK} is None", LIMIT)
    assert camera(gui) == cameras["before"]
    assert marks(gui) == kept


def test_confirming_lets_the_camera_stay_as_a_change_of_the_artists(gui: Gui) -> None:
    gui.click("Match Camera")
    gui.wait_until(SOLVED, LIMIT)
    number = len(marks(gui)) - 1
    x, y = place_of(gui, number)
    gui.drag((x, y), (x - 20, y - 30))
    gui.press("RET")
    gui.wait_until(f"{MARK} is None", LIMIT)
    assert difference(camera(gui), cameras["before"]) > 0.001
    gui.wait_for("You have changed the scene since", LIMIT)
    gui.press("Z", ctrl=True)
    gui.wait_until(f"{CAMERA} == {cameras['before']}", LIMIT)


def test_a_solver_is_run_from_its_button_and_says_what_came_of_it(gui: Gui) -> None:
    gui.click("Fit Camera")
    gui.wait_until(f"{SOLVER} == 'camera'", LIMIT)
    wait_for_state(gui, "review")
    gui.wait_for("Fit Camera: ", LIMIT)
    assert_nothing_is_at_work(gui)


def test_escape_in_the_middle_of_a_solver_leaves_all_as_it_was(gui: Gui) -> None:
    was = gui.value("(scene.maquette.position, scene.maquette.key)")
    gui.click("Place Objects")
    wait_for_state(gui, "working")
    gui.press("ESC")
    wait_for_state(gui, "review")
    assert gui.value("(scene.maquette.position, scene.maquette.key)") == was
    assert gui.value(SOLVER) == "camera" and camera(gui) == cameras["before"]
    assert_nothing_is_at_work(gui)
