# SPDX-License-Identifier: GPL-3.0-or-later
"""Set the camera by what is known of the picture: points, edges, the horizon, circles, heights."""

import math
from collections.abc import Callable, Sequence

import bpy
import numpy as np
from numpy.typing import NDArray

from .camera import set_camera
from .checks import number, positive
from .known_marks import KnownMarks, film_of, marks_off, with_unknowns
from .least_squares import STEP, least_squares

Pair = tuple[float, float]

EXACT = 0.002
"""Longer sides of the picture: how exactly marks are read off."""
BELIEVED = (0.5, 0.35, 0.1, 1.0)
"""How far the guessed focal length (its logarithm), pitch, roll and height (its logarithm) may be off."""
UNTOLD = 0.6
"""Of that, what is hardly surer afterwards was not told by the picture."""
CONTRADICTION = 0.03
"""Longer sides: where half of the marks lie farther off than this, they contradict each other."""
SOUND = 3.0
"""Times ``EXACT``, from which on a mark pulls less than it is off."""
STARTS = ((0.0, 0.0), (0.0, 0.3), (0.0, -0.3), (0.7, 0.0), (-0.7, 0.0))
"""Logarithm of the focal length and pitch beside the guess."""


def match_camera(
    focal_mm: float,
    pitch: float,
    height: float,
    roll: float = 0.0,
    points: Sequence[tuple[Pair, Sequence[float]]] = (),
    horizon: Sequence[Pair] = (),
    uprights: Sequence[tuple[Pair, Pair]] = (),
    parallels: Sequence[Sequence[tuple[Pair, Pair]]] = (),
    circles: Sequence[tuple[Sequence[float], float, float]] = (),
    heights: Sequence[tuple[Pair, Pair, float]] = (),
) -> bpy.types.Object:
    """Set the camera so that what is known is seen where it is; the guess stays where nothing known tells otherwise.

    ``points``: ((x, y), (X, Y, Z)) of the picture and the world. ``horizon``: points on it.
    ``uprights``: edges ((x, y), (x, y)) that are upright in reality. ``parallels``: lists of edges
    that are level and parallel to each other. ``circles``: (box, radius, height) of level circles, by
    the box of the ellipse, with the height of their plane. ``heights``: (foot, top, metres) of what
    stands upright on the ground. Prints what was found and what nothing tells.
    """
    guess = np.array(
        [
            math.log(positive("focal_mm", focal_mm)),
            number("pitch", pitch),
            number("roll", roll),
            math.log(positive("height", height)),
        ]
    )
    if not (points or horizon or uprights or parallels or circles or heights):
        raise ValueError("nothing is known; give points, horizon, uprights, parallels, circles or heights")
    for _, radius, level in circles:
        positive("a circle's radius", radius)
        number("a circle's height", level)
    known = KnownMarks(
        np.array([place[:] for _, place in points], dtype=np.float64).reshape(-1, 3),
        film_of([mark for mark, _ in points]),
        film_of(horizon),
        film_of(uprights),
        [film_of(edges) for edges in parallels],
        [(film_of([box[0:2], box[2:4]]), radius, level) for box, radius, level in circles],
        [(film_of([foot, top]), metres) for foot, top, metres in heights],
    )

    def residuals(values: NDArray[np.float64]) -> NDArray[np.float64] | None:
        if np.abs(values[[0, 3]] - guess[[0, 3]]).max() > 3.0 or abs(values[1]) > math.pi / 2:
            return None
        off = marks_off(known, values) / EXACT
        # Cauchy's loss: what is marked wrongly pulls ever less, the farther off it is.
        robust = np.sign(off) * SOUND * np.sqrt(np.log1p((off / SOUND) ** 2))
        return np.asarray(np.concatenate([robust, (values[:4] - guess) / BELIEVED]))

    begins = [guess + np.array([zoom, turn, 0.0, 0.0]) for zoom, turn in STARTS]
    tried = [least_squares(residuals, with_unknowns(known, values)) for values in begins]
    best = min(tried, key=lambda values: float(np.square(residuals(values)).sum()))
    off = float(np.median(np.abs(marks_off(known, best))))
    if off > CONTRADICTION:
        raise ValueError(f"what is known contradicts itself: marks are off by {off:.3f} of the picture; check each")
    told = spread_of(residuals, best)[:4] < UNTOLD * np.array(BELIEVED)
    names = ("focal length", "pitch", "roll", "height")
    kept = " and ".join(name for name, is_told in zip(names, told, strict=True) if not is_told)
    focal, tilt, turned, up = math.exp(best[0]), float(best[1]), float(best[2]), math.exp(best[3])
    print(f"match_camera: set_camera({focal:.4g}, {tilt:.4f}, {up:.4g}, {turned:.4f}); marks are {off:.4f} off")
    if kept:
        print(f"match_camera: nothing known tells the {kept}, which stayed near the guess")
    return set_camera(focal, tilt, up, turned)


def spread_of(
    residuals: Callable[[NDArray[np.float64]], NDArray[np.float64] | None], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Standard deviation of each value, from the slopes of the residuals."""
    slopes = []
    for nudge in STEP * np.eye(len(values)):
        ahead, behind = residuals(values + nudge), residuals(values - nudge)
        assert ahead is not None
        assert behind is not None
        slopes.append((ahead - behind) / (2.0 * STEP))
    steep = np.array(slopes)
    return np.asarray(np.sqrt(np.maximum(np.diag(np.linalg.pinv(steep @ steep.T)), 0.0)))
