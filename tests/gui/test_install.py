# SPDX-License-Identifier: GPL-3.0-or-later
"""The zip in an artist's Blender: it installs, enables lightly, and leaves nothing behind when disabled."""

import json
import shutil
import time
from pathlib import Path

import pytest

from maquette.tests.gui import inventory
from maquette.tests.gui.at_work import MODULE, PREFERENCES
from maquette.tests.gui.gui import LIMIT, Gui

HEAVY = ("PIL", "numpy", "openai", "google.genai", f"{MODULE}.agent.vision", f"{MODULE}.scene.kit")
SLOWEST = 2.0
"""Seconds of processor time; ten times the 0.2 s that it may take, since a slow machine must not fail a test."""

MEASURE = f"""
import addon_utils, json, sys, time
before = set(sys.modules)
start = time.process_time()
addon_utils.enable({MODULE!r})
seconds = time.process_time() - start
enabled = addon_utils.check({MODULE!r})[1]
print("MEASURED", json.dumps([seconds, enabled, sorted(set(sys.modules) - before)]))
"""

LEAVE_ONE_OF_EACH = """
import bpy, types
left = types.ModuleType("left_behind")
exec('''
import bpy
def timer(): return 60.0
def handler(*_): pass
def draw(*_): pass
class LEFT_PT_behind(bpy.types.Panel):
    bl_label, bl_space_type, bl_region_type = "Left", "VIEW_3D", "UI"
    def draw(self, context): pass
''', left.__dict__)
bpy.utils.register_class(left.LEFT_PT_behind)
bpy.app.timers.register(left.timer, first_interval=60.0)
bpy.app.handlers.undo_post.append(left.handler)
bpy.types.VIEW3D_MT_view.append(left.draw)
bpy.app.driver_namespace["left"] = left, bpy.types.SpaceView3D.draw_handler_add(left.draw, (), "WINDOW", "POST_PIXEL")
"""

TAKE_IT_AWAY = """
left, handle = bpy.app.driver_namespace.pop("left")
bpy.types.SpaceView3D.draw_handler_remove(handle, "WINDOW")
bpy.types.VIEW3D_MT_view.remove(left.draw)
bpy.app.handlers.undo_post.remove(left.handler)
bpy.app.timers.unregister(left.timer)
bpy.utils.unregister_class(left.LEFT_PT_behind)
"""


@pytest.fixture(scope="module")
def with_inventory(gui: Gui) -> Gui:
    """Blender, able to import ``inventory``."""
    shutil.copy(Path(inventory.__file__), gui.folder / "gui_inventory.py")
    gui.run(f"import sys; sys.path.append({str(gui.folder)!r})")
    return gui


def take_inventory(gui: Gui, package: str = MODULE) -> dict[str, list[str]]:
    found: dict[str, list[str]] = gui.run(f"import gui_inventory; result = gui_inventory.take_inventory({package!r})")
    return found


def wait_until_timers_are_through(gui: Gui) -> None:
    """Enabling starts timers that fire once."""
    deadline = time.monotonic() + LIMIT
    while take_inventory(gui)["timers"]:
        assert time.monotonic() < deadline, "a timer goes on though nothing is being done"
        time.sleep(0.2)


def test_it_installs_without_a_policy_violation(gui: Gui) -> None:
    listed = gui.blender.command("extension", "list")
    assert "maquette" in listed
    assert "policy violation" not in listed.lower()


def test_the_sidebar_has_its_tab(gui: Gui) -> None:
    assert gui.value("sidebar.active_panel_category") == "Maquette"
    gui.wait_for("Reconstruct")


def test_the_sidebar_says_in_plain_words_which_clients_the_small_zip_lacks(gui: Gui) -> None:
    for provider, client in (("openai", "OpenAI"), ("gemini", "Gemini")):
        gui.run(f"{PREFERENCES}.provider = {provider!r}; sidebar.tag_redraw()")
        gui.wait_for(f"{client} client for Python")
        gui.wait_for("Install the package that was made")
    gui.run(f"{PREFERENCES}.provider = 'builtin'; sidebar.tag_redraw()")
    gui.wait_for("Works on this computer")


def test_enabling_is_quick_and_loads_nothing_heavy(gui: Gui) -> None:
    printed = gui.blender.run("--background", "--factory-startup", "--python-expr", MEASURE)
    (measured,) = (line for line in printed.splitlines() if line.startswith("MEASURED "))
    seconds, enabled, loaded = json.loads(measured.removeprefix("MEASURED "))
    print(f"enabling took {seconds:.3f} s and loaded {len(loaded)} modules")
    assert enabled
    assert not [module for module in loaded if module.startswith(HEAVY)]
    assert seconds < SLOWEST


def test_what_is_left_behind_would_be_found(with_inventory: Gui) -> None:
    gui = with_inventory
    gui.run(LEAVE_ONE_OF_EACH)
    left = take_inventory(gui, "left_behind")
    gui.run(TAKE_IT_AWAY)
    assert left["classes"] == ["LEFT_PT_behind"]
    assert left["timers"] == ["timer"]
    assert left["handlers"] == ["undo_post: handler"]
    assert left["draw handlers"] == ["draw"]
    assert left["drawn into"] == ["VIEW3D_MT_view: draw"]


def test_disabling_leaves_nothing_behind(with_inventory: Gui) -> None:
    gui = with_inventory
    wait_until_timers_are_through(gui)
    enabled = take_inventory(gui)
    assert enabled["classes"]
    assert enabled["properties"]
    references = []
    for _ in range(10):
        gui.run(f"import addon_utils; addon_utils.disable({MODULE!r})")
        disabled = take_inventory(gui)
        threads = disabled.pop("threads")
        assert not [name for name in threads if "maquette" in name.lower()]
        assert len(threads) <= len(enabled["threads"])
        assert not any(disabled.values()), disabled
        references.append(gui.run(f"import gui_inventory; result = gui_inventory.count_references({MODULE!r})"))
        gui.run(f"import addon_utils; addon_utils.enable({MODULE!r})")
    assert {name: count for name, count in references[-1].items() if count > references[0].get(name, count)} == {}
    wait_until_timers_are_through(gui)
    assert take_inventory(gui) == enabled
