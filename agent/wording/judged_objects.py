# SPDX-License-Identifier: GPL-3.0-or-later
"""How each object came out, a line an object, with the numbers that stand in the picture of outlines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..blueprint import Blueprint, Colour
from ..measurements import LookMeasurements, ObjectMeasurements
from .lab_differences import same_spots, signed_lab
from .numbers import hexadecimal, short, signed
from .table import table

MOST_OBJECTS: Final = 40
LEAST_REST: Final = 0.005
"""Share of the error outside all objects from which on it is told."""


@dataclass(frozen=True)
class Column:
    """One thing that is told of each object that is visible."""

    head: str
    value: Callable[[ObjectMeasurements], str]


def _share(entry: ObjectMeasurements) -> str:
    return f"{100.0 * entry.error_share:.0f} %"


def _colour(colour: Colour, reference: Colour, difference: float) -> str:
    return f"{hexadecimal(colour)}: {short(difference, 0)}, {signed_lab(colour, reference)}"


FLAT: Final = Column(
    "flat: dE, L a b",
    lambda entry: _colour(entry.flat_colour, entry.reference_colour, entry.flat_colour_difference),
)
COLUMNS: Final = (
    Column("overlap", lambda entry: short(entry.iou, 2)),
    Column("off by", lambda entry: " ".join(f"{signed(100.0 * step, 1)} %" for step in entry.offset)),
    Column("size", lambda entry: " x ".join(short(ratio, 2) for ratio in entry.scale)),
    Column("reference", lambda entry: hexadecimal(entry.reference_colour)),
    Column(
        "full: dE, L a b",
        lambda entry: _colour(entry.full_colour, entry.reference_colour, entry.colour_difference),
    ),
    FLAT,
    Column("shade: L a b", lambda entry: same_spots(entry.shaded)),
    Column("light: L a b", lambda entry: same_spots(entry.lit)),
    Column("share", _share),
)
LEGEND: Final = (
    "(overlap: IoU of the silhouettes, 1 is perfect. off by: the render's centre minus the reference's, in % of the "
    "picture's width (positive: too far right) and height (positive: too low). size: the render's width and height "
    "over the reference's. reference, full, flat: median colours in the picture, in the full render and in even white "
    "light; dE: CIEDE2000 to the reference; L a b: render minus reference in CIE Lab, so L -10 is clearly too dark, "
    "a -10 too green, b -10 too blue. shade, light: the third of its pixels where the "
    "reference is darkest and the third where it is lightest, with the reference's colour there and what the full "
    "render at the same spots has more: where shade is too light and light too dark, shadows, highlights or texture "
    "lack contrast or lie elsewhere. share: of the picture's squared error.)"
)


def judged_objects(blueprint: Blueprint, look: LookMeasurements, *, flat: bool) -> str:
    """A table of all that is measured on each object; those that matter least are left out where they are many.

    ``flat`` tells whether there was a view in flat light.
    """
    numbers = {entry.id: number for number, entry in enumerate(blueprint.objects, 1)}
    worst = sorted(look.objects, key=lambda entry: -entry.error_share)[:MOST_OBJECTS]
    if not worst:
        return ""
    columns = [column for column in COLUMNS if flat or column is not FLAT]
    rows = [
        (str(numbers.get(entry.id, "")), f"`{entry.id}`", *_row(entry, columns))
        for entry in sorted(worst, key=lambda entry: numbers.get(entry.id, 0))
    ]
    if look.rest_share >= LEAST_REST:
        rows.append(("", "all else", *[""] * (len(columns) - 1), f"{100.0 * look.rest_share:.0f} %"))
    return f"{table(('no.', 'object', *(column.head for column in columns)), rows)}\n\n{LEGEND}"


def _row(entry: ObjectMeasurements, columns: list[Column]) -> list[str]:
    if entry.pixels:
        return [column.value(entry) for column in columns]
    reference, share = hexadecimal(entry.reference_colour), _share(entry)
    told = {"overlap": "not visible", "reference": reference, "share": share}
    return [told.get(column.head, "") for column in columns]
