# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pictures drawn for the analyst, of which it is known what they show."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

EXAMPLES = Path(__file__).parents[3] / "examples"

Picture = NDArray[np.float32]


def example(name: str, width: int = 480) -> Picture:
    """A picture of ``examples/``, float32 (height, width, 3) sRGB, 0 to 1."""
    with Image.open(EXAMPLES / f"{name}.png") as image:
        height = round(image.height * width / image.width)
        return _as_floats(image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


def cup_on_saucer() -> Picture:
    """Seen from above: a blue saucer, a white cup with brown coffee, on a table whose edge cuts off a corner."""
    image = Image.new("RGB", (480, 320), (200, 160, 110))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 0), (120, 0), (0, 80)], fill=(25, 22, 20))
    _ellipse(draw, 240, 190, 170, 119, (40, 70, 170))
    _ellipse(draw, 240, 110, 90, 63, (245, 245, 240))
    _ellipse(draw, 240, 114, 74, 52, (120, 70, 30))
    return _as_floats(image)


def vase_on_paper() -> Picture:
    """Seen from the side: a green vase with a red ball on its mouth, before pale paper."""
    image = Image.new("RGB", (320, 420), (225, 220, 212))
    draw = ImageDraw.Draw(image)
    side = [(125, 170), (125, 200), (85, 270), (90, 340), (120, 370)]
    draw.polygon([*side, *((320 - x, y) for x, y in reversed(side))], fill=(30, 110, 60))
    draw.ellipse((125, 105, 195, 175), fill=(190, 40, 35))
    return _as_floats(image)


def house_in_a_field() -> Picture:
    """Under a blue sky: a white house with a red roof and a door, on grass."""
    image = Image.new("RGB", (480, 320), (110, 160, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 190, 480, 320), fill=(90, 130, 50))
    draw.rectangle((150, 140, 290, 225), fill=(235, 232, 225))
    draw.polygon([(135, 142), (175, 85), (265, 85), (305, 142)], fill=(150, 45, 35))
    draw.rectangle((200, 175, 228, 225), fill=(70, 45, 30))
    return _as_floats(image)


def room() -> Picture:
    """A grey-green wall with a framed picture, a wooden floor and a dark chest."""
    image = Image.new("RGB", (480, 320), (120, 140, 120))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 230, 480, 320), fill=(140, 95, 60))
    draw.rectangle((60, 160, 220, 255), fill=(45, 35, 70))
    draw.rectangle((300, 50, 410, 130), fill=(235, 225, 200))
    return _as_floats(image)


def bottle_on_paper() -> Picture:
    """A red-brown bottle with a black cap and a dark pebble beside it, its soft shadow between them, on pale paper."""
    image = Image.new("RGB", (420, 320), (215, 180, 150))
    draw = ImageDraw.Draw(image)
    draw.rectangle((110, 222, 215, 236), fill=(150, 122, 100))
    draw.rectangle((200, 110, 270, 240), fill=(120, 45, 30))
    draw.rectangle((220, 60, 250, 110), fill=(25, 22, 22))
    _ellipse(draw, 90, 228, 36, 20, (50, 47, 45))
    return _as_floats(image)


def books() -> Picture:
    """Eighteen narrow books of four hues on a table before a wall."""
    image = Image.new("RGB", (480, 320), (200, 200, 195))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 230, 480, 320), fill=(140, 95, 60))
    hues = ((150, 40, 40), (235, 200, 80), (40, 60, 140), (40, 120, 70))
    for place in range(18):
        draw.rectangle((30 + 23 * place, 150, 52 + 23 * place, 250), fill=hues[place % 4])
    return _as_floats(image)


def _ellipse(
    draw: ImageDraw.ImageDraw, x: float, y: float, wide: float, high: float, fill: tuple[int, int, int]
) -> None:
    draw.ellipse((x - wide, y - high, x + wide, y + high), fill=fill)


def _as_floats(image: Image.Image) -> Picture:
    return np.asarray(image, np.float32) / np.float32(255.0)
