# SPDX-License-Identifier: GPL-3.0-or-later
"""How each object of the blueprint came out in a render."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Blueprint, BlueprintObject, Colour
from ..measurements import ObjectMeasurements
from .ciede2000 import srgb_difference
from .footprint import Footprint, footprint_of
from .masks import Mask, bounding_box, scale_ratio
from .median_colour import median_colour
from .shaded_and_lit import shaded_and_lit
from .tones import patches, tones

NO_OBJECT = 0
"""Number of the pixels that no object covers: the sky's, where the blueprint has one."""
LEAST_PIXELS = 4
LEAST_SHARE = 0.02
"""Of the pixels that the reference shows: an object of which a render shows less is not covered."""
LARGE = 0.02
"""Of the picture, what an object must fill for its colours to be told place by place."""
UNSEEN_COLOUR: Colour = (0.0, 0.0, 0.0)
UNSEEN_DIFFERENCE = 100.0
"""CIEDE2000 of black and white, so that a missing object never looks like a good match."""

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class ObjectViews:
    """What objects are measured on, all of one size."""

    reference: Picture
    full: Picture
    flat: Picture
    numbers: NDArray[np.uint16]
    """The object's number per pixel."""
    squared_error: NDArray[np.float32]
    """Of the full view against the reference, per pixel."""


@dataclass(frozen=True)
class ObjectResult:
    """One object's measurements and whether it counts as covered."""

    role: str
    covered: bool
    shown: Mask
    """The pixels of the reference that show it."""
    visible: Mask
    """Those of the render."""
    compared: Mask
    """Those of both that colours are compared at."""
    measurements: ObjectMeasurements


def measure_objects(views: ObjectViews, ids: Mapping[str, int], blueprint: Blueprint) -> tuple[ObjectResult, ...]:
    """One entry for every object of ``blueprint``, the sky included, in its order.

    ``ids`` gives each blueprint id's number in ``views.numbers``. An object without visible pixels has
    IoU, offset and scale 0, black colours and differences of 100.
    """
    error_sum = float(views.squared_error.sum(dtype=np.float64))
    return tuple(_measure(entry, blueprint, views, ids, error_sum) for entry in blueprint.objects)


def _measure(
    entry: BlueprintObject, blueprint: Blueprint, views: ObjectViews, ids: Mapping[str, int], error_sum: float
) -> ObjectResult:
    height, width = views.numbers.shape
    footprint = footprint_of(entry, height, width, blueprint.objects)
    visible = _visible(entry, views.numbers, ids)
    pixels = int(np.count_nonzero(visible))
    error = float(views.squared_error[footprint.mask].sum(dtype=np.float64))
    measurements = ObjectMeasurements(
        id=entry.id,
        pixels=pixels,
        iou=0.0,
        offset=(0.0, 0.0),
        scale=(0.0, 0.0),
        reference_colour=median_colour(views.reference, footprint.inner),
        flat_colour=UNSEEN_COLOUR,
        full_colour=UNSEEN_COLOUR,
        colour_difference=UNSEEN_DIFFERENCE,
        flat_colour_difference=UNSEEN_DIFFERENCE,
        error_share=error / error_sum if error_sum else 0.0,
        reference_tones=tones(views.reference, footprint.inner),
    )
    least = max(LEAST_PIXELS, LEAST_SHARE * np.count_nonzero(footprint.mask))
    if pixels > 0:
        measurements = _with_visible(measurements, footprint, visible, views)
    compared = footprint.inner & visible
    return ObjectResult(entry.role, pixels >= least, footprint.mask, visible, compared, measurements)


def _visible(entry: BlueprintObject, numbers: NDArray[np.uint16], ids: Mapping[str, int]) -> Mask:
    number = ids.get(entry.id, NO_OBJECT if entry.role == "sky" else None)
    visible: Mask = np.zeros(numbers.shape, bool) if number is None else numbers == number
    return visible


def _with_visible(
    unseen: ObjectMeasurements, footprint: Footprint, visible: Mask, views: ObjectViews
) -> ObjectMeasurements:
    full_colour = median_colour(views.full, visible)
    shown_by_both = footprint.inner & visible
    parts = shaded_and_lit(views.reference, views.full, shown_by_both)
    large = np.count_nonzero(shown_by_both) >= LARGE * visible.size
    flat_colour = full_colour if views.flat is views.full else median_colour(views.flat, visible)
    return replace(
        unseen,
        iou=footprint.iou(visible),
        offset=footprint.offset(visible),
        scale=scale_ratio(bounding_box(visible), footprint.box),
        flat_colour=flat_colour,
        full_colour=full_colour,
        colour_difference=srgb_difference(unseen.reference_colour, full_colour),
        flat_colour_difference=srgb_difference(unseen.reference_colour, flat_colour),
        full_tones=tones(views.full, visible),
        shaded=parts[0] if parts else None,
        lit=parts[1] if parts else None,
        patches=patches(views.reference, views.full, shown_by_both) if large else (),
    )
