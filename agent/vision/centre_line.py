# SPDX-License-Identifier: GPL-3.0-or-later
"""The line along the middle of something long and thin, and how thick it is: what a tube is swept along."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .camera.pinhole import NEAREST, Floats, Pinhole, to_film
from .components import largest_component
from .masks import Mask

MOST_POINTS: Final = 9
"""Of a line: few enough to be read as code."""
BLUNT: Final = 0.5
"""Of its thickness, by which a tube ends before its outline does."""


@dataclass(frozen=True)
class CentreLine:
    """In pixels, x right and y down, from one end to the other."""

    points: Floats
    """(count, 2)."""
    radii: Floats
    """(count,) half the thickness."""
    length: float
    """Along the line."""

    @property
    def slenderness(self) -> float:
        """Length over mean thickness: below 2 it is no line."""
        return self.length / max(2.0 * float(self.radii.mean()), 1e-9)


def centre_line(mask: Mask, most_points: int = MOST_POINTS) -> CentreLine:
    """The centre line of the largest patch of ``mask`` (rows, columns), bent as it may be, without branches.

    Pixels are ordered by their way inside the patch from one of its two farthest ends; those that
    are equally far make one cut across. Raises ``ValueError`` where the mask is empty.
    """
    if not mask.any():
        raise ValueError("an empty mask has no centre line")
    rows, columns = np.nonzero(largest_component(mask))
    top, left = int(rows.min()), int(columns.min())
    patch = np.zeros((rows.max() - top + 3, columns.max() - left + 3), bool)
    patch[rows - top + 1, columns - left + 1] = True
    first = (int(rows[0]) - top + 1, int(columns[0]) - left + 1)
    end = _farthest(_ways(patch, first))
    ways = _ways(patch, end)
    longest = float(ways[patch].max())
    count = max(2, min(most_points, int(longest) // 3))
    cut = np.clip((ways[patch] / max(longest, 1e-9) * count).astype(np.intp), 0, count - 1)
    y, x = (axis.astype(float) for axis in np.nonzero(patch))
    sizes = np.maximum(np.bincount(cut, minlength=count), 1)
    points = np.stack([np.bincount(cut, axis, count) / sizes for axis in (x, y)], axis=1)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    # A cut is as long as the way from the middle of the one before to that of the one behind.
    lengths = np.concatenate([[steps[0]], (steps[1:] + steps[:-1]) / 2.0, [steps[-1]]])
    radii = np.maximum(sizes / np.maximum(lengths, 1e-9) / 2.0, 0.5)
    points = _to_the_ends(points, radii)
    total = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    return CentreLine(points + np.array([left - 0.5, top - 0.5]), radii, total)


def tube_along(
    line: CentreLine, camera: Pinhole, rows: int, columns: int, point: Floats, normal: Floats
) -> tuple[Floats, Floats]:
    """The line as points (count, 3) of the plane through ``point`` with this ``normal``, and radii, in metres.

    ``rows`` and ``columns`` are those of the picture in which it was found. Raises ``ValueError``
    where the plane is not seen there.
    """
    places = outline_on_plane(line.points / (columns, rows), camera, point, normal)
    depth = (camera.position - places) @ camera.rotation[:, 2]
    return places, line.radii / max(rows, columns) * depth / camera.focal


def outline_on_plane(outline: Floats, camera: Pinhole, point: Floats, normal: Floats) -> Floats:
    """Where the plane through ``point`` with this ``normal`` is seen at ``outline`` (count, 2; picture coordinates).

    Points of the world (count, 3), metres: an outline without its perspective. Raises ``ValueError``
    where the plane is not seen.
    """
    film = to_film(outline, camera.aspect)
    directions = camera.directions(film)
    facing = directions @ normal
    along = ((point - camera.position) @ normal) / np.where(np.abs(facing) < 1e-9, np.nan, facing)
    if not (along > NEAREST).all():
        raise ValueError("the plane is not seen there: it lies behind the camera or is seen from its edge")
    return np.asarray(camera.position + along[:, None] * directions)


def _ways(patch: Mask, start: tuple[int, int]) -> NDArray[np.float64]:
    """How far each pixel is from ``start`` inside the patch, steps askew counting 1.4; infinite outside it."""
    ways = np.full(patch.shape, np.inf)
    ways[start] = 0.0
    while True:
        nearer = ways.copy()
        inner = nearer[1:-1, 1:-1]
        for down, right, step in _STEPS:
            other = ways[1 + down : ways.shape[0] - 1 + down, 1 + right : ways.shape[1] - 1 + right]
            np.minimum(inner, other + step, out=inner)
        nearer[~patch] = np.inf
        if (nearer == ways)[patch].all():
            return ways
        ways = nearer


_STEPS: Final = tuple(
    (down, right, float(np.hypot(down, right))) for down in (-1, 0, 1) for right in (-1, 0, 1) if down or right
)


def _farthest(ways: NDArray[np.float64]) -> tuple[int, int]:
    row, column = np.unravel_index(int(np.where(np.isfinite(ways), ways, -1.0).argmax()), ways.shape)
    return int(row), int(column)


def _to_the_ends(points: Floats, radii: Floats) -> Floats:
    """The line drawn out at both ends, for cuts have their middles within."""
    longer = points.copy()
    for end, beside in ((0, 1), (-1, -2)):
        step = points[end] - points[beside]
        size = float(np.linalg.norm(step))
        longer[end] = points[end] + step / max(size, 1e-9) * max(0.0, size / 2.0 - BLUNT * radii[end])
    return longer
