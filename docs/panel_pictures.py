# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the pictures of docs/panel.md, in a real Blender's window.

Run with the developer's environment, `.venv/bin/python -P docs/panel_pictures.py`, after a change to
the panels. It reconstructs examples/coffee.png as an artist would and takes minutes. `--version`,
`--width`, `--size` and `--out` give a look at another Blender, another sidebar or a quick sketch.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from maquette.development.package import build
from maquette.tests.gui.at_work import MODULE, PREFERENCES, new_file, wait_for_review, wait_for_state
from maquette.tests.gui.find_blenders import executable
from maquette.tests.gui.gui import Gui
from maquette.tests.gui.open_gui import open_gui
from maquette.tests.gui.read_texts import joined, read_words

DOCS = Path(__file__).resolve().parent
LIMIT = 600
"""Seconds for one stage at full size."""
COLOURS = 256
"""In the palette of each picture."""
GAP = 6
"""Pixels kept below the last panel."""
TO_THE_END = 30
"""Notches of the wheel that scroll any of these sidebars from end to end."""
DRAWN = 2
"""Seconds until the comparison has read its pictures and is drawn."""
REFUSED = "http://localhost:9/v1"
"""Where no server answers."""
MATCHED = f"len(__import__('sys').modules['{MODULE}.scene.match.matching'].matching().fit.seen) == 2"
"""The camera is solved from the marks that were added."""
SUB_PANELS = ("What Changed", "Measurements", "Checklist", "Attempts", "Code", "Fit to the Reference", "Program")
"""Below a review, from the top down; the last two are panels of their own."""
CUT_OFF = 'Here is the blueprint:\n\n```json\n{"title": "coffee", "objects": ['
"""What a chat may say."""
MOVE_THE_FIRST = """
first, second = sorted((each for each in scene.objects if each.type == "MESH"), key=lambda each: each.name)[:2]
bpy.ops.object.select_all(action="DESELECT")
first.select_set(True)
window.view_layer.objects.active = first
bpy.ops.transform.translate("EXEC_DEFAULT", True, value=(0.0, 0.0, 0.02))
"""
SELECT_THE_SECOND = """
first, second = sorted((each for each in scene.objects if each.type == "MESH"), key=lambda each: each.name)[:2]
bpy.ops.object.select_all(action="DESELECT")
second.select_set(True)
window.view_layer.objects.active = second
"""


@dataclass(frozen=True)
class Studio:
    """A window and how its pictures are taken."""

    gui: Gui
    out: Path
    width: int
    """Of the sidebar, pixels."""
    size: int
    """Of the session's renders, pixels."""

    def furnish(self) -> None:
        """Make Blender ready for its portrait; anew after each start."""
        # An opaque sidebar ends where its panels do, whatever the viewport shows.
        self.gui.run(
            "bpy.context.preferences.system.use_region_overlap = False\n"
            f"preferences = {PREFERENCES}\n"
            f"preferences.picture_size = {self.size}"
        )
        self.gui.open_sidebar()
        self.gui.set_sidebar_width(self.width)

    def sidebar(self, name: str) -> None:
        """Keep the sidebar of a viewport that fills the window, down to its last panel."""
        self._fill_window(True)
        self.gui.settle()
        with Image.open(self.gui.screenshot(name, "sidebar")) as picture:
            self._keep(name, trimmed(picture.convert("RGB")))
        self._fill_window(False)

    def sub_panel(self, title: str) -> None:
        """Keep one panel below a review, opened."""
        self._fill_window(True)
        self._click_title(title)
        self.gui.scroll("WHEELDOWNMOUSE", TO_THE_END)
        picture, titles = self._titles()
        following = SUB_PANELS[SUB_PANELS.index(title) + 1 :]
        end = next((titles[each] for each in following if each in titles), picture.height)
        self._keep(title.lower().replace(" ", "_"), picture.crop((0, titles.get(title, 0), picture.width, end)))
        self._click_title(title)
        self.gui.scroll("WHEELUPMOUSE", TO_THE_END)
        self._fill_window(False)

    def _fill_window(self, fill: bool) -> None:
        """Let the viewport fill the window, or no longer; Blender may miss a key while it draws."""
        for _ in range(5):
            if self.gui.value("window.screen.show_fullscreen") != fill:
                self.gui.press("SPACE", ctrl=True)

    def _click_title(self, title: str) -> None:
        self.gui.scroll("WHEELDOWNMOUSE", TO_THE_END)
        _, titles = self._titles()
        x, y = self.gui.value("(sidebar.x + sidebar.width // 2, window.height - sidebar.y - sidebar.height)")
        self.gui.click_at(x, y + titles[title] + 14)

    def _titles(self) -> tuple[Image.Image, dict[str, int]]:
        """The sidebar, and the first row of each of ``SUB_PANELS`` that is in sight."""
        with Image.open(self.gui.screenshot("sidebar", "sidebar")) as shot:
            picture = shot.convert("RGB")
        lines = [joined(words) for words in read_words(picture)]
        found = {title: line.top - 9 for line in lines for title in SUB_PANELS if line.words.strip("v>Vy ") == title}
        return picture, found

    def preferences(self) -> None:
        """Keep the extension's own part of Blender's preferences, shown where the viewport was."""
        gui = self.gui
        right, bottom = gui.value("(area.x + area.width, window.height - area.y)")
        gui.run("bpy.ops.maquette.open_preferences()")
        gui.wait_until("len(bpy.context.window_manager.windows) == 2", 20)
        gui.run(
            "with bpy.context.temp_override(window=bpy.context.window_manager.windows[1]):\n"
            "    bpy.ops.wm.window_close()\n"
            "area.type = 'PREFERENCES'"
        )
        gui.settle()
        with Image.open(gui.screenshot("preferences")) as shot:
            picture = shot.convert("RGB")
        (heading,) = [line for line in map(joined, read_words(picture)) if line.words == "Who Answers"]
        self._keep("preferences", picture.crop((heading.left - 8, heading.top - 8, right - 16, bottom)))
        gui.run("next(each for each in window.screen.areas if each.type == 'PREFERENCES').type = 'VIEW_3D'")
        gui.open_sidebar()

    def window(self, name: str) -> None:
        """Keep the whole window."""
        with Image.open(self.gui.screenshot(name)) as picture:
            self._keep(name, picture.convert("RGB"))

    def _keep(self, name: str, picture: Image.Image) -> None:
        self.out.mkdir(parents=True, exist_ok=True)
        path = self.out / f"{name}.png"
        picture.quantize(COLOURS, kmeans=2).save(path, optimize=True)
        print(f"{name}: {picture.width} x {picture.height}, {path.stat().st_size / 1000:.0f} kB", flush=True)


