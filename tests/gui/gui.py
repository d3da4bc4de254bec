# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test does in Blender's window: click, type, look, wait. Reads as an artist would tell it."""

import time
from pathlib import Path
from typing import Any

from .blender_process import BlenderProcess
from .display import HEIGHT, WIDTH
from .find_text import find_text
from .read_texts import WAYS, Text, Way, joined
from .sight import Box, Eye, Sight

EVENT_PAUSE = 0.03
"""Seconds after each event, in which Blender handles it and draws."""
LIMIT = 300
"""Seconds for what takes ten on an idle machine."""
MOVES_AWAY = 5
"""Times that a text may do so while it is read, before it is clicked all the same."""
KEYS = {" ": "SPACE", "\n": "RET", "\t": "TAB"}


class Gui:
    """A Blender in a window. Regions are named "sidebar" and "window"."""

    def __init__(self, blender: BlenderProcess, shots: Path) -> None:
        self.blender = blender
        self.shots = shots
        self._pointer = (WIDTH // 2, HEIGHT // 2)
        self._eye = Eye(blender.display)

    @property
    def folder(self) -> Path:
        """Files that are put here have the same path in Blender."""
        return self.blender.folder

    # What Blender knows.

    def value(self, expression: str, limit: float = LIMIT) -> Any:
        """``expression`` as computed in Blender, where JSON can say it, else its repr.

        It may speak of ``bpy``, ``scene``, ``window``, ``area`` (the 3D viewport), ``space``,
        ``region`` and ``sidebar``.
        """
        return self.blender.ask("value", expression, limit)

    def run(self, statements: str, limit: float = LIMIT) -> Any:
        """Run ``statements`` in Blender and return what they called ``result``."""
        return self.blender.ask("run", statements, limit)

    def wait_until(self, expression: str, limit: float) -> Any:
        """Wait for ``expression`` to be true in Blender; its value. Fails after ``limit`` seconds."""
        deadline = time.monotonic() + limit
        while True:
            value = self.value(expression)
            if value:
                return value
            assert time.monotonic() < deadline, f"after {limit} s it is still not true that {expression}"
            time.sleep(0.1)

    def open_file(self, path: Path, limit: float = LIMIT) -> None:
        """Open a .blend as the File menu does, and the sidebar's tab with it."""
        self.run("bpy.app.driver_namespace['opened'] = False")
        self.blender.ask("load", str(path), limit)
        self.wait_until(f"bpy.data.filepath == {str(path)!r} and 'opened' not in bpy.app.driver_namespace", limit)

    # What is seen.

    def open_sidebar(self, tab: str = "Maquette") -> None:
        """Show the 3D viewport's sidebar with this tab in front."""
        self.run("space.show_region_ui = True")
        # The tab can be chosen only when the sidebar has been drawn once.
        self.wait_until("sidebar.width > 1 and sidebar.active_panel_category not in {'', 'UNSUPPORTED'}", LIMIT)
        self.run(f"sidebar.active_panel_category = {tab!r}; sidebar.tag_redraw()")
        self.settle()

    def screenshot(self, name: str, region: str = "window") -> Path:
        """A PNG of the region, named ``name``; its path."""
        self.shots.mkdir(parents=True, exist_ok=True)
        path = self.shots / f"{name}.png"
        self._eye.settled(self._box(region)).save(path)
        return path

    def settle(self) -> None:
        """Wait until what was done is drawn."""
        # The driver answers before Blender handles and draws, so at the second answer both have been done once.
        self.value("(None, None)")
        self.value("(None, None)")
        self._eye.settled(self._box("window"))

    def texts(self, region: str = "sidebar") -> list[str]:
        """What can be read in the region, from the top down, without scrolling."""
        return [joined(words).words for words in self._look(region).texts]

    def find(self, text: str, region: str = "sidebar", button: bool = False, scroll: bool = True) -> Text | None:
        """Where ``text`` stands on the screen, scrolled to when it is out of sight; None: it is not there.

        In the sidebar a text on a button is preferred to a label or a panel's title, in sight or not
        when it must be a ``button``.
        """
        found = self._find_in_sight(text, region, button)
        if found or not scroll or region != "sidebar":
            return found
        self.scroll("WHEELUPMOUSE", 60)
        before: list[str] = []
        while before != (now := self.texts()):
            found = self._find_in_sight(text, region, button)
            if found:
                return found
            before = now
            self.scroll("WHEELDOWNMOUSE", 6)
        self.scroll("WHEELUPMOUSE", 60)
        return None

    def wait_for(self, text: str, limit: float = LIMIT, region: str = "sidebar", button: bool = False) -> Text:
        """Wait until ``text`` can be read in the region; where. Fails after ``limit`` seconds.

        A text that tells of work that comes and goes may be gone before it is read: wait for its state.
        """
        deadline = time.monotonic() + limit
        looks = 0
        while True:
            # Scrolling takes seconds, so what is in sight is looked at first.
            late = time.monotonic() > deadline
            found = self.find(text, region, button, scroll=late or looks % 5 == 4)
            if found:
                return found
            assert not late, f"{text!r} did not appear within {limit} s; the {region} reads {self.texts(region)}"
            looks += 1
            time.sleep(0.3)

    def wait_for_enabled(self, text: str, enabled: bool = True, limit: float = LIMIT) -> None:
        """Wait until the sidebar's button ``text`` is drawn in full or, when not ``enabled``, dimmed."""
        deadline = time.monotonic() + limit
        while True:
            found = self.wait_for(text, limit, button=True)
            bright = self._look("sidebar").is_bright(found)
            if bright == enabled and self._eye.still_sees(found):
                return
            assert time.monotonic() < deadline, f"{text!r} is {'bright' if bright else 'dimmed'} after {limit} s"

    # What is done.

    def click(self, text: str, region: str = "sidebar", limit: float = LIMIT) -> None:
        """Click the button ``text``, or a panel's title; waits for it up to ``limit`` seconds."""
        for _ in range(MOVES_AWAY):
            found = self.find(text, region, button=True) or self.wait_for(text, limit, region)
            if self._eye.still_sees(found):
                break
        self.click_at(*found.centre)

    def click_at(self, x: int, y: int) -> None:
        """Click at a pixel of the screen, y downwards."""
        self.move(x, y)
        self._event("LEFTMOUSE", "PRESS")
        self._event("LEFTMOUSE", "RELEASE")
        self.settle()

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a pixel of the screen, y downwards."""
        # In two steps, as a hand does: a button notices a pointer that moves over it.
        for step in (1, 0):
            self._pointer = (x - step, y)
            self._event("MOUSEMOVE", "NOTHING")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at ``start``, move to ``end`` and let go; pixels of the screen, y downwards."""
        self.move(*start)
        self._event("LEFTMOUSE", "PRESS")
        for step in range(1, 11):
            part = step / 10
            self.move(*(round(a + (b - a) * part) for a, b in zip(start, end, strict=True)))
        self._event("LEFTMOUSE", "RELEASE")
        self.settle()

    def press(
        self, key: str, ctrl: bool = False, shift: bool = False, alt: bool = False, over: str = "viewport"
    ) -> None:
        """Press a key, by Blender's name for it, with the pointer over the viewport or, with "", where it is."""
        if over:
            self.move(*self.viewport_centre())
        self._event(key, "PRESS", ctrl=ctrl, shift=shift, alt=alt)
        self._event(key, "RELEASE", ctrl=ctrl, shift=shift, alt=alt)
        self.settle()

    def type(self, text: str) -> None:
        """Type ``text`` where the pointer is."""
        for letter in text:
            key = KEYS.get(letter, letter.upper() if letter.isascii() and letter.isalpha() else "ACCENT_GRAVE")
            self._event(key, "PRESS", unicode=letter)
            self._event(key, "RELEASE")

    def type_into(self, label: str, text: str, region: str = "sidebar") -> None:
        """Replace what stands in the text field that ``label`` is in, left of, or above of."""
        found = self.wait_for(label, region=region)
        colour = self.value("bpy.context.preferences.themes[0].user_interface.wcol_text.inner[:3]")
        self.click_at(*self._look(region).field_beside(found, colour))
        self.press("A", ctrl=True, over="")
        self.type(text)
        self.press("RET", over="")

    def scroll(self, wheel: str, notches: int) -> None:
        """Turn the wheel, "WHEELUPMOUSE" or "WHEELDOWNMOUSE", over the sidebar."""
        left, top, _, bottom = self._box("sidebar")
        self.move(left + 12, (top + bottom) // 2)
        for _ in range(notches):
            self._event(wheel, "PRESS")
        self.settle()

    def set_sidebar_width(self, pixels: int) -> None:
        """Drag the sidebar's edge until it is so wide, tabs included."""
        left, top, right, _ = self._box("sidebar")
        wider = pixels - (right - left)
        # The edge can be taken where a panel is; 4.3 wants it a few pixels further in than 5.2.
        for inside in (0, 8):
            if wider and right - left == self.value("sidebar.width"):
                self.drag((left + inside, top + 30), (left + inside - wider, top + 30))
        width = self.value("sidebar.width")
        assert abs(width - pixels) <= 2, f"the sidebar is {width} pixels wide instead of {pixels}"

    def viewport_centre(self) -> tuple[int, int]:
        """The middle of the 3D viewport, a pixel of the screen."""
        x, y = self.value("(region.x + region.width // 2, region.y + region.height // 2)")
        return x, HEIGHT - 1 - y

    def _event(self, type: str, value: str, **more: Any) -> None:
        x, y = self._pointer
        self.blender.ask("event", {"type": type, "value": value, "x": x, "y": HEIGHT - 1 - y, **more}, LIMIT)
        time.sleep(EVENT_PAUSE)

    def _look(self, region: str, way: Way = WAYS[0]) -> Sight:
        return self._eye.look(self._box(region), way)

    def _find_in_sight(self, text: str, region: str, button: bool) -> Text | None:
        """What the first way of reading finds or, when that finds nothing, the second on another look."""
        for way in WAYS:
            sight = self._look(region, way)
            if region != "sidebar":
                found = find_text(text, sight.texts)
            else:
                found = find_text(text, sight.texts, prefer=sight.is_on_button)
                found = found if found and (not button or sight.is_on_button(found)) else None
            if found:
                return found
        return None

    def _box(self, region: str) -> Box:
        if region == "sidebar":
            x, y, width, height = self.value("(sidebar.x, sidebar.y, sidebar.width, sidebar.height)")
            return x, HEIGHT - y - height, x + width, HEIGHT - y
        return 0, 0, WIDTH, HEIGHT
