# SPDX-License-Identifier: GPL-3.0-or-later
"""How each object came out, a line an object, with the numbers that stand in the picture of outlines."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from ..blueprint import Blueprint, Colour
from ..measurements import LookMeasurements, ObjectMeasurements
from ..vision.colour import srgb_to_lab
from .numbers import hexadecimal, short, signed
from .table import table

MOST_OBJECTS: Final = 40
FLAT: Final = "flat: dE, L a b"
HEADS: Final = (
    "no.",
    "object",
    "overlap",
    "off by",
    "size",
    "reference",
    "full: dE, L a b",
    "flat: dE, L a b",
    "share",
)
LEGEND: Final = (
    "(overlap: IoU of the silhouettes, 1 is perfect. off by: the render's centre minus the reference's, in % of the "
    "picture's width (positive: too far right) and height (positive: too low). size: the render's width and height "
    "over the reference's. reference, full and flat: median colours in the picture, in the full render and in even "
    "white light; dE: CIEDE2000 to the reference; L a b: render minus reference in CIE Lab, so L -10 is clearly too "
    "dark, a -10 too green, b -10 too blue. share: of the picture's squared error.)"
)


def judged_objects(blueprint: Blueprint, look: LookMeasurements, *, flat: bool) -> str:
    """A table of all that is measured on each object; those that matter least are left out where they are many.

    ``flat`` tells whether there was a view in flat light.
    """
    numbers = {entry.id: number for number, entry in enumerate(blueprint.objects, 1)}
    worst = sorted(look.objects, key=lambda entry: -entry.error_share)[:MOST_OBJECTS]
    if not worst:
        return ""
    shown = sorted(worst, key=lambda entry: numbers.get(entry.id, 0))
    rows = [_row(numbers.get(entry.id, 0), entry) for entry in shown]
    columns = [index for index, head in enumerate(HEADS) if flat or head != FLAT]
    return f"{table(*_only(columns, HEADS, rows))}\n\n{LEGEND}"


def _only(
    columns: Sequence[int], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    return [heads[index] for index in columns], [[row[index] for index in columns] for row in rows]


def _row(number: int, entry: ObjectMeasurements) -> Sequence[str]:
    share = f"{100.0 * entry.error_share:.0f} %"
    reference = hexadecimal(entry.reference_colour)
    if not entry.pixels:
        return (str(number), f"`{entry.id}`", "not visible", "", "", reference, "", "", share)
    return (
        str(number),
        f"`{entry.id}`",
        short(entry.iou, 2),
        f"{signed(100.0 * entry.offset[0], 1)} % {signed(100.0 * entry.offset[1], 1)} %",
        f"{short(entry.scale[0], 2)} x {short(entry.scale[1], 2)}",
        reference,
        _colour(entry.full_colour, entry.reference_colour, entry.colour_difference),
        _colour(entry.flat_colour, entry.reference_colour, entry.flat_colour_difference),
        share,
    )


def _colour(colour: Colour, reference: Colour, difference: float) -> str:
    signs = " ".join(
        signed(float(step), 0) for step in srgb_to_lab(np.array(colour)) - srgb_to_lab(np.array(reference))
    )
    return f"{hexadecimal(colour)}: {short(difference, 0)}, {signs}"