def trimmed(picture: Image.Image) -> Image.Image:
    """Without the empty part at the bottom."""
    background = picture.getpixel((4, picture.height - 2))
    content = picture.crop((0, 0, picture.width - 24, picture.height))
    box = ImageChops.difference(content, Image.new("RGB", content.size, background)).getbbox()
    return picture.crop((0, 0, picture.width, min(picture.height, box[3] + GAP))) if box else picture


def before_a_session(studio: Studio) -> None:
    """From an empty sidebar to the button, and what may be in the way."""
    gui = studio.gui
    gui.run("scene.maquette.reference = ''")
    studio.sidebar("no_reference")
    gui.run("scene.maquette.reference = '//coffee.png'")
    studio.sidebar("ready")
    preferences = f"preferences = {PREFERENCES}\n"
    remote = "server.address, server.model = 'https://openrouter.ai/api/v1', 'maker/model'"
    gui.run(f"{preferences}preferences.provider = 'compatible'\nserver = preferences.compatible\n{remote}")
    studio.sidebar("offline")
    gui.run("bpy.context.preferences.system.use_online_access = True")
    studio.sidebar("key_missing")
    studio.preferences()
    gui.run(f"bpy.context.preferences.system.use_online_access = False\n{preferences}preferences.provider = 'builtin'")


def a_session(studio: Studio) -> None:
    """Every state of a reconstruction that goes well, and of one that is stopped and taken in hand."""
    gui = studio.gui
    gui.click("Reconstruct")
    wait_for_state(gui, "blueprint", LIMIT)
    gui.run("bpy.context.window_manager.maquette.blueprint_object = 2")
    time.sleep(DRAWN)
    studio.sidebar("blueprint")
    gui.click("Build This")
    wait_for_state(gui, "review", LIMIT)
    studio.sidebar("review_scaffold")
    gui.click("Approve")
    wait_for_attempt(gui)
    studio.sidebar("running")
    wait_for_state(gui, "review", LIMIT)
    studio.sidebar("review")
    for title in SUB_PANELS[:-2]:
        studio.sub_panel(title)
    gui.click("Scaffold")
    studio.sidebar("looking_back")
    gui.click("Back to the Present")
    gui.run(MOVE_THE_FIRST)
    gui.wait_for("Kept as You Made Them", 20)
    gui.run(SELECT_THE_SECOND)
    gui.settle()
    gui.click("Lock")
    studio.sidebar("by_hand")
    gui.click("Approve")
    wait_for_attempt(gui)
    gui.click("Stop")
    wait_for_state(gui, "stopped")
    studio.sidebar("stopped")
    gui.click("Continue")
    wait_for_state(gui, "review", LIMIT)
    gui.type_into("What should be different?", "the saucer is darker")
    gui.click("Retry")
    wait_for_attempt(gui)
    wait_for_state(gui, "review", LIMIT)
    gui.run("bpy.ops.object.select_all(action='DESELECT')")
    gui.wait_for("Review: Materials")
    studio.window("review_window")
    gui.click("Compare")
    time.sleep(DRAWN)
    studio.window("compare_window")
    match_camera(studio)
    for stage in ("Composition", "Lighting"):
        gui.click("Approve")
        gui.wait_for(f"Review: {stage}", LIMIT)
    gui.click("Approve")
    wait_for_state(gui, "done", LIMIT)
    gui.wait_for("Export Program")
    studio.sidebar("done")
    studio.window("done_window")


