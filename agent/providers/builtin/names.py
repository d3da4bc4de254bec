# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain words for things of which only colour, shape and place are known."""

from math import atan2, degrees, hypot

from ...vision.colour import srgb_to_lab
from .survey import Floats

BLACK, WHITE, DARK, LIGHT = 14.0, 90.0, 38.0, 76.0
"""Lab lightness below or above which a colour is called so."""
GREY = 9.0
"""Lab chroma below which a colour is called grey."""
HUES = (
    (20.0, "pink"),
    (48.0, "red"),
    (68.0, "orange"),
    (100.0, "yellow"),
    (125.0, "olive"),
    (165.0, "green"),
    (215.0, "teal"),
    (308.0, "blue"),
    (330.0, "violet"),
    (361.0, "pink"),
)
"""Lab hue angle in degrees up to which each name holds."""
NOUNS = {
    "box": "block",
    "rounded_box": "block",
    "cylinder": "disc",
    "lathe": "round body",
    "sphere": "ball",
    "extrusion": "shape",
    "tube": "rod",
    "plane": "sheet",
    "free": "shape",
}


def colour_name(colour: Floats) -> str:
    """The plain name of sRGB ``colour``, such as ``dark red``."""
    lightness, a, b = (float(value) for value in srgb_to_lab(colour))
    chroma = hypot(a, b)
    if lightness < BLACK and chroma < 3.0 * GREY:
        return "black"
    if chroma < GREY:
        if lightness > WHITE:
            return "white"
        return f"{_shade(lightness)}grey"
    hue = next(name for limit, name in HUES if degrees(atan2(b, a)) % 360.0 < limit)
    if hue in ("orange", "yellow") and (lightness < 58.0 or chroma < 30.0):
        hue = "brown" if lightness < LIGHT else "cream"
    elif hue in ("red", "pink") and chroma < 22.0:
        hue = "brown"
    shade = "" if hue == "cream" else _shade(lightness)
    return f"{shade}{hue}"


def thing_name(colour: Floats, form: str, noun: str = "") -> str:
    """Such as ``dark red vessel``."""
    return f"{colour_name(colour)} {noun or NOUNS[form]}"


class NameBook:
    """Names and identifiers, each given once; a second thing of a name is told apart by its place."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def enter(self, name: str, middle: tuple[float, float]) -> tuple[str, str]:
        """A name and its identifier for something with this ``middle`` in picture coordinates."""
        candidates = [name, f"{name} {_place(middle)}"]
        number = 2
        while (chosen := candidates.pop(0)) in self._taken:
            candidates.append(f"{name} {number}")
            number += 1
        self._taken.add(chosen)
        return chosen, chosen.replace(" ", "_").replace("-", "_")


def _shade(lightness: float) -> str:
    if lightness < DARK:
        return "dark "
    return "light " if lightness > LIGHT else ""


def _place(middle: tuple[float, float]) -> str:
    x, y = middle
    if abs(x - 0.5) >= abs(y - 0.5):
        return "on the left" if x < 0.5 else "on the right"
    return "above" if y < 0.5 else "below"
