# SPDX-License-Identifier: GPL-3.0-or-later
"""While a stage is worked on, Blender answers the artist's hand, and Stop is obeyed at once."""

import shutil
import statistics
import time
from pathlib import Path

import pytest

from maquette.tests.gui import main_thread
from maquette.tests.gui.at_work import (
    assert_nothing_is_at_work,
    begin,
    look_round,
    set_up,
    wait_for_phase,
    wait_for_review,
)
from maquette.tests.gui.gui import LIMIT, Gui
from maquette.tests.gui.intervals import longest_of_ours, waited
from maquette.tests.unit.providers.model_server import ModelServer

IDLE = 5
"""Seconds for which Blender is watched doing nothing."""
WAIT = 10
"""Seconds of a silent server's 60: the rest is no different."""
ALLOWED = 0.1
"""Seconds of work on the main thread at a stretch, outside running code and snapshots."""
STOP = 1.0
"""Seconds within which Stop is obeyed on a machine that does nothing else."""
SPIN = 0.2
"""Seconds of processor time after which it is known how busy a machine is."""


def times_slower() -> float:
    """How many times as long as alone a program takes now, for all that others do."""
    wall, own = time.monotonic(), time.thread_time()
    while time.thread_time() - own < SPIN:
        pass
    return (time.monotonic() - wall) / SPIN


@pytest.fixture
def watched(gui: Gui) -> Gui:
    """Blender, able to import ``main_thread``."""
    shutil.copy(main_thread.__file__, gui.folder / "gui_main_thread.py")
    gui.run(f"import sys; sys.path.append({str(gui.folder)!r})")
    return gui


def test_waiting_for_a_server_costs_no_time(watched: Gui, repository: Path, silent_server: ModelServer) -> None:
    set_up(watched, repository, address=silent_server.address)
    watched.run("import gui_main_thread; gui_main_thread.begin()")
    time.sleep(IDLE)
    idle = waited(watched.run("import gui_main_thread; result = gui_main_thread.end()"))
    begin(watched, "asking")
    # What is shown first is loaded and drawn.
    time.sleep(2)
    watched.run("import gui_main_thread; gui_main_thread.begin()")
    time.sleep(WAIT)
    noted = watched.run("import gui_main_thread; result = gui_main_thread.end()")
    asking, (seconds, label) = waited(noted), longest_of_ours(noted)
    watched.run("bpy.ops.maquette.stop()")
    assert_nothing_is_at_work(watched)
    assert len(asking) > WAIT * 5
    assert statistics.median(asking) < statistics.median(idle) + 0.05
    # Waits as such are no measure: without a graphics card Blender draws for longer than that.
    assert seconds < ALLOWED, f"{label} took {seconds:.3f} s"


@pytest.mark.usefixtures("render_jobs")
def test_a_whole_stage_never_keeps_the_main_thread_for_long(watched: Gui, repository: Path) -> None:
    set_up(watched, repository)
    watched.run("import gui_main_thread; gui_main_thread.begin()")
    watched.run("bpy.ops.maquette.reconstruct()")
    wait_for_review(watched)
    noted = watched.run("import gui_main_thread; result = gui_main_thread.end()")
    seconds, label = longest_of_ours(noted)
    assert seconds < 2 * ALLOWED, f"{label} took {seconds:.3f} s"


def test_stop_is_obeyed_within_a_second(gui: Gui, repository: Path, silent_server: ModelServer, phase: str) -> None:
    address = silent_server.address if phase == "asking" else ""
    set_up(gui, repository, address=address, samples=20_000 if phase == "rendering" else 4)
    begin(gui, phase)
    taken = []
    for attempt in range(3):
        if attempt:
            gui.run("bpy.ops.maquette.resume()")
            wait_for_phase(gui, phase)
        begun = time.monotonic()
        gui.run("bpy.ops.maquette.stop()")
        while (found := look_round(gui))["working"] or found["rendering"]:
            assert time.monotonic() < begun + LIMIT, "Stop was not obeyed"
            time.sleep(0.02)
        taken.append((time.monotonic() - begun) / times_slower())
        assert_nothing_is_at_work(gui)
    assert statistics.median(taken) < STOP, taken
