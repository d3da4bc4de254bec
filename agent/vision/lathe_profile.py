# SPDX-License-Identifier: GPL-3.0-or-later
"""The profile of a turned body from its silhouette, perspective taken out.

At each height the body is a disc about its axis. A disc's ellipse lies inside the silhouette, and
the widest disc that does is the body's, since the silhouette is the union of these ellipses. What
is hidden behind a wider part of the body above or in front is thereby bridged, not guessed deeper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .camera.pinhole import Floats, Pinhole
from .masks import Mask, mask_iou, polygon_mask

LEVELS: Final = 32
"""Heights at which the widest disc is looked for."""
CORNERS: Final = 64
"""Of the polygon that stands for a disc."""
OUTSIDE: Final = 0.04
"""Share of a disc's outline that may lie outside the silhouette: outlines drawn by hand miss by a pixel or two."""
ROUNDS: Final = 24
"""Halvings of the interval in which a radius lies."""
STRAIGHT: Final = 0.012
"""Share of the largest radius by which a point of the profile may lie off the line that stands for it."""


@dataclass(frozen=True)
class LatheProfile:
    """A turned body."""

    foot: tuple[float, float, float]
    """Where its axis meets what it stands on, metres."""
    profile: tuple[tuple[float, float], ...]
    """(radius, height above the foot) from the foot up, metres: the outside only."""
    overlap: float
    """IoU of its silhouette and the one that it was made from."""


def lathe_profile(
    silhouette: Mask, camera: Pinhole, foot: Sequence[float], height: float, *, settle: bool = True
) -> LatheProfile:
    """The turned body on ``foot`` (x, y, z in metres) and up to ``height`` metres that has this ``silhouette``.

    ``silhouette`` is (rows, columns), row 0 at the top, of the picture that ``camera`` sees.
    ``settle`` moves the foot and changes the height a little where that makes the silhouettes
    agree better. Raises ``ValueError`` where the axis lies outside the silhouette.
    """
    start = np.array([*foot, height], float)
    best, radii = start, _radii(silhouette, camera, start)
    overlap = _overlap(silhouette, camera, best, radii)
    step = 0.12 * float(radii.max(initial=0.0))
    while settle and step > 0.01 * radii.max(initial=0.0):
        for axis in (0, 1, 3):
            for sign in (-1.0, 1.0):
                moved = best.copy()
                moved[axis] += sign * step
                tried = _radii(silhouette, camera, moved) if moved[3] > 0.0 else radii
                if (reached := _overlap(silhouette, camera, moved, tried)) > overlap:
                    best, radii, overlap = moved, tried, reached
        step /= 2.0
    if not (radii > 0.0).any():
        raise ValueError("the body's axis is not seen inside its outline: place its foot first")
    points = np.column_stack([radii, np.linspace(0.0, best[3], LEVELS)])
    seen = np.flatnonzero(radii > 0.0)
    kept = _simplified(points[seen[0] : seen[-1] + 1], STRAIGHT * float(radii.max()))
    return LatheProfile(
        (float(best[0]), float(best[1]), float(best[2])),
        tuple((round(float(radius), 5), round(float(level), 5)) for radius, level in kept),
        overlap,
    )


def _radii(silhouette: Mask, camera: Pinhole, body: Floats) -> Floats:
    """The widest disc at each level, 0 where none fits. ``body`` is x, y, z of the foot and the height."""
    least, most = np.zeros(LEVELS), np.full(LEVELS, float(np.linalg.norm(camera.position - body[:3])) / 2.0)
    for _ in range(ROUNDS):
        middle = (least + most) / 2.0
        fits = _share_outside(silhouette, _circles(camera, body, middle)) <= OUTSIDE
        least, most = np.where(fits, middle, least), np.where(fits, most, middle)
    return np.where(least > most.min() * 1e-3, least, 0.0)


def _circles(camera: Pinhole, body: Floats, radii: Floats) -> Floats:
    """Outlines of the discs in picture coordinates, (levels, corners, 2)."""
    turns = np.linspace(0.0, 2.0 * np.pi, CORNERS, endpoint=False)
    levels = body[2] + np.linspace(0.0, body[3], LEVELS)
    points = np.stack(
        [
            body[0] + radii[:, None] * np.cos(turns),
            body[1] + radii[:, None] * np.sin(turns),
            np.repeat(levels[:, None], CORNERS, axis=1),
        ],
        axis=-1,
    )
    return camera.project(points.reshape(-1, 3)).reshape(LEVELS, CORNERS, 2)


def _share_outside(silhouette: Mask, circles: Floats) -> Floats:
    """Share of each outline that lies outside ``silhouette``; what is beyond the picture's edge counts as inside."""
    rows, columns = silhouette.shape
    places = np.nan_to_num(circles, nan=-9.0)
    beyond = ((places < 0.0) | (places >= 1.0)).any(axis=-1) & np.isfinite(circles).all(axis=-1)
    column = np.clip((places[..., 0] * columns).astype(int), 0, columns - 1)
    row = np.clip((places[..., 1] * rows).astype(int), 0, rows - 1)
    return np.asarray((~(silhouette[row, column] | beyond)).mean(axis=-1))


def _overlap(silhouette: Mask, camera: Pinhole, body: Floats, radii: Floats) -> float:
    rows, columns = silhouette.shape
    drawn = np.zeros_like(silhouette)
    circles = _circles(camera, body, radii)[radii > 0.0]
    for circle in circles:
        drawn |= polygon_mask(circle.tolist(), rows, columns)
    sides = [(circle[circle[:, 0].argmin()], circle[circle[:, 0].argmax()]) for circle in circles]
    for (left, right), (next_left, next_right) in pairwise(sides):
        # Seen from the side, discs are lines with gaps between them.
        drawn |= polygon_mask([tuple(corner) for corner in (left, right, next_right, next_left)], rows, columns)
    return mask_iou(silhouette, drawn)


def _simplified(points: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """The fewest of ``points`` (count, 2) whose polyline keeps within ``tolerance`` (Douglas and Peucker 1973)."""
    if len(points) < 3:
        return points
    start, end = points[0], points[-1]
    along = (end - start) / max(float(np.linalg.norm(end - start)), 1e-12)
    offset = points - start
    off = np.abs(offset[:, 0] * along[1] - offset[:, 1] * along[0])
    farthest = int(off.argmax())
    if off[farthest] <= tolerance:
        return np.array([start, end])
    return np.vstack([_simplified(points[: farthest + 1], tolerance)[:-1], _simplified(points[farthest:], tolerance)])
