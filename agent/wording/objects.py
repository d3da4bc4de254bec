# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of what was measured on each object, in the columns that a stage can do something about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..blueprint import Colour
from ..measurements import LookMeasurements, ObjectMeasurements
from ..stage import Stage
from .numbers import hexadecimal, level_differences, short, signed, stops_darker
from .table import table

MOST_OBJECTS: Final = 40


@dataclass(frozen=True)
class Column:
    """One thing that is told of each object."""

    head: str
    meaning: str
    """Empty where the head says it all, or another column's meaning does."""
    value: Callable[[ObjectMeasurements], str]
    of_reference: bool = False
    """It can be told of what the render does not show."""


PLACE: Final = (
    Column("overlap", "IoU of the silhouettes, 1 is perfect", lambda entry: short(entry.iou, 2)),
    Column(
        "off by",
        "the render's centre minus the reference's, x right and y down, in picture coordinates",
        lambda entry: f"{signed(entry.offset[0], 3)}, {signed(entry.offset[1], 3)}",
    ),
    Column(
        "size",
        "the render's width and height over the reference's",
        lambda entry: f"{short(entry.scale[0], 2)} x {short(entry.scale[1], 2)}",
    ),
)
REFERENCE: Final = Column(
    "reference",
    "the object's median colour in the reference",
    lambda entry: hexadecimal(entry.reference_colour),
    of_reference=True,
)
LOOK: Final = (
    REFERENCE,
    Column(
        "dark to light",
        "mean of the darkest and of the lightest tenth of its pixels in the reference, shading included",
        lambda entry: _tones(entry.reference_tones),
        of_reference=True,
    ),
    Column("flat", "median in even white light, now", lambda entry: hexadecimal(entry.flat_colour)),
    Column(
        "flat minus reference",
        "red, green, blue in levels of 255",
        lambda entry: level_differences(entry.flat_colour, entry.reference_colour),
    ),
    Column("CIEDE2000", "", lambda entry: short(entry.flat_colour_difference, 1)),
)
LIGHT: Final = (
    REFERENCE,
    Column("render", "its median in the full render", lambda entry: hexadecimal(entry.full_colour)),
    Column(
        "render minus reference",
        "red, green, blue in levels of 255",
        lambda entry: level_differences(entry.full_colour, entry.reference_colour),
    ),
    Column("CIEDE2000", "", lambda entry: short(entry.colour_difference, 1)),
    Column(
        "stops",
        "how much more light it must send to be as bright as in the reference: +1 twice as much, negative less",
        lambda entry: signed(stops_darker(entry.full_colour, entry.reference_colour), 1),
    ),
    Column(
        "dark to light, reference",
        "mean of the darkest and of the lightest tenth of its pixels",
        lambda entry: _tones(entry.reference_tones),
        of_reference=True,
    ),
    Column("dark to light, render", "", lambda entry: _tones(entry.full_tones)),
)
SHARE: Final = Column(
    "error share",
    "of the picture's whole squared error",
    lambda entry: f"{100.0 * entry.error_share:.0f} %",
    of_reference=True,
)


def objects_in_words(look: LookMeasurements, stage: Stage, start: LookMeasurements | None = None) -> str:
    """The table for ``stage`` and what its columns mean, the objects with the largest errors first.

    A stage that lights is also told how each looked at its ``start``.
    """
    entries = sorted(look.objects, key=lambda entry: -entry.error_share)[:MOST_OBJECTS]
    if not entries:
        return ""
    columns = columns_for(stage)
    if "light" in stage.duties and start is not None and start is not look:
        columns = (*columns[:1], _before(start), *columns[1:])
    rows = [(f"`{entry.id}`", *(_value(column, entry) for column in columns)) for entry in entries]
    meanings = "; ".join(f"{column.head}: {column.meaning}" for column in columns if column.meaning)
    return f"{table(['object', *(column.head for column in columns)], rows)}\n\n({meanings}.)"


def columns_for(stage: Stage) -> tuple[Column, ...]:
    """What ``stage`` is there to mend: places and shapes, colours, light."""
    place = PLACE if stage.duties & {"shape", "missing", "position", "scale"} else ()
    if "light" in stage.duties:
        return (*place, *LIGHT, SHARE)
    return (*place, *(LOOK if "colour" in stage.duties else ()), SHARE)


def _before(start: LookMeasurements) -> Column:
    """How objects looked in the render that the stage starts from."""

    def value(entry: ObjectMeasurements) -> str:
        before = start.of(entry.id)
        return hexadecimal(before.full_colour) if before and before.pixels else "not visible"

    return Column("before", "its median in the render that this stage starts from", value)


def _value(column: Column, entry: ObjectMeasurements) -> str:
    return column.value(entry) if entry.pixels or column.of_reference else "not visible"


def _tones(tones: tuple[Colour, Colour] | None) -> str:
    return " to ".join(map(hexadecimal, tones)) if tones else ""
