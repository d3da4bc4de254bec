# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs from the reference, from measurements, in sentences with numbers for an artist."""

from collections.abc import Iterator
from math import sqrt

import numpy as np

from ...blueprint import Blueprint, BlueprintObject
from ...critique import Item
from ...measurements import LookMeasurements, ObjectMeasurements
from ...vision.colour import srgb_to_linear
from .survey import Floats

LEAST_PIXELS = 4
CLEAR_OFFSET = 0.015
"""Share of the picture by which something is clearly out of place."""
CLEAR_SCALE = 0.08
POOR_SHAPE = 0.8
"""Mask IoU below which a shape is worth another try."""
DELTA_E = "\N{GREEK CAPITAL LETTER DELTA}E"
"""How the panel and the report write CIEDE2000."""
CLEAR_COLOUR = 5.0
"""CIEDE2000 that one sees at a glance."""
CLEAR_LIGHT = 4.0
"""CIEDE2000 between an object's even and its full light that only the light explains."""
POOR_TONES = 0.7
"""Histogram intersection below which brightness is badly spread."""
FOREIGN_SEVERITY = 0.45
"""Most that an item counts whose stage is over: this analyst has no second thoughts worth going back for."""
SKIPPED_STAGES = {"scaffold": ("materials", "lighting", "composition", "geometry"), "geometry": ("lighting",)}
"""What is not worth saying yet: it is the coming stages' whole work."""


def find_discrepancies(blueprint: Blueprint, look: LookMeasurements, stage: str) -> list[Item]:
    """Everything worth mending, the worst first."""
    found = [item for entry in blueprint.objects for item in _of_object(entry, look)]
    found += _of_picture(look, stage)
    found = [item for item in found if item.stage not in SKIPPED_STAGES.get(stage, ())]
    found = [item if item.stage == stage else _muted(item) for item in found]
    return sorted(found, key=lambda item: -item.severity)


def _muted(item: Item) -> Item:
    severity = min(item.severity, FOREIGN_SEVERITY)
    return Item(item.object, item.kind, item.stage, severity, item.evidence, item.suggestion)


def _of_object(entry: BlueprintObject, look: LookMeasurements) -> Iterator[Item]:
    measured = look.of(entry.id)
    if measured is None or entry.role == "sky":
        return
    if measured.pixels < LEAST_PIXELS:
        evidence = f"The {entry.name} is not to be seen."
        yield Item(entry.id, "missing", "scaffold", 0.9, evidence, "Put it where the picture shows it.")
        return
    yield from _of_outline(entry, measured)
    yield from _of_colour(entry, measured)


def _of_outline(entry: BlueprintObject, measured: ObjectMeasurements) -> Iterator[Item]:
    size = _importance(entry)
    aside, down = measured.offset
    width, height = measured.scale
    if entry.role == "object" and max(abs(aside), abs(down)) > CLEAR_OFFSET:
        across, along = "right" if aside > 0.0 else "left", "low" if down > 0.0 else "high"
        where = f"{abs(aside):.1%} too far to the {across} and {abs(down):.1%} too {along}"
        evidence = f"The {entry.name} is {where}."
        severity = min(1.0, size * 6.0 * max(abs(aside), abs(down)))
        yield Item(entry.id, "position", "composition", severity, evidence, "Move it back by as much.")
    if entry.role == "object" and max(abs(width - 1.0), abs(height - 1.0)) > CLEAR_SCALE:
        evidence = f"The {entry.name} is {width:.0%} as wide and {height:.0%} as tall as in the picture."
        severity = min(1.0, size * max(abs(width - 1.0), abs(height - 1.0)))
        yield Item(entry.id, "scale", "composition", severity, evidence, "Scale it to the picture's size.")
    if measured.iou < POOR_SHAPE:
        evidence = f"The outline of the {entry.name} agrees by only {measured.iou:.0%}."
        severity = size * (1.0 - measured.iou)
        yield Item(entry.id, "shape", "geometry", severity, evidence, "Follow its outline more closely.")


def _of_colour(entry: BlueprintObject, measured: ObjectMeasurements) -> Iterator[Item]:
    size = _importance(entry)
    flat, full = measured.flat_colour_difference, measured.colour_difference
    if flat > CLEAR_COLOUR:
        evidence = f"In even light the {entry.name} is off the picture's colour by {flat:.0f} {DELTA_E}."
        yield Item(entry.id, "colour", "materials", size * min(1.0, flat / 30.0), evidence, _colour_advice(measured))
    if full - flat > CLEAR_LIGHT:
        evidence = (
            f"As it is lit, the {entry.name} is off the picture's colour by {full:.0f} {DELTA_E}, "
            f"in even light by {flat:.0f}."
        )
        yield Item(entry.id, "light", "lighting", size * min(1.0, full / 30.0), evidence, _light_advice(measured))


def _of_picture(look: LookMeasurements, stage: str) -> Iterator[Item]:
    tones = look.picture.histogram
    if tones < POOR_TONES and stage not in ("scaffold", "geometry"):
        evidence = f"Lights and darks are spread as in the picture by only {tones:.0%}."
        yield Item("", "light", "lighting", 1.0 - tones, evidence, "Balance the main light and the fill anew.")


def _importance(entry: BlueprintObject) -> float:
    """From 0.3 for the smallest to 1 for what fills a quarter of the picture."""
    left, top, right, bottom = entry.box
    return min(1.0, 0.3 + 1.4 * sqrt((right - left) * (bottom - top)))


def _colour_advice(measured: ObjectMeasurements) -> str:
    factor = _mean(np.array(measured.reference_colour)) / max(_mean(np.array(measured.flat_colour)), 1e-3)
    return f"Make its base colour {factor:.2f} times as bright and compare the hue."


def _light_advice(measured: ObjectMeasurements) -> str:
    factor = _mean(np.array(measured.reference_colour)) / max(_mean(np.array(measured.full_colour)), 1e-3)
    return f"Give it {factor:.2f} times as much light."


def _mean(colour: Floats) -> float:
    return float(srgb_to_linear(colour).mean())
