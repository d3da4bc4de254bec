# SPDX-License-Identifier: GPL-3.0-or-later
"""A session at work in Blender's window: begun, caught in a phase, and looked at from outside."""

import shutil
import time
from pathlib import Path
from typing import Any

from PIL import ImageGrab

from .display import HEIGHT, WIDTH
from .gui import LIMIT, Gui
from .read_texts import joined, read_words

MODULE = "bl_ext.user_default.maquette"
PREFERENCES = f"bpy.context.preferences.addons[{MODULE!r}].preferences"
STATUS_BAR = 26
"""Height in pixels."""

DRAW_LITTLE = """
bpy.context.preferences.system.viewport_aa = 'OFF'
space.overlay.show_overlays = False
space.shading.type = 'WIREFRAME'
"""
"""Else a machine without a graphics card draws the viewport for longer than all else takes."""

LOOK_ROUND = f"""
import importlib, sys, threading
sessions = importlib.import_module("{MODULE}.scene.live.open_sessions") if "{MODULE}" in sys.modules else None
opened = sessions.open_sessions() if sessions else ()
kinds = (bpy.data.scenes, bpy.data.collections, bpy.data.objects, bpy.data.materials, bpy.data.worlds, bpy.data.lights)
modal = [each.bl_idname for window in bpy.context.window_manager.windows for each in window.modal_operators]
result = {{
    "states": [live.view.state for live in opened],
    "troubles": [live.view.trouble.cause for live in opened if live.view.trouble],
    "folders": [str(live.folder.root) for live in opened],
    "working": [live.session for live in opened if live.stretch],
    "modal": [name for name in modal if name.startswith("MAQUETTE")],
    "threads": [thread.name for thread in threading.enumerate() if thread.name.startswith("maquette")],
    "temporary": [entry.name for kind in kinds for entry in kind if entry.get("maquette_look")],
    "rendering": bpy.app.is_job_running("RENDER"),
}}
"""


def set_up(gui: Gui, repository: Path, *, address: str = "", samples: int = 4, mode: str = "REVIEW") -> None:
    """A new file with the reference chosen; the server at ``address`` answers, else the built-in analyst."""
    picture = shutil.copy(repository / "examples" / "coffee.png", gui.folder)
    new_file(gui)
    gui.run(DRAW_LITTLE)
    choose_provider(gui, address)
    gui.run(
        f"preferences = {PREFERENCES}\n"
        f"preferences.picture_size, preferences.samples = 64, {samples}\n"
        f"scene.maquette.reference, scene.maquette.mode = {picture!r}, {mode!r}"
    )


def choose_provider(gui: Gui, address: str) -> None:
    """Let the server at ``address`` answer or, without one, the built-in analyst."""
    provider = "compatible" if address else "builtin"
    gui.run(f"preferences = {PREFERENCES}\npreferences.provider = {provider!r}")
    if address:
        gui.run(f"server = {PREFERENCES}.compatible\nserver.address, server.model = {address!r}, 'a model'")


def new_file(gui: Gui) -> None:
    """File > New, whatever is being done."""
    gui.run(
        "bpy.app.driver_namespace['opened'] = False\n"
        "def load():\n"
        "    bpy.ops.wm.read_homefile()\n"
        "    bpy.app.driver_namespace.pop('opened', None)\n"
        "bpy.app.timers.register(load, persistent=True)"
    )
    gui.wait_until("'opened' not in bpy.app.driver_namespace", LIMIT)


def begin(gui: Gui, phase: str, window: int = 0) -> None:
    """Reconstruct in one of Blender's windows, and wait until it is in the middle of ``phase``."""
    _click_in(gui, "reconstruct", window)
    if phase == "rendering":
        wait_for_state(gui, "blueprint")
        _click_in(gui, "build", window)
    wait_for_phase(gui, phase)


def _click_in(gui: Gui, operator: str, window: int) -> None:
    gui.run(
        f"with bpy.context.temp_override(window=bpy.context.window_manager.windows[{window}]):\n"
        f"    bpy.ops.maquette.{operator}()"
    )


def wait_for_phase(gui: Gui, phase: str) -> None:
    """Wait until the session at work is ``asking`` or ``rendering``."""
    deadline = time.monotonic() + LIMIT
    while (found := look_round(gui))["states"] != ["working"] or (phase == "rendering" and not found["rendering"]):
        assert not {"stopped", "failed"} & set(found["states"]), f"instead of {phase}: {found['troubles']}"
        assert time.monotonic() < deadline, f"after {LIMIT} s it is not {phase}: {found}"
        time.sleep(0.05)


def wait_for_state(gui: Gui, state: str, limit: float = LIMIT) -> None:
    """Wait until the one open session is in ``state``."""
    deadline = time.monotonic() + limit
    while (states := look_round(gui)["states"]) != [state]:
        assert time.monotonic() < deadline, f"after {limit} s the open sessions are {states}, not one {state}"
        time.sleep(0.05)


def wait_for_review(gui: Gui) -> None:
    """Wait until a stage is reviewed; what is read of the picture on the way there is built as it is."""
    deadline = time.monotonic() + LIMIT
    while (states := look_round(gui)["states"]) != ["review"]:
        if states == ["blueprint"]:
            gui.run("bpy.ops.maquette.build()")
        assert time.monotonic() < deadline, f"after {LIMIT} s the open sessions are {states}"
        time.sleep(0.05)


def look_round(gui: Gui) -> dict[str, Any]:
    """What is open, at work and left behind."""
    found: dict[str, Any] = gui.run(LOOK_ROUND)
    return found


def go_on(gui: Gui) -> None:
    """Continue, as the button does."""
    gui.run("bpy.ops.maquette.resume()")


def assert_nothing_is_at_work(gui: Gui) -> dict[str, Any]:
    """No modal operator, thread, render, temporary data or mark of work is left; what there is."""
    gui.wait_until("not bpy.app.is_job_running('RENDER')", LIMIT)
    gui.wait_until("not [t for t in __import__('threading').enumerate() if t.name.startswith('maquette')]", LIMIT)
    found = look_round(gui)
    assert not found["working"]
    assert found["modal"] == []
    assert found["temporary"] == []
    for mark in (gui.folder / "profile").rglob("running.json"):
        raise AssertionError(f"still marked as being worked on: {mark}")
    gui.settle()
    assert "Stop" not in status_bar(gui)
    return found


def status_bar(gui: Gui) -> str:
    """What can be read at the bottom of the window."""
    bar = ImageGrab.grab(bbox=(0, HEIGHT - STATUS_BAR, WIDTH, HEIGHT), xdisplay=gui.blender.display)
    return " ".join(joined(words).words for words in read_words(bar))
