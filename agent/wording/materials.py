# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of what was measured on materials, as far as the table of objects does not tell it."""

from collections import Counter
from typing import Final

from ..measurements import LookMeasurements, MaterialMeasurements
from .lab_differences import same_spots
from .table import table

MOST_MATERIALS: Final = 5
LEAST_SHARE: Final = 0.005
"""Of the picture's squared error; what has less is not told."""
MOST_OBJECTS: Final = 4
LEGEND: Final = (
    "(By the render's own materials. share: of the picture's squared error, where the render shows the material. "
    "shade, light: the reference's colour in the darkest and in the lightest third of the spots that both show, and "
    "render minus reference in CIE Lab.)"
)


def materials_in_words(look: LookMeasurements) -> str:
    """Materials that several objects share, and those of objects that have several, the largest errors first.

    Empty where each object has one of its own.
    """
    on = Counter(name for entry in look.materials for name in entry.objects)
    told = [
        entry
        for entry in look.materials
        if entry.error_share >= LEAST_SHARE and (len(entry.objects) > 1 or any(on[name] > 1 for name in entry.objects))
    ]
    if not told:
        return ""
    rows = [
        (
            f"`{entry.name}`",
            _objects(entry),
            same_spots(entry.shaded),
            same_spots(entry.lit),
            f"{100.0 * entry.error_share:.0f} %",
        )
        for entry in told[:MOST_MATERIALS]
    ]
    return f"{table(('material', 'on', 'shade: L a b', 'light: L a b', 'share'), rows)}\n\n{LEGEND}"


def _objects(entry: MaterialMeasurements) -> str:
    shown = ", ".join(f"`{name}`" for name in entry.objects[:MOST_OBJECTS])
    return shown + (" and others" if len(entry.objects) > MOST_OBJECTS else "")
