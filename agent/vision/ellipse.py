# SPDX-License-Identifier: GPL-3.0-or-later
"""Ellipses: what circles look like in perspective."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

FARTHEST = 10.0
"""How far an ellipse may reach beyond its points, in their own extent: else they lie on no closed curve."""
NARROWEST = 1e-2
"""Shorter over longer semi-axis: what is narrower is a line."""
ROUNDS = 4
KEPT_SHARE = 0.8
"""Share of the points that the last fit is made to: the rest may belong to something in front."""


@dataclass(frozen=True)
class Ellipse:
    """Lengths in the unit of the points that it was fitted to, y down."""

    x: float
    y: float
    major: float
    """Longer semi-axis."""
    minor: float
    angle: float
    """Of the longer axis, radians clockwise from the x axis as seen, within -pi/2 to pi/2."""

    @property
    def area(self) -> float:
        return pi * self.major * self.minor

    def distances(self, points: Points) -> Points:
        """Per point, roughly how far it lies outside (positive) or inside the ellipse."""
        along, across = self._own_frame(points)
        radius = np.hypot(along / self.major, across / self.minor)
        return np.asarray((radius - 1.0) * np.hypot(along, across) / np.maximum(radius, 1e-6))

    def contains(self, points: Points) -> NDArray[np.bool_]:
        """Whether each point lies inside."""
        along, across = self._own_frame(points)
        return np.asarray(np.hypot(along / self.major, across / self.minor) <= 1.0)

    def point_at(self, turn: float) -> tuple[float, float]:
        """The point at ``turn`` radians of the parameter."""
        along, across = self.major * cos(turn), self.minor * sin(turn)
        return (
            self.x + along * cos(self.angle) - across * sin(self.angle),
            self.y + along * sin(self.angle) + across * cos(self.angle),
        )

    def _own_frame(self, points: Points) -> tuple[Points, Points]:
        x, y = points[:, 0] - self.x, points[:, 1] - self.y
        return x * cos(self.angle) + y * sin(self.angle), y * cos(self.angle) - x * sin(self.angle)


def fit_ellipse(points: Points) -> Ellipse | None:
    """The ellipse nearest to ``points`` (count, 2) in algebraic distance, or None where none fits.

    Direct least squares (Fitzgibbon et al., 1999) in the numerically stable form of Halir and
    Flusser (1998).
    """
    if len(points) < 6:
        return None
    centre = points.mean(axis=0)
    scale = float(np.abs(points - centre).max()) or 1.0
    x, y = ((points - centre) / scale).T
    quadratic = np.stack([x * x, x * y, y * y], axis=1)
    linear = np.stack([x, y, np.ones_like(x)], axis=1)
    s1, s2, s3 = quadratic.T @ quadratic, quadratic.T @ linear, linear.T @ linear
    try:
        to_linear = -np.linalg.solve(s3, s2.T)
        reduced = s1 + s2 @ to_linear
        _, vectors = np.linalg.eig(np.stack([reduced[2] / 2.0, -reduced[1], reduced[0] / 2.0]))
    except np.linalg.LinAlgError:
        return None
    vectors = np.real(vectors)
    is_ellipse = 4.0 * vectors[0] * vectors[2] - vectors[1] ** 2 > 0.0
    if not is_ellipse.any():
        return None
    first = vectors[:, int(np.argmax(is_ellipse))]
    return _from_conic(np.concatenate([first, to_linear @ first]), (float(centre[0]), float(centre[1])), scale)


def fit_ellipse_robustly(points: Points) -> Ellipse | None:
    """Like ``fit_ellipse``, refitted without the points that lie farthest off."""
    fitted = fit_ellipse(points)
    for turn in range(ROUNDS):
        if fitted is None:
            return None
        share = 1.0 - (1.0 - KEPT_SHARE) * (turn + 1) / ROUNDS
        off = np.abs(fitted.distances(points))
        fitted = fit_ellipse(points[off <= np.quantile(off, share)]) or fitted
    return fitted


def _from_conic(conic: Points, centre: tuple[float, float], scale: float) -> Ellipse | None:
    a, b, c, d, e, f = conic.tolist()
    discriminant = b * b - 4.0 * a * c
    if abs(discriminant) < 1e-12:
        return None
    x, y = (2.0 * c * d - b * e) / discriminant, (2.0 * a * e - b * d) / discriminant
    level = -(a * x * x + b * x * y + c * y * y + d * x + e * y + f)
    values, axes = np.linalg.eigh(np.array([[a, b / 2.0], [b / 2.0, c]]))
    squares = level / values
    if not (squares > 0.0).all():
        return None
    radii = np.sqrt(squares)
    longer = int(radii.argmax())
    direction = axes[:, longer]
    if direction[0] < 0.0:
        direction = -direction
    angle = float(np.arctan2(direction[1], direction[0]))
    major, minor = float(radii[longer]), float(radii[1 - longer])
    if hypot(x, y) > FARTHEST or major > FARTHEST or minor < NARROWEST * major:
        return None
    return Ellipse(centre[0] + x * scale, centre[1] + y * scale, major * scale, minor * scale, angle)
