# SPDX-License-Identifier: GPL-3.0-or-later
"""The profile of a turned body from its silhouette, perspective taken out.

At each height the body is a disc about its axis. A disc's ellipse lies inside the silhouette, and
the widest disc that does is the body's, since the silhouette is the union of these ellipses. What
is hidden behind a wider part of the body above or in front is thereby bridged, not guessed deeper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .camera.pinhole import NEAREST, Floats, Pinhole, to_picture
from .masks import Mask

LEVELS: Final = 32
"""Heights at which the widest disc is looked for."""
CORNERS: Final = 40
"""Of the polygon that stands for a disc."""
OUTSIDE: Final = 0.04
"""Share of a disc's outline that may lie outside the silhouette: outlines drawn by hand miss by a pixel or two."""
SPARE: Final = 0.6
"""Of the silhouette's width, the most that a radius is tried with: half of it, and some for perspective."""
ROUNDS: Final = 9
"""Halvings of the interval in which a radius lies."""
STRAIGHT: Final = 0.012
"""Share of the largest radius by which a point of the profile may lie off the line that stands for it."""

UNSURE: Final = 0.4
"""Pixels by which a mask's edge is unsure: bends that are less are none."""


@dataclass(frozen=True)
class LatheProfile:
    """A turned body."""

    foot: tuple[float, float, float]
    """Where its axis meets what it stands on, metres."""
    height: float
    """Metres up to which it was looked for."""
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
    depth = float((camera.position - best[:3]) @ camera.rotation[:, 2])
    pixel = depth / camera.focal / max(silhouette.shape)
    kept = _simplified(points[seen[0] : seen[-1] + 1], max(STRAIGHT * float(radii.max()), UNSURE * pixel))
    return LatheProfile(
        (float(best[0]), float(best[1]), float(best[2])),
        float(best[3]),
        tuple((round(float(radius), 5), round(float(level), 5)) for radius, level in kept),
        overlap,
    )


def _radii(silhouette: Mask, camera: Pinhole, body: Floats) -> Floats:
    """The widest disc at each level, 0 where none fits. ``body`` is x, y, z of the foot and the height."""
    columns = np.flatnonzero(silhouette.any(axis=0))
    depth = float((camera.position - body[:3]) @ camera.rotation[:, 2])
    width = (columns[-1] + 1 - columns[0]) / max(silhouette.shape) if len(columns) else 0.0
    least, most = np.zeros(LEVELS), np.full(LEVELS, SPARE * width * depth / camera.focal)
    for _ in range(ROUNDS):
        middle = (least + most) / 2.0
        fits = _share_outside(silhouette, _circles(camera, body, middle)) <= OUTSIDE
        least, most = np.where(fits, middle, least), np.where(fits, most, middle)
    return np.where(least > most.max() * 1e-3, least, 0.0)


def _circles(camera: Pinhole, body: Floats, radii: Floats) -> Floats:
    """Outlines of the discs in picture coordinates, (levels, corners, 2); NaN behind the camera."""
    levels = body[2] + np.linspace(0.0, body[3], LEVELS)
    centres = np.stack([np.full(LEVELS, body[0]), np.full(LEVELS, body[1]), levels], axis=1) - camera.position
    turns = np.linspace(0.0, 2.0 * np.pi, CORNERS, endpoint=False)
    around = np.stack([np.cos(turns), np.sin(turns)], axis=1) @ camera.rotation[:2]
    # (3, levels, corners): right, up and back of each corner in the camera's frame.
    local = (centres @ camera.rotation).T[:, :, None] + radii[None, :, None] * around.T[:, None, :]
    depth = np.where(local[2] < -NEAREST, -local[2], np.nan)
    return to_picture(np.moveaxis(camera.focal * local[:2] / depth, 0, -1), camera.aspect)


def _share_outside(silhouette: Mask, circles: Floats) -> Floats:
    """Share of each outline that lies outside ``silhouette``; what is beyond the picture's edge counts as inside."""
    rows, columns = silhouette.shape
    places = np.nan_to_num(circles, nan=-9.0)
    x, y = places[..., 0], places[..., 1]
    column = np.clip((x * columns).astype(np.intp), 0, columns - 1)
    row = np.clip((y * rows).astype(np.intp), 0, rows - 1)
    beyond = ((x < 0.0) | (x >= 1.0) | (y < 0.0) | (y >= 1.0)) & (x > -9.0)
    return np.asarray(1.0 - (silhouette[row, column] | beyond).mean(axis=-1))


def _overlap(silhouette: Mask, camera: Pinhole, body: Floats, radii: Floats) -> float:
    """IoU of the body's silhouette, which a turned body's rows are each one run of, and the one wanted."""
    rows, columns = silhouette.shape
    circles = _circles(camera, body, radii)[radii > 0.0] * (columns, rows)
    left, right = _runs(circles[np.isfinite(circles).all(axis=(1, 2))], rows)
    seen = np.isfinite(left)
    first, last = (np.clip(np.rint(np.where(seen, edge, 0.0)), 0, columns).astype(np.intp) for edge in (left, right))
    before = np.concatenate([np.zeros((rows, 1), np.intp), np.cumsum(silhouette, axis=1)], axis=1)
    line = np.arange(rows)
    both = int((before[line, last] - before[line, first]).sum())
    either = int((last - first).sum()) + int(np.count_nonzero(silhouette)) - both
    return both / either if either else 0.0


def _runs(circles: Floats, rows: int) -> tuple[Floats, Floats]:
    """Where each row's run begins and ends, in pixels, NaN where there is none; ``circles`` (levels, corners, 2)."""
    middles = np.arange(rows) + 0.5
    lefts, rights, ends = [np.full(rows, np.inf)], [np.full(rows, -np.inf)], []
    for circle in circles:
        around = np.roll(circle, -int(circle[:, 1].argmin()), axis=0)
        bottom = int(around[:, 1].argmax())
        closed = np.vstack([around, around[:1]])
        for side in (closed[: bottom + 1], closed[: bottom - 1 if bottom else None : -1]):
            x = np.interp(middles, side[:, 1], side[:, 0], left=np.nan, right=np.nan)
            lefts.append(x)
            rights.append(x)
        ends.append((circle[circle[:, 0].argmin()], circle[circle[:, 0].argmax()]))
    if ends:
        # Seen from the side, discs are lines with gaps between them.
        order = sorted(ends, key=lambda pair: float(pair[0][1] + pair[1][1]))
        levels = np.array([(left[1] + right[1]) / 2.0 for left, right in order])
        for place, edges in enumerate((lefts, rights)):
            at_ends = np.array([pair[place][0] for pair in order])
            edges.append(np.interp(middles, levels, at_ends, left=np.nan, right=np.nan))
    left, right = np.fmin.reduce(lefts), np.fmax.reduce(rights)
    known = np.isfinite(left) & np.isfinite(right)
    return np.where(known, left, np.nan), np.where(known, right, np.nan)


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
