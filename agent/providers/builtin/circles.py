# SPDX-License-Identifier: GPL-3.0-or-later
"""Level circles found from the ellipses that they are seen as."""

from dataclasses import dataclass

import numpy as np

from ...vision.ellipse import Ellipse
from .eye import Eye, Position

HALVINGS = 20
HIGHEST_RIM = 0.6
"""Height above an axis' foot up to which circles are looked for, in camera heights."""


@dataclass(frozen=True)
class Circle:
    """A level circle."""

    radius: float
    middle: Position

    @property
    def height(self) -> float:
        return self.middle[2]


def circle_on_axis(axis: Position, row: float, half_width: float, eye: Eye) -> Circle:
    """The level circle around the axis of this half width, in picture widths, whose middle is seen at ``row``."""
    lowest, highest = axis[2], axis[2] + HIGHEST_RIM * eye.camera.height
    for _ in range(HALVINGS):
        height = (lowest + highest) / 2.0
        middle = (axis[0], axis[1], height)
        circle = Circle(eye.span(middle, half_width), middle)
        # What is higher is seen farther up, where picture heights are smaller.
        if _seen_middle(circle, eye)[1] > row:
            lowest = height
        else:
            highest = height
    return circle


def circle_seen_as(ellipse: Ellipse, height: float, eye: Eye) -> Circle:
    """The circle on the level plane at ``height`` that is seen as the ellipse."""
    wanted = np.array([ellipse.x / eye.aspect, ellipse.y])
    aimed = wanted.copy()
    circle = Circle(0.0, (0.0, eye.camera.height, height))
    for _ in range(4):
        middle = eye.at_height(float(aimed[0]), float(aimed[1]), height) or circle.middle
        circle = Circle(eye.span(middle, ellipse.major / eye.aspect), middle)
        aimed += wanted - np.array(_seen_middle(circle, eye))
    return circle


def _seen_middle(circle: Circle, eye: Eye) -> tuple[float, float]:
    """The middle of the ellipse that a circle is seen as, which is nearer than the circle's own middle."""
    x, y, height = circle.middle
    far, near = eye.project((x, y + circle.radius, height)), eye.project((x, y - circle.radius, height))
    return (far[0] + near[0]) / 2.0, (far[1] + near[1]) / 2.0
