# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how long a 20 Hz timer in Blender's window waits while a session is at work.

    .venv/bin/python -P -m maquette.tests.benchmarks.measure_responsiveness [5.2|4.3] [--viewport full|light]

First nothing is done, then a stage waits 60 seconds for a server that stays silent, then the
built-in analyst works through a stage with its renders. Waits that overlap running code or a
snapshot are told apart, as are Blender's own drawing of the viewport, which takes hundreds of
milliseconds where there is no graphics card (``light`` draws little), and the longest time that
each part of the extension held the main thread.
"""

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...development.package import REPOSITORY, build
from ..gui import main_thread
from ..gui.at_work import DRAW_LITTLE, LIMIT, PREFERENCES, choose_provider, look_round, wait_for_review
from ..gui.find_blenders import executable
from ..gui.gui import Gui
from ..gui.intervals import Noted, intervals
from ..gui.open_gui import open_gui
from ..unit.providers.model_server import ModelServer, stays_silent

IDLE = 10
WAIT = 60
SIZE, SAMPLES = 256, 16
STOPS = 5


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("version", nargs="?", default="5.2")
    parser.add_argument("--viewport", choices=("full", "light"), default="light")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        package = build(Path(folder))
        with ModelServer() as server, open_gui(executable(options.version), options.version, package) as gui:
            server.acts = [stays_silent]
            threading.Thread(target=server.serve_forever, daemon=True).start()
            gui.open_sidebar()
            prepare(gui, light=options.viewport == "light")
            measure(gui, server.address)
            server.shutdown()


def prepare(gui: Gui, *, light: bool) -> None:
    """The picture chosen, and the notes within reach of Blender."""
    shutil.copy(main_thread.__file__, gui.folder / "gui_main_thread.py")
    picture = shutil.copy(REPOSITORY / "examples" / "coffee.png", gui.folder)
    gui.run(f"import sys; sys.path.append({str(gui.folder)!r})")
    gui.run(
        f"preferences = {PREFERENCES}\n"
        f"preferences.picture_size, preferences.samples = {SIZE}, {SAMPLES}\n"
        f"scene.maquette.reference = {picture!r}"
    )
    if light:
        gui.run(DRAW_LITTLE)
    gui.settle()


def measure(gui: Gui, address: str) -> None:
    """All that is measured, in turn."""
    note(gui)
    time.sleep(IDLE)
    tell("Nothing is done", noted(gui))

    choose_provider(gui, address)
    note(gui)
    gui.run("bpy.ops.maquette.reconstruct()")
    time.sleep(WAIT)
    tell(f"A server stays silent for {WAIT} s", noted(gui))
    print(f"Stop while asking: {stop(gui):.3f} s")
    gui.run("bpy.ops.maquette.discard()")

    choose_provider(gui, "")
    note(gui)
    gui.run("bpy.ops.maquette.reconstruct()")
    wait_for_review(gui)
    tell("The scaffold stage, with renders", noted(gui))
    note(gui)
    gui.run("bpy.ops.maquette.approve()")
    wait_for_review(gui)
    tell("The geometry stage, with renders", noted(gui))

    gui.run("bpy.ops.maquette.approve()")
    for _ in range(STOPS):
        gui.wait_until("bpy.app.is_job_running('RENDER')", LIMIT)
        print(f"Stop while rendering: {stop(gui):.3f} s")
        gui.run("bpy.ops.maquette.resume()")
    stop(gui)


def stop(gui: Gui) -> float:
    """Seconds until nothing is worked on and nothing renders any more."""
    took: float = gui.run(
        "import time; began = time.perf_counter(); bpy.ops.maquette.stop(); result = time.perf_counter() - began"
    )
    seen = look_round(gui)
    assert not seen["working"] and not seen["rendering"], seen
    return took


def note(gui: Gui) -> None:
    """Begin to note."""
    gui.run("import gui_main_thread; gui_main_thread.begin()")


def noted(gui: Gui) -> Noted:
    """What was noted."""
    found: Noted = gui.run("import gui_main_thread; result = gui_main_thread.end()")
    return found


def tell(title: str, found: Noted) -> None:
    """One table: waits by what the session waited for, then the longest of each kind of work."""
    print(f"\n{title} (load {os.getloadavg()[0]:.1f})")
    waits: dict[str, list[float]] = {}
    for seconds, activity, work in intervals(found):
        apart = [label for label in work if label in main_thread.MAY_BLOCK]
        drawn = [label for label in work if label in main_thread.BLENDERS_OWN]
        waits.setdefault((apart or [activity + (", viewport drawn" if drawn else "")])[0], []).append(1000 * seconds)
    for name, values in sorted(waits.items()):
        middle, most, nearly_all = np.percentile(values, (50, 95, 99))
        over = sum(value > 100 for value in values)
        print(
            f"  {name:26} n {len(values):5}  median {middle:4.0f}  95 % {most:4.0f}  99 % {nearly_all:4.0f}"
            f"  max {max(values):4.0f} ms  over 100 ms: {over}"
        )
    longest: dict[str, float] = {}
    for label, began, ended in found["spans"]:
        longest[label] = max(longest.get(label, 0.0), 1000 * (ended - began))
    print("  longest: " + ", ".join(f"{label} {value:.0f} ms" for label, value in sorted(longest.items())))


if __name__ == "__main__":
    main()
