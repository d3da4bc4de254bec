# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures that a page carries, each of them once however often it is shown."""

import base64
import colorsys
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PictureError
from ..vision.intake import prepare_reference
from ..vision.picture_header import PictureHeader, read_header
from ..vision.png import read_png
from .compact_png import encode_png
from .markup import Markup, element, join

Picture = NDArray[np.uint8]

GOLDEN_RATIO: Final = 0.618034
"""Successive multiples of it spread evenly round the circle of hues."""


class PictureStore:
    """Collects pictures for one page; shows them by reference to a single embedded copy."""

    def __init__(self) -> None:
        self._shown: dict[tuple[Path, int], int] = {}
        """Number of the picture by its file and its longest side, 0 for a file taken as it is."""
        self._numbers: dict[bytes, int] = {}
        """Number of the picture by its content."""
        self._sizes: list[tuple[int, int]] = []

    def show(self, path: Path, caption: str, long_side: int, *, object_ids: bool = False) -> Markup:
        """An inline picture with ``caption`` as its text alternative, scaled down to ``long_side`` pixels.

        ``path`` is an 8-bit RGB PNG of the session; with ``object_ids`` its numbers become colours.
        """
        key = (path, long_side)
        if key not in self._shown:
            picture = read_png(path)
            if object_ids:
                picture = colour_object_ids(picture)
            picture = prepare_reference(picture, long_side)
            self._shown[key] = self._add(encode_png(picture), (picture.shape[1], picture.shape[0]))
        return self._use(self._shown[key], caption)

    def show_file(self, path: Path, caption: str) -> Markup:
        """An inline picture of the PNG file at ``path``, which need not be the session's own, embedded as it is.

        Raises ``PictureError`` when it is not a PNG file.
        """
        key = (path, 0)
        if key not in self._shown:
            content, header = _read_png_file(path)
            self._shown[key] = self._add(content, (header.width, header.height))
        return self._use(self._shown[key], caption)

    def definitions(self) -> Markup:
        """What has to stand once in the page, before or after the pictures are shown."""
        images = [
            element(
                "image",
                id=f"picture-{number}",
                width=self._sizes[number][0],
                height=self._sizes[number][1],
                href=f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}",
            )
            for content, number in self._numbers.items()
        ]
        return element("svg", element("defs", *images), width=0, height=0, aria_hidden="true", class_="definitions")

    def _add(self, content: bytes, size: tuple[int, int]) -> int:
        if content not in self._numbers:
            self._numbers[content] = len(self._sizes)
            self._sizes.append(size)
        return self._numbers[content]

    def _use(self, number: int, caption: str) -> Markup:
        width, height = self._sizes[number]
        return element(
            "svg",
            element("use", href=f"#picture-{number}"),
            class_="picture",
            viewBox=f"0 0 {width} {height}",
            role="img",
            aria_label=caption,
        )


def colour_object_ids(ids: Picture) -> Picture:
    """Object numbers, red + 256 * green, as well-spread colours; 0, no object, as dark grey."""
    numbers = ids[..., 0].astype(np.int32) + 256 * ids[..., 1].astype(np.int32)
    palette = np.array([_colour_of(number) for number in range(int(numbers.max()) + 1)], np.uint8)
    return palette[numbers]


def swatch(colour: tuple[float, float, float], caption: str) -> Markup:
    """A colour chip of an sRGB colour in 0..1."""
    red, green, blue = (round(255 * min(1.0, max(0.0, channel))) for channel in colour)
    chip = element("rect", width=16, height=16, rx=3, fill=f"#{red:02x}{green:02x}{blue:02x}")
    return join(element("svg", chip, class_="swatch", viewBox="0 0 16 16", role="img", aria_label=caption))


def _read_png_file(path: Path) -> tuple[bytes, PictureHeader]:
    try:
        content = path.read_bytes()
        header = read_header(content)
    except (OSError, EOFError) as error:
        raise PictureError(f"The picture {path} cannot be read: {error}.", "Render it again.") from error
    if header is None or header.form != "PNG":
        raise PictureError(f"{path} is not a PNG file.", "Render it again as PNG.")
    return content, header


def _colour_of(number: int) -> tuple[int, int, int]:
    if number == 0:
        return 44, 46, 50
    red, green, blue = colorsys.hls_to_rgb(number * GOLDEN_RATIO % 1.0, 0.60, 0.40)
    return round(red * 255), round(green * 255), round(blue * 255)
