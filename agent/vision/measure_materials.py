# SPDX-License-Identifier: GPL-3.0-or-later
"""How each material came out in a render, whatever it is on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..measurements import MaterialMeasurements
from .measure_objects import LEAST_PIXELS, ObjectResult, ObjectViews
from .shaded_and_lit import shaded_and_lit


def measure_materials(
    views: ObjectViews, numbers: NDArray[np.uint8], names: Sequence[str], results: Sequence[ObjectResult]
) -> tuple[MaterialMeasurements, ...]:
    """One entry for each material that is visible, those with the largest errors first.

    ``numbers`` (height, width) holds the material per pixel, from 1 in the order of ``names``; ``results`` are the
    objects'. The error is all that lies where the render shows the material. Colours are taken only where the
    reference shows what the material is on, so that a misplaced object says nothing false of its colour.
    """
    total = float(views.squared_error.sum(dtype=np.float64))
    compared = np.zeros(numbers.shape, bool)
    for result in results:
        compared |= result.compared
    entries = []
    for number, name in enumerate(names, start=1):
        visible = numbers == number
        pixels = int(np.count_nonzero(visible))
        if pixels < LEAST_PIXELS:
            continue
        error = float(views.squared_error[visible].sum(dtype=np.float64))
        parts = shaded_and_lit(views.reference, views.full, visible & compared)
        entries.append(
            MaterialMeasurements(
                name=name,
                objects=tuple(
                    result.measurements.id
                    for result in results
                    if np.count_nonzero(result.visible & visible) >= LEAST_PIXELS
                ),
                pixels=pixels,
                error_share=error / total if total else 0.0,
                shaded=parts[0] if parts else None,
                lit=parts[1] if parts else None,
            )
        )
    return tuple(sorted(entries, key=lambda entry: -entry.error_share))