def match_camera(studio: Studio) -> None:
    """The match of the camera to two rims, in place of the edges that it begins with."""
    gui = studio.gui
    gui.click("Match Camera")  # The comparison ends with that.
    for kind in ("first", "first", "second", "second"):
        gui.run(f"bpy.ops.maquette.remove_mark(kind={kind!r})")
    for kind in ("circle", "circle"):
        gui.run(f"bpy.ops.maquette.add_mark(kind={kind!r})")
    gui.wait_until(MATCHED, LIMIT)
    time.sleep(DRAWN)
    studio.window("match_window")
    gui.press("ESC")


def wait_for_attempt(gui: Gui) -> None:
    """Wait until an attempt is being made."""
    sessions = f"__import__('sys').modules['{MODULE}.scene.live.open_sessions'].open_sessions()"
    gui.wait_until(f"any(live.stretch and live.view.attempt for live in {sessions})", LIMIT)


def what_goes_wrong(studio: Studio) -> None:
    """A server that does not answer, and a Blender that is killed."""
    gui = studio.gui
    blend = gui.folder / "table.blend"
    new_file(gui)
    gui.run(f"bpy.ops.wm.save_as_mainfile(filepath={str(blend)!r})\nscene.maquette.reference = '//coffee.png'")
    studio.furnish()
    gui.run(
        f"preferences = {PREFERENCES}\npreferences.provider = 'compatible'\n"
        f"preferences.compatible.address, preferences.compatible.model = {REFUSED!r}, 'a model'"
    )
    gui.run("bpy.ops.maquette.reconstruct()")
    wait_for_state(gui, "failed", LIMIT)
    studio.sidebar("failed")
    new_file(gui)
    studio.furnish()
    gui.run(
        f"{PREFERENCES}.provider = 'builtin'\n"
        f"bpy.ops.wm.save_as_mainfile(filepath={str(blend)!r})\nscene.maquette.reference = '//coffee.png'"
    )
    gui.run("bpy.ops.maquette.reconstruct()")
    wait_for_review(gui)
    gui.run("bpy.ops.maquette.approve()")
    wait_for_attempt(gui)
    gui.run("bpy.ops.wm.save_mainfile()")
    gui.blender.kill()
    gui.blender.start(str(blend))
    studio.furnish()
    wait_for_state(gui, "interrupted")
    studio.sidebar("interrupted")
    new_file(gui)
    studio.furnish()
    studio.sidebar("interrupted_elsewhere")


def a_question_carried(studio: Studio) -> None:
    """A question that waits for a person, and an answer that does not fit."""
    gui = studio.gui
    new_file(gui)
    gui.run(
        f"bpy.ops.wm.save_as_mainfile(filepath={str(gui.folder / 'carried.blend')!r})\n"
        "scene.maquette.reference = '//coffee.png'"
    )
    studio.furnish()
    gui.run(f"{PREFERENCES}.provider = 'relay'\nbpy.ops.maquette.reconstruct()")
    gui.wait_for("A question waits", LIMIT)
    studio.sidebar("waiting")
    gui.run(f"bpy.context.window_manager.clipboard = {CUT_OFF!r}")
    gui.click("Paste Answer")
    gui.wait_for("has no end", LIMIT)
    studio.sidebar("complaint")
    gui.click("Stop")
    wait_for_state(gui, "stopped")
    gui.run(f"{PREFERENCES}.provider = 'builtin'")


CHAPTERS = {
    "before": before_a_session,
    "session": a_session,
    "trouble": what_goes_wrong,
    "relay": a_question_carried,
}


def main(chapters: Sequence[str], version: str, width: int, size: int, out: Path) -> None:
    """Take the pictures of these chapters, or all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_gui(executable(version), version, build(Path(folder))) as gui,
    ):
        shutil.copy(DOCS.parent / "examples" / "coffee.png", gui.folder)
        gui.run(f"bpy.ops.wm.save_as_mainfile(filepath={str(gui.folder / 'coffee.blend')!r})")
        gui.run("scene.maquette.reference = '//coffee.png'")
        studio = Studio(gui, out, width, size)
        studio.furnish()
        for name in chapters or CHAPTERS:
            CHAPTERS[name](studio)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help=f"only these: {', '.join(CHAPTERS)}")
    parser.add_argument("--version", default="5.2")
    parser.add_argument("--width", type=int, default=280)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--out", type=Path, default=DOCS / "images" / "panel")
    given = parser.parse_args()
    main(given.chapters, given.version, given.width, given.size, given.out)
