# SPDX-License-Identifier: GPL-3.0-or-later
"""How a body may be moved: along two axes, about the vertical, larger or smaller, its foot on one level."""

from collections.abc import Mapping
from math import exp

import numpy as np

from ..camera.pinhole import Floats, Pinhole
from .body import Body, Motion


def slide(body: Body, axes: Floats, values: Mapping[str, float]) -> Motion:
    """The motion of these ``values``: "right" and "ahead" in metres along ``axes`` (2, 3), "size" and "height" as
    logarithms, "direction" in radians.

    What is not named stays. Where ``axes`` are level, so does the height of its lowest point.
    """
    shift = values.get("right", 0.0) * axes[0] + values.get("ahead", 0.0) * axes[1]
    size, height = exp(values.get("size", 0.0)), exp(values.get("height", 0.0))
    if not axes[:, 2].any():
        # The lowest point stays the lowest: all heights change by the same factor.
        above = float(body.points[:, 2].min() - body.pivot[2])
        shift = shift + np.array([0.0, 0.0, above * (1.0 - size * height)])
    return Motion(shift, values.get("direction", 0.0), size, height)


def level_axes(camera: Pinhole) -> Floats:
    """Right and ahead (2, 3) as seen by the camera, on the ground."""
    right = camera.rotation[:, 0] * (1.0, 1.0, 0.0)
    right /= max(float(np.linalg.norm(right)), 1e-9)
    return np.array([right, [-right[1], right[0], 0.0]])


def picture_axes(camera: Pinhole) -> Floats:
    """Right and up (2, 3) in the picture."""
    return np.asarray(camera.rotation[:, :2].T)
