# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured, as tables: the picture's figures, and what each object lacks."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Final

from ..gate import FIGURE_NAMES, NoiseFloor
from ..measurements import LookMeasurements, ObjectMeasurements
from ..stage import Stage
from .numbers import hexadecimal, level_differences, short, signed, stops_darker

MOST_OBJECTS: Final = 40
LEGEND: Final = {
    "overlap": "overlap: IoU of the silhouettes, 1 is perfect",
    "off": "off by: the render's centre minus the reference's, in pixels (x right, y down)",
    "size": "size: the render's width and height over the reference's",
    "flat": "flat: median colour in even white light",
    "full": "full: median colour in the full render",
    "minus": "minus: red green blue of the render minus the reference, levels of 255",
    "stops": "stops: how much more light the object must send to be as bright as in the reference (negative: less)",
    "share": "share: of the picture's whole squared error",
}


def figures_in_words(look: LookMeasurements, stage: Stage) -> str:
    """The stage's score and the seven figures, in one line."""
    figures = ", ".join(
        f"{FIGURE_NAMES[field.name]} {short(getattr(look.picture, field.name))}"
        for field in dataclasses.fields(look.picture)
    )
    return f"{stage.name} score {short(stage.score(look), 4)}; {figures}"


def limits_in_words(stage: Stage, start: LookMeasurements | None, noise: NoiseFloor) -> str:
    """Which figures may not get worse than they are before the stage; empty where there was nothing before."""
    if start is None or not stage.keeps:
        return ""
    figures = (field.name for field in dataclasses.fields(start.picture) if field.name in stage.keeps)
    return ", ".join(
        f"{FIGURE_NAMES[name]} {short(getattr(start.picture, name))} (noise {short(getattr(noise.figures, name))})"
        for name in figures
    )


def objects_in_words(look: LookMeasurements, stage: Stage, width: int, height: int) -> str:
    """A table of what ``stage`` can mend on each object, the largest errors first; pixels of ``width`` x ``height``."""
    entries = sorted(look.objects, key=lambda entry: -entry.error_share)[:MOST_OBJECTS]
    if not entries:
        return ""
    if stage.duties & {"shape", "missing", "position", "scale"} and not stage.duties & {"light"}:
        keys, rows = ("overlap", "off", "size", "share"), [_place(entry, width, height) for entry in entries]
        heads: Sequence[str] = ("object", "overlap", "off by", "size", "share")
    elif "colour" in stage.duties and "light" not in stage.duties:
        keys, rows = ("flat", "full", "minus", "share"), [_colours(entry) for entry in entries]
        heads = ("object", "reference", "flat", "minus", "CIEDE2000", "full", "minus", "CIEDE2000", "share")
    else:
        keys, rows = ("full", "minus", "stops", "share"), [_light(entry) for entry in entries]
        heads = ("object", "reference", "full", "minus", "CIEDE2000", "stops", "share")
    legend = "; ".join(LEGEND[key] for key in keys)
    return f"{table(heads, rows)}\n\n({legend}.)"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _place(entry: ObjectMeasurements, width: int, height: int) -> Sequence[str]:
    if not entry.pixels:
        return (f"`{entry.id}`", "not visible", "", "", _share(entry))
    off = f"{signed(entry.offset[0] * width, 1)}, {signed(entry.offset[1] * height, 1)}"
    size = f"{short(entry.scale[0], 2)} x {short(entry.scale[1], 2)}"
    return (f"`{entry.id}`", short(entry.iou, 2), off, size, _share(entry))


def _colours(entry: ObjectMeasurements) -> Sequence[str]:
    reference = hexadecimal(entry.reference_colour)
    if not entry.pixels:
        return (f"`{entry.id}`", reference, "not visible", "", "", "", "", "", _share(entry))
    return (
        f"`{entry.id}`",
        reference,
        hexadecimal(entry.flat_colour),
        level_differences(entry.flat_colour, entry.reference_colour),
        short(entry.flat_colour_difference, 1),
        hexadecimal(entry.full_colour),
        level_differences(entry.full_colour, entry.reference_colour),
        short(entry.colour_difference, 1),
        _share(entry),
    )


def _light(entry: ObjectMeasurements) -> Sequence[str]:
    reference = hexadecimal(entry.reference_colour)
    if not entry.pixels:
        return (f"`{entry.id}`", reference, "not visible", "", "", "", _share(entry))
    return (
        f"`{entry.id}`",
        reference,
        hexadecimal(entry.full_colour),
        level_differences(entry.full_colour, entry.reference_colour),
        short(entry.colour_difference, 1),
        signed(stops_darker(entry.full_colour, entry.reference_colour), 1),
        _share(entry),
    )


def _share(entry: ObjectMeasurements) -> str:
    return f"{100.0 * entry.error_share:.0f} %"
