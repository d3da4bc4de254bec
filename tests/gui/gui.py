# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test does in Blender's window: click, type, look, wait. Reads as an artist would tell it."""

import time
from pathlib import Path
from typing import Any

from .blender_process import BlenderProcess
from .display import HEIGHT, WIDTH
from .find_text import find_text
from .read_texts import Text, joined
from .sight import Box, Eye, Sight

EVENT_PAUSE = 0.03
"""Seconds after each event, in which Blender handles it and draws."""
POPUP = (800, 600)
"""Size of what is read around the pointer when a menu or dialog is open, in pixels."""
KEYS = {" ": "SPACE", "\n": "RET", "\t": "TAB"}


class Gui:
    """A Blender in a window. Regions are named "sidebar", "popup" (around the pointer) and "window"."""

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

    def value(self, expression: str, limit: float = 30) -> Any:
        """``expression`` as computed in Blender, where JSON can say it, else its repr.

        It may speak of ``bpy``, ``scene``, ``window``, ``area`` (the 3D viewport), ``space``,
        ``region`` and ``sidebar``.
        """
        return self.blender.ask("value", expression, limit)

    def run(self, statements: str, limit: float = 30) -> Any:
        """Run ``statements`` in Blender and return what they called ``result``."""
        return self.blender.ask("run", statements, limit)

    def wait_until(self, expression: str, limit: float) -> Any:
        """Wait for ``expression`` to be true in Blender; its value. Fails after ``limit`` seconds."""
        deadline = time.monotonic() + limit
        while True:
            value = self.value(expression, max(limit, 5))
            if value:
                return value
            assert time.monotonic() < deadline, f"after {limit} s it is still not true that {expression}"
            time.sleep(0.1)

    def open_file(self, path: Path, limit: float = 60) -> None:
        """Open a .blend as the File menu does, and the sidebar's tab with it."""
        self.run("bpy.app.driver_namespace['opened'] = False")
        self.blender.ask("load", str(path), limit)
        self.wait_until(f"bpy.data.filepath == {str(path)!r} and 'opened' not in bpy.app.driver_namespace", limit)

    # What is seen.

    def open_sidebar(self, tab: str = "Maquette") -> None:
        """Show the 3D viewport's sidebar with this tab in front."""
        self.run("space.show_region_ui = True")
        # The tab can be chosen only when the sidebar has been drawn once.
        self.wait_until("sidebar.width > 1 and sidebar.active_panel_category not in {'', 'UNSUPPORTED'}", 60)
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

    def wait_for(self, text: str, limit: float = 10, region: str = "sidebar", button: bool = False) -> Text:
        """Wait until ``text`` can be read in the region; where. Fails after ``limit`` seconds."""
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

    def is_enabled(self, text: str, region: str = "sidebar") -> bool:
        """Whether the button ``text`` is drawn in full, not dimmed."""
        self.wait_for(text, 30, region, button=region == "sidebar")
        sight = self._look(region)
        return sight.is_bright(found) if (found := self._find_in(sight, text, region, True)) else False

    # What is done.

    def click(self, text: str, region: str = "sidebar", limit: float = 30) -> None:
        """Click the button ``text``, or a panel's title; waits for it up to ``limit`` seconds."""
        found = self.find(text, region, button=True)
        self.click_at(*(found or self.wait_for(text, limit, region)).centre)

    def choose(self, text: str) -> None:
        """Click ``text`` in the menu or dialog that is open at the pointer."""
        self.click(text, region="popup")

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
        found = self.wait_for(label, 30, region)
        self.click_at(*self._field_of(found, region))
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
        self.blender.ask("event", {"type": type, "value": value, "x": x, "y": HEIGHT - 1 - y, **more}, 60)
        time.sleep(EVENT_PAUSE)

    def _field_of(self, label: Text, region: str) -> tuple[int, int]:
        """A pixel of the text field beside ``label``: fields are darker than all else."""
        colour = self.value("bpy.context.preferences.themes[0].user_interface.wcol_text.inner[:3]")
        sight = self._look(region)
        for row in (label.centre[1], label.centre[1] + 20, label.centre[1] + 26):
            for start in (label.left, label.right):
                if (column := sight.darkest_run(colour, row, start)) is not None:
                    return column, row
        raise AssertionError(f"no text field beside {label.words!r}")

    def _look(self, region: str) -> Sight:
        return self._eye.look(self._box(region))

    def _find_in_sight(self, text: str, region: str, button: bool) -> Text | None:
        return self._find_in(self._look(region), text, region, button)

    def _find_in(self, sight: Sight, text: str, region: str, button: bool) -> Text | None:
        if region != "sidebar":
            return find_text(text, sight.texts)
        found = find_text(text, sight.texts, prefer=sight.is_on_button)
        return found if found and (not button or sight.is_on_button(found)) else None

    def _box(self, region: str) -> Box:
        if region == "sidebar":
            x, y, width, height = self.value("(sidebar.x, sidebar.y, sidebar.width, sidebar.height)")
            return x, HEIGHT - y - height, x + width, HEIGHT - y
        if region == "popup":
            x, y = self._pointer
            left = min(max(0, x - POPUP[0] // 2), WIDTH - POPUP[0])
            top = min(max(0, y - POPUP[1] // 2), HEIGHT - POPUP[1])
            return left, top, left + POPUP[0], top + POPUP[1]
        return 0, 0, WIDTH, HEIGHT
