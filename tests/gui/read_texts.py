# SPDX-License-Identifier: GPL-3.0-or-later
"""Read what stands on a picture of Blender's interface, and where, with Tesseract."""

import csv
import io
import os
import subprocess
from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy.ndimage import find_objects, label, median_filter

NO_CONTRAST, FULL_CONTRAST = 25, 95
"""Grey levels between a text and its button that become white and black; dimmed texts have 60, a grid's lines 20."""
LARGEST_WORD = (120, 20)
"""Pixels; what hangs together and is wider or higher is a border, a gizmo or a picture."""
LEAST_SURE, LONG_ENOUGH = 20, 4
"""Per cent and letters: Tesseract takes icons and thumbnails for short words, but doubts long ones wrongly."""
WORD_GAP = 9
"""Pixels; words that stand farther apart belong to different buttons."""


@dataclass(frozen=True)
class Way:
    """How Tesseract is made to read."""

    enlarged: int
    """Times; Blender's letters are 11 pixels high, and Tesseract reads best above 30."""
    segmentation: int
    """Tesseract's page segmentation mode: 11 looks for words anywhere, 6 for lines one below the other."""


WAYS = (Way(4, 11), Way(3, 6))
"""One loses words that the other reads."""


@dataclass(frozen=True)
class Text:
    """Words that stand together on a line, as on one button, and their rectangle in pixels, y downwards."""

    words: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def centre(self) -> tuple[int, int]:
        """The middle, x and y in pixels of the picture."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def moved(self, x: int, y: int) -> "Text":
        """The same words on the picture from which this one's was cut out at ``x``, ``y``."""
        return Text(self.words, self.left + x, self.top + y, self.right + x, self.bottom + y)

    def shares_line_with(self, other: "Text") -> bool:
        """Whether the two stand side by side."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return 2 * shared > min(self.bottom - self.top, other.bottom - other.top)


def read_words(picture: Image.Image, way: Way = WAYS[0]) -> list[list[Text]]:
    """Each text on ``picture`` as its words, from the top down and from left to right."""
    page = io.BytesIO()
    _black_on_white(picture, way.enlarged).save(page, "png")
    options = ["--psm", str(way.segmentation), "--dpi", "300", "-c", "tessedit_do_invert=0"]
    result = subprocess.run(
        ["tesseract", "-", "-", *options, "tsv"],
        input=page.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    table = csv.DictReader(io.StringIO(result.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE)
    return _side_by_side(
        [_word(row, way.enlarged) for row in table if _is_word(row["text"].strip(), float(row["conf"]))]
    )


def joined(words: list[Text]) -> Text:
    """Words that stand together as one text."""
    return Text(
        " ".join(word.words for word in words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _black_on_white(picture: Image.Image, enlarged: int) -> Image.Image:
    """Only what differs from its surroundings, which are buttons, fields and panels in many greys."""
    grey = np.asarray(picture.convert("L"), dtype=np.uint8)
    around = median_filter(grey, size=(9, 41), mode="nearest")
    contrast = (np.abs(grey.astype(np.float32) - around) - NO_CONTRAST) / (FULL_CONTRAST - NO_CONTRAST)
    marks, _ = label(contrast > 0, structure=np.ones((3, 3)))
    for mark, (rows, columns) in enumerate(find_objects(marks), start=1):
        if columns.stop - columns.start > LARGEST_WORD[0] or rows.stop - rows.start > LARGEST_WORD[1]:
            contrast[rows, columns][marks[rows, columns] == mark] = 0
    page = Image.fromarray((255 * (1 - np.clip(contrast, 0, 1))).astype(np.uint8))
    return page.resize((page.width * enlarged, page.height * enlarged), Image.Resampling.BICUBIC)


def _is_word(text: str, sure: float) -> bool:
    return bool(text) and (sure >= LEAST_SURE or sum(map(str.isalpha, text)) >= LONG_ENOUGH)


def _word(row: dict[str, str], enlarged: int) -> Text:
    left, top, width, height = (int(row[side]) for side in ("left", "top", "width", "height"))
    rectangle = (left, top, left + width, top + height)
    return Text(row["text"].strip(), *(side // enlarged for side in rectangle))


def _side_by_side(words: list[Text]) -> list[list[Text]]:
    texts: list[list[Text]] = []
    for word in sorted(words, key=lambda each: each.left):
        for text in texts:
            if word.shares_line_with(text[-1]) and word.left - text[-1].right <= WORD_GAP:
                text.append(word)
                break
        else:
            texts.append([word])
    # Letters reach above and below the line, so lines are told apart by a third of their distance.
    return sorted(texts, key=lambda text: (joined(text).centre[1] // 7, text[0].left))
