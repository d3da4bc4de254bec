# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen on the screen: regions, texts, and whether a text stands on a button."""

import time
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageGrab

from .read_texts import WAYS, Text, Way, read_words

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of the screen, y downwards."""

STILL = 0.08
"""Seconds without a change after which the screen shows what was done."""
RESTLESS = 1.0
"""Seconds after which it is looked at all the same: a progress bar moves for ever."""
MARGIN = 12
"""Pixels from the sidebar's left edge where there is a panel but never a button."""
BUTTON_CONTRAST = 8
"""Grey levels, at least, between a button and its panel."""
DIMMED = 200
"""Grey level that the letters of a disabled button stay below."""


@dataclass(frozen=True)
class Sight:
    """One look at one part of the screen."""

    picture: Image.Image
    box: Box
    texts: list[list[Text]]

    def is_on_button(self, text: Text) -> bool:
        """Whether the background of ``text`` differs from the panel's in the same line."""
        grey = self._grey()
        behind = np.median(grey[text.top - self.box[1] : text.bottom - self.box[1], text.left - self.box[0] - 3])
        panel = grey[text.centre[1] - self.box[1], MARGIN]
        return bool(abs(behind - panel) >= BUTTON_CONTRAST)

    def is_bright(self, text: Text) -> bool:
        """Whether ``text`` is drawn in full, not dimmed as what cannot be used is."""
        left, top = self.box[:2]
        letters = self._grey()[text.top - top : text.bottom - top, text.left - left : text.right - left]
        return bool(letters.max() > DIMMED)

    def field_beside(self, label: Text, colour: list[float]) -> tuple[int, int]:
        """A pixel of the text field, of that ``colour`` (0 to 1), in which, right or below of which ``label`` is."""
        for row in (label.centre[1], label.centre[1] + 20, label.centre[1] + 26):
            for start in (label.left, label.right):
                if (column := self._middle_of_run(colour, row, start)) is not None:
                    return column, row
        raise AssertionError(f"no text field beside {label.words!r}")

    def _middle_of_run(self, colour: list[float], row: int, start: int) -> int | None:
        """The middle column of what has that ``colour`` in a screen's ``row`` from ``start`` on."""
        left, top, _, bottom = self.box
        if not top <= row < bottom:
            return None
        pixels = np.asarray(self.picture.convert("RGB")).astype(int)[row - top, start - left :]
        alike = np.flatnonzero(np.abs(pixels - np.round(255 * np.array(colour))).max(axis=1) <= 6)
        return start + int(alike[len(alike) // 2]) if len(alike) >= 40 else None

    def cut_out(self, box: Box) -> Image.Image:
        """A part of the picture, given in pixels of the screen."""
        left, top = self.box[:2]
        return self.picture.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))

    def _grey(self) -> "np.ndarray[tuple[int, int], np.dtype[np.int_]]":
        return np.asarray(self.picture.convert("L")).astype(int)


class Eye:
    """Looks at one display, and does not read again what has not changed."""

    def __init__(self, display: str) -> None:
        self._display = display
        self._last: dict[Way, Sight] = {}

    def look(self, box: Box, way: Way = WAYS[0]) -> Sight:
        """What is there once it is still."""
        picture = self.settled(box)
        last = self._last.get(way)
        if last is None or last.box != box or last.picture.tobytes() != picture.tobytes():
            texts = [[word.moved(*box[:2]) for word in words] for words in read_words(picture, way)]
            self._last[way] = last = Sight(picture, box, texts)
        return last

    def settled(self, box: Box) -> Image.Image:
        """The picture of that part when it has not changed for a moment, or does not come to rest."""
        deadline = time.monotonic() + RESTLESS
        before = self._grab(box)
        while True:
            time.sleep(STILL)
            now = self._grab(box)
            if now.tobytes() == before.tobytes() or time.monotonic() > deadline:
                return now
            before = now

    def still_sees(self, text: Text) -> bool:
        """Whether the screen shows what it showed where ``text`` was read: reading takes seconds."""
        box = (text.left, text.top, text.right, text.bottom)
        return self._grab(box).tobytes() in {sight.cut_out(box).tobytes() for sight in self._last.values()}

    def _grab(self, box: Box) -> Image.Image:
        return ImageGrab.grab(bbox=box, xdisplay=self._display)
