# SPDX-License-Identifier: GPL-3.0-or-later
"""How each object came out: colours, outline, place and size."""

from collections.abc import Mapping
from typing import Final

from ..blueprint import Blueprint
from ..measurements import LookMeasurements, ObjectMeasurements
from .chip import chip
from .figures import MINUS
from .markup import Markup, element, join
from .tables import table

UNNOTICEABLE: Final = 0.01
"""Offsets below this share of the picture, and scales closer to 1 than twice this, are not worth a word."""
COLUMNS: Final = ("Object", "Reference", "Render", "Colour difference", "Outline", "Place", "Size", "Share of error")


def object_table(blueprint: Blueprint, measured: LookMeasurements) -> Markup:
    """A row for each object that was measured."""
    names = names_of(blueprint)
    rows = [_row(entry, names) for entry in measured.objects]
    return table("How each object came out", COLUMNS, rows, kind="objects")


def names_of(blueprint: Blueprint) -> dict[str, str]:
    """What the artist calls each object, by id."""
    return {entry.id: entry.name for entry in blueprint.objects}


def _row(entry: ObjectMeasurements, names: Mapping[str, str]) -> tuple[str, ...]:
    name = names.get(entry.id, entry.id)
    reference = chip(entry.reference_colour, f"{name} in the reference")
    share = f"{entry.error_share * 100:.0f} %"
    if entry.pixels == 0:
        return (name, reference, "not visible", "", "0 %", "", "", share)
    return (
        name,
        reference,
        chip(entry.full_colour, f"{name} in the render"),
        f"{entry.colour_difference:.1f}",
        join(_bar(entry.iou), f" {entry.iou * 100:.0f} %"),
        place_in_words(entry.offset),
        size_in_words(entry.scale),
        share,
    )


def place_in_words(offset: tuple[float, float]) -> str:
    """Where the render has the object, such as ``3 % too far right, 1 % too low``."""
    words = []
    for value, positive, negative in ((offset[0], "too far right", "too far left"), (offset[1], "too low", "too high")):
        if abs(value) >= UNNOTICEABLE:
            words.append(f"{abs(value) * 100:.0f} % {positive if value > 0 else negative}")
    return ", ".join(words) or "in place"


def size_in_words(scale: tuple[float, float]) -> str:
    """How the rendered size differs, such as ``+12 % wide, +6 % tall``."""
    words = []
    for value, name in ((scale[0], "wide"), (scale[1], "tall")):
        if abs(value - 1) >= 2 * UNNOTICEABLE:
            words.append(f"{(value - 1) * 100:+.0f} % {name}".replace("-", MINUS))
    return ", ".join(words) or "true to size"


def _bar(share: float) -> Markup:
    rail = element("rect", class_="rail", width=48, height=6, rx=3)
    reach = element("rect", class_="reach", width=round(48 * share, 1), height=6, rx=3)
    return element("svg", rail, reach, class_="bar", viewBox="0 0 48 6", aria_hidden="true")
