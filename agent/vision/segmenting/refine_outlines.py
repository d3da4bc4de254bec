# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines that follow the edges of the picture, from a blueprint's boxes and rough outlines."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Blueprint, BlueprintObject, Point
from ..components import connected_components
from ..masks import Mask, mask_iou, polygon_mask
from ..outline import simplify, smooth_steps, trace_outline, with_holes
from .along_edges import along_edges, edge_strengths
from .object_mask import MaskHints, object_mask

MOST_CORNERS: Final = 40
"""Of an outline, which is told to models in words."""
MOST_OF_PART: Final = 12
"""Corners of a hole, or of what is seen beyond something that is in front."""
LEAST_PART: Final = 0.02
"""Of an object's pixels: smaller gaps are highlights and reflections, not holes, and smaller parts crumbs."""
BETTER: Final = 1.1
"""How much more closely an outline must follow edges than a rough one, to take its place: who reads points off an
enlarged picture draws better outlines than colours tell, where a red cup stands on a red saucer."""
LEAST_AGREEMENT: Final = 0.6
"""IoU with a rough outline below which that one is kept."""


def refine_outlines(picture: NDArray[np.uint8], blueprint: Blueprint) -> Blueprint:
    """``blueprint`` with the outlines of its objects, not of ground, walls and sky, along the edges of ``picture``.

    ``picture`` is sRGB (height, width, 3). What is in front is outlined first, for it hides what is behind. Where
    nothing is found, or nothing better than what was drawn, an entry stays as it was.
    """
    done: dict[str, BlueprintObject] = {}
    for name in _front_first(blueprint):
        entry = next(entry for entry in blueprint.objects if entry.id == name)
        done[name] = refine_outline(picture, entry, done) if entry.role == "object" else entry
    return replace(blueprint, objects=tuple(done[entry.id] for entry in blueprint.objects))


def refine_outline(
    picture: NDArray[np.uint8], entry: BlueprintObject, others: Mapping[str, BlueprintObject]
) -> BlueprintObject:
    """``entry`` with an outline along the edges of ``picture``; those of ``others`` that it is behind hide it."""
    height, width = picture.shape[:2]
    hidden = np.zeros((height, width), bool)
    for front in entry.behind:
        if front in others:
            hidden |= polygon_mask(others[front].outline, height, width)
    rough = polygon_mask(entry.outline, height, width) if entry.outline else None
    found = object_mask(picture, entry.box, MaskHints(rough, hidden, entry.inside, entry.outside))
    if found is None or (rough is not None and mask_iou(found, rough & ~hidden) < LEAST_AGREEMENT):
        return entry
    if rough is not None:
        # An outline is drawn as if whole, and what covers it is cut out later.
        found |= rough & hidden
    outline = outline_of(found)
    if rough is not None:
        strengths = edge_strengths(picture)
        if along_edges(strengths, outline, hidden) < BETTER * along_edges(strengths, entry.outline, hidden):
            return entry
    return replace(entry, outline=outline)


def outline_of(mask: Mask) -> tuple[Point, ...]:
    """The closed polygon around ``mask``, its parts and large holes joined to one, in picture coordinates."""
    height, width = mask.shape
    largest, *others = sorted(_patches(mask), key=lambda patch: -int(np.count_nonzero(patch)))
    outer = simplify(smooth_steps(trace_outline(largest)), MOST_CORNERS)
    # By the even-odd rule another part is joined as a hole is.
    rest = [*others, *(hole for patch in (largest, *others) for hole in _holes(patch))]
    corners = with_holes(outer, [simplify(smooth_steps(trace_outline(part)), MOST_OF_PART) for part in rest])
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in np.clip(corners / (width, height), 0.0, 1.0))


def _patches(mask: Mask) -> list[Mask]:
    """The connected parts of ``mask`` but for the smallest."""
    return _parts(mask, LEAST_PART * np.count_nonzero(mask))


def _holes(patch: Mask) -> list[Mask]:
    """Large gaps inside ``patch``."""
    outside = np.pad(~patch, 1, constant_values=True)
    least = LEAST_PART * np.count_nonzero(patch)
    return [part[1:-1, 1:-1] for part in _parts(outside, least) if not part[0, 0]]


def _parts(mask: Mask, least: float) -> list[Mask]:
    """The connected parts of ``mask`` of at least so many pixels."""
    numbers = connected_components(mask.astype(np.int32))
    sizes = np.bincount(numbers[mask], minlength=int(numbers.max()) + 1)
    return [np.asarray(numbers == number) for number in np.flatnonzero(sizes >= max(1.0, least))]


def _front_first(blueprint: Blueprint) -> list[str]:
    """Ids, each after those that cover it; where things cover one another, in the blueprint's order."""
    left = {entry.id: set(entry.behind) for entry in blueprint.objects}
    order: list[str] = []
    while left:
        free = next((name for name, fronts in left.items() if not fronts & left.keys()), next(iter(left)))
        order.append(free)
        del left[free]
    return order
