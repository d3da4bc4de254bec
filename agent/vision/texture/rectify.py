# SPDX-License-Identifier: GPL-3.0-or-later
"""A flat surface without its perspective: resampled on a grid of squares of one size."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..camera.pinhole import Pinhole, to_film
from ..masks import Mask

Floats = NDArray[np.float64]

MOST_CELLS: Final = 192
"""Of a side of the grid."""
LEAST_CELLS: Final = 24
"""Of a side, for a texture to be told."""
LEAST_PIXELS: Final = 400
FINEST: Final = 0.25
"""Share of the pixels that show the surface finer than a cell of the grid does."""
COARSEST: Final = 2.0
"""Cells along a pixel's side, beyond which the surface is too far away to be resampled so finely."""
STEPS: Final = 8
"""Into which a side of the grid is divided to look for where it shows most."""
OUTLYING: Final = 0.02
"""Share of the pixels on either side that the grid need not hold."""


@dataclass(frozen=True)
class Plane:
    """A flat surface in the world."""

    point: Floats
    """(3,), metres."""
    across: Floats
    """(3,), unit vector in the plane, from which angles are counted."""
    up: Floats
    """(3,), unit vector in the plane, a quarter turn anticlockwise from ``across`` as seen by who looks at it."""


@dataclass(frozen=True)
class Rectified:
    """What the grid shows; column 0 is furthest back along ``across``, row 0 furthest along ``up``."""

    colours: Floats
    """(rows, columns, 3), sRGB, 0 to 1."""
    shown: Mask
    """(rows, columns): whether the picture shows the surface there."""
    cell: float
    """Metres."""


def rectify(picture: NDArray[np.uint8], mask: Mask, camera: Pinhole, plane: Plane) -> Rectified | None:
    """The part of ``plane`` that ``mask`` of ``picture``, sRGB (height, width, 3), shows best; None where that is too
    little, or seen too steeply."""
    height, width = mask.shape
    rows, columns = np.nonzero(mask)
    if len(rows) < LEAST_PIXELS:
        return None
    centres = np.column_stack([(columns + 0.5) / width, (rows + 0.5) / height])
    places, sides = _on_plane(centres, camera, plane, 1.0 / max(width, height))
    usable = np.isfinite(sides)
    if np.count_nonzero(usable) < LEAST_PIXELS:
        return None
    cell = float(np.quantile(sides[usable], FINEST))
    near = places[usable & (sides <= COARSEST * cell)]
    low, high = np.quantile(near, (OUTLYING, 1.0 - OUTLYING), axis=0)
    counts = np.minimum(((high - low) / cell).astype(int), MOST_CELLS)
    if counts.min() < LEAST_CELLS:
        return None
    start = _fullest(near, low, counts * cell, high)
    across = start[0] + (np.arange(counts[0]) + 0.5) * cell
    up = start[1] + (np.arange(counts[1])[::-1] + 0.5) * cell
    grid = plane.point + across[None, :, None] * plane.across + up[:, None, None] * plane.up
    seen = camera.project(grid.reshape(-1, 3)).reshape(counts[1], counts[0], 2)
    colours, shown = _sampled(picture, mask, seen)
    return Rectified(colours, shown, cell)


def _fullest(places: Floats, low: Floats, size: Floats, high: Floats) -> Floats:
    """The lower corner (2,) of the rectangle of that ``size`` between ``low`` and ``high`` with most of ``places``."""
    step = size / STEPS
    bins = np.maximum(np.ceil((high - low) / step).astype(int), STEPS)
    edges = [start + width * np.arange(count + 1) for start, width, count in zip(low, step, bins, strict=True)]
    held = np.histogram2d(places[:, 0], places[:, 1], edges)[0]
    sums = np.pad(held, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    inside = sums[STEPS:, STEPS:] - sums[:-STEPS, STEPS:] - sums[STEPS:, :-STEPS] + sums[:-STEPS, :-STEPS]
    return np.asarray(low + step * np.unravel_index(int(inside.argmax()), inside.shape))


def _on_plane(centres: Floats, camera: Pinhole, plane: Plane, pixel: float) -> tuple[Floats, Floats]:
    """Where pixels lie on the plane (count, 2), and how wide they are there in metres (count,); NaN where they do not.

    ``pixel`` is a pixel's side in longer sides of the picture.
    """
    normal = np.cross(plane.across, plane.up)
    directions = camera.directions(to_film(centres, camera.aspect))
    facing = directions @ normal
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = ((plane.point - camera.position) @ normal) / facing
        depth[~(depth > 0.0)] = np.nan
        points = camera.position + depth[:, None] * directions - plane.point
        # Foreshortening makes a pixel's image longer by one over the cosine; its mean side by the root of that.
        slant = np.abs(facing) / np.linalg.norm(directions, axis=1)
        sides = depth * pixel / camera.focal / np.sqrt(slant)
    return np.column_stack([points @ plane.across, points @ plane.up]), sides


def _sampled(picture: NDArray[np.uint8], mask: Mask, seen: Floats) -> tuple[Floats, Mask]:
    """Bilinear samples at picture coordinates ``seen`` (rows, columns, 2), and whether ``mask`` holds them."""
    height, width = mask.shape
    x, y = seen[..., 0] * width - 0.5, seen[..., 1] * height - 0.5
    inside = (x >= 0.0) & (y >= 0.0) & (x <= width - 1.0) & (y <= height - 1.0)
    x, y = np.where(inside, x, 0.0), np.where(inside, y, 0.0)
    left, top = np.minimum(x.astype(int), width - 2), np.minimum(y.astype(int), height - 2)
    along, down = (x - left)[..., None], (y - top)[..., None]
    upper = picture[top, left] * (1.0 - along) + picture[top, left + 1] * along
    lower = picture[top + 1, left] * (1.0 - along) + picture[top + 1, left + 1] * along
    shown = inside & mask[np.rint(y).astype(int), np.rint(x).astype(int)]
    return (upper * (1.0 - down) + lower * down) / 255.0, shown
