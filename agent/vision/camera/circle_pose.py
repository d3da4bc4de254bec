# SPDX-License-Identifier: GPL-3.0-or-later
"""A first camera from one level circle, by the algebra of the cone through its ellipse.

The cone of rays through an ellipse is cut in circles by two families of planes; the one whose
upward normal suits an upright camera tells pitch and roll, and the radius the camera's height.
Source: Chen, Wu and Wada, Camera calibration with two arbitrary coplanar circles (ECCV 2004),
section 2.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import asin, atan2, cos, sin, sqrt

import numpy as np

from ...blueprint import CameraGuess
from ..ellipse import Ellipse
from .pinhole import SENSOR_MM, Floats


def cameras_of_circle(ellipse: Ellipse, radius: float, height: float, guess: CameraGuess) -> Iterator[CameraGuess]:
    """Cameras of the guessed focal length that see a level circle as ``ellipse``, upright ones only.

    ``ellipse`` is in film coordinates, y up; ``radius`` in metres, ``height`` that of the circle's
    plane above the ground. The guess tells from which side of the plane it is seen.
    """
    focal = guess.focal_mm / SENSOR_MM
    seen = np.diag([focal, focal, -1.0])
    cone = seen @ conic_of(ellipse) @ seen
    sizes, axes = np.linalg.eigh(cone)
    if np.count_nonzero(sizes > 0.0) == 1:
        sizes, axes = -sizes, axes[:, ::-1]
        sizes = sizes[::-1]
    least, middle, most = sizes.tolist()
    if not least < 0.0 < middle:
        return
    distance = middle * radius / sqrt(-most * least)
    along = axes[:, 0] if axes[2, 0] < 0.0 else -axes[:, 0]
    across = sqrt((most - middle) / (most - least)) * axes[:, 2]
    inwards = sqrt((middle - least) / (most - least)) * along
    side = 1.0 if guess.height > height else -1.0
    for normal in (across - inwards, -across - inwards):
        up = side * normal
        if up[1] > 0.0:
            yield replace(
                guess,
                pitch=asin(float(np.clip(up[2], -1.0, 1.0))),
                roll=-atan2(float(up[0]), float(up[1])),
                height=max(height + side * distance, 1e-3),
            )


def conic_of(ellipse: Ellipse) -> Floats:
    """The symmetric matrix (3, 3) whose quadratic form is 0 on the ellipse and negative inside."""
    turn = np.array([[cos(ellipse.angle), -sin(ellipse.angle)], [sin(ellipse.angle), cos(ellipse.angle)]])
    spread = turn @ np.diag([ellipse.major**-2, ellipse.minor**-2]) @ turn.T
    middle = np.array([ellipse.x, ellipse.y])
    beside = -spread @ middle
    return np.block([[spread, beside[:, None]], [beside[None], np.array([[middle @ spread @ middle - 1.0]])]])
