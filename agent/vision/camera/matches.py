# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be known of a picture, and by how far a camera contradicts it.

Each kind gives residuals in longer sides of the picture: how far from where the camera would see
it the thing was marked. ``unknowns`` are numbers that belong to the world and are solved along
with the camera, by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

import numpy as np

from ...blueprint import Point
from .pinhole import Floats, Pinhole, to_film

FAR_OFF: Final = 10.0
"""Residual, in longer sides, of what the camera cannot see at all."""
Unknowns = Mapping[str, float]


@lru_cache(maxsize=256)
def film_of(picture: tuple[Point, ...], aspect: float) -> Floats:
    """Marks as film coordinates (count, 2), for a picture of ``aspect``: made once for a whole descent."""
    film = to_film(np.array(picture), aspect)
    film.setflags(write=False)
    return film


class Match(Protocol):
    """One thing that is known."""

    def unknowns(self) -> Unknowns:
        """The numbers that are solved along with the camera, and a first guess at each."""
        ...

    def residuals(self, camera: Pinhole, unknowns: Unknowns) -> Floats:
        """One number for each measurement."""
        ...


@dataclass(frozen=True)
class PointMatches:
    """Points of the world that are seen at points of the picture."""

    picture: tuple[Point, ...]
    world: tuple[tuple[float, float, float], ...]

    def unknowns(self) -> Unknowns:
        """None."""
        return {}

    def residuals(self, camera: Pinhole, unknowns: Unknowns) -> Floats:
        """Across and up for each point, (2 * count,)."""
        seen = camera.project_to_film(np.array(self.world))
        return np.nan_to_num(seen - film_of(self.picture, camera.aspect), nan=FAR_OFF).ravel()


@dataclass(frozen=True)
class HorizonMatch:
    """Points of the picture that lie on the horizon."""

    picture: tuple[Point, ...]

    def unknowns(self) -> Unknowns:
        """None."""
        return {}

    def residuals(self, camera: Pinhole, unknowns: Unknowns) -> Floats:
        """Distance of each point from the horizon, (count,)."""
        up = camera.rotation[2]
        film = film_of(self.picture, camera.aspect)
        return np.asarray((film @ up[:2] - camera.focal * up[2]) / max(float(np.hypot(up[0], up[1])), 1e-6))


@dataclass(frozen=True)
class ParallelEdges:
    """Edges of the picture that are parallel in the world: all upright, or level and parallel to each other."""

    edges: tuple[tuple[Point, Point], ...]
    family: str = ""
    """Empty for upright edges. Else the name of a level direction, whose azimuth is an unknown."""
    quarter_turns: int = 0
    """How often to turn that direction by 90 degrees: walls of one room are square to each other."""

    def unknowns(self) -> Unknowns:
        """The azimuth of the family, radians from +y towards +x."""
        return {f"azimuth of {self.family}": 0.0} if self.family else {}

    def residuals(self, camera: Pinhole, unknowns: Unknowns) -> Floats:
        """How far each edge's ends lie off the line from its middle to the vanishing point, (count,)."""
        ends = np.array([to_film(np.array(edge), camera.aspect) for edge in self.edges])
        middle, half = ends.mean(axis=1), (ends[:, 1] - ends[:, 0]) / 2.0
        local = self._direction(unknowns) @ camera.rotation
        # Homogeneous: a vanishing point may lie infinitely far away.
        towards = camera.focal * local[:2] + middle * local[2]
        towards /= np.maximum(np.linalg.norm(towards, axis=1, keepdims=True), 1e-9)
        return np.asarray(half[:, 0] * towards[:, 1] - half[:, 1] * towards[:, 0])

    def _direction(self, unknowns: Unknowns) -> Floats:
        if not self.family:
            return np.array([0.0, 0.0, 1.0])
        azimuth = unknowns[f"azimuth of {self.family}"] + self.quarter_turns * np.pi / 2.0
        return np.array([np.sin(azimuth), np.cos(azimuth), 0.0])


@dataclass(frozen=True)
class CircleMatch:
    """Points of the picture on the outline of a level circle: a rim, a plate, a wheel that lies."""

    name: str
    picture: tuple[Point, ...]
    radius: float
    """Metres."""
    height: float = 0.0
    """Of its plane, metres above the ground."""
    axis: str = ""
    """Circles with the same axis are one above the other; empty for an axis of its own."""
    free: Sequence[str] = ()
    """Which of "radius" and "height" are only guesses."""

    def unknowns(self) -> Unknowns:
        """Where its axis stands, in heights of the camera, and what of it is free, in metres.

        The heights make the dolly zoom, which pictures hardly tell, a straight line among the unknowns.
        """
        axis = self.axis or self.name
        known = {f"x of {axis}": 0.0, f"y of {axis}": 1.0}
        return known | {f"{what} of {self.name}": float(getattr(self, what)) for what in self.free}

    def residuals(self, camera: Pinhole, unknowns: Unknowns) -> Floats:
        """Distance of each point from the ellipse that the circle is seen as (Sampson's approximation), (count,)."""
        axis = self.axis or self.name
        radius = unknowns.get(f"radius of {self.name}", self.radius)
        height = unknowns.get(f"height of {self.name}", self.height)
        unit = float(camera.position[2])
        centre = np.array([unit * unknowns[f"x of {axis}"], unit * unknowns[f"y of {axis}"], height])
        # From the circle's plane (unit circle about its centre) to the film.
        plane = np.column_stack([radius * np.eye(3)[:, :2], centre - camera.position])
        film = camera.rotation.T @ plane * np.array([[camera.focal], [camera.focal], [-1.0]])
        if film[2, 2] <= 0.0 or abs(np.linalg.det(film)) < 1e-15:
            return np.full(len(self.picture), FAR_OFF)
        back = np.linalg.inv(film)
        conic = back[:2].T @ back[:2] - np.outer(back[2], back[2])
        points = film_of(self.picture, camera.aspect)
        slopes = points @ conic[:2] + conic[2]
        steep = np.maximum(2.0 * np.hypot(slopes[:, 0], slopes[:, 1]), 1e-12)
        off = (slopes[:, :2] * points).sum(axis=1) + slopes[:, 2]
        return np.asarray(np.clip(off / steep, -FAR_OFF, FAR_OFF))


@dataclass(frozen=True)
class HeightMatch:
    """Something upright that stands on the ground and whose height is known."""

    foot: Point
    top: Point
    height: float
    """Metres."""
    ground: float = 0.0
    """Metres: the height of what it stands on."""

    def unknowns(self) -> Unknowns:
        """None."""
        return {}

    def residuals(self, camera: Pinhole, unknowns: Unknowns) -> Floats:
        """Across and up at its top, (2,)."""
        film = film_of((self.foot, self.top), camera.aspect)
        down = camera.directions(film[:1])[0]
        depth = (self.ground - camera.position[2]) / down[2] if abs(down[2]) > 1e-9 else -1.0
        if depth <= 0.0:
            return np.full(2, FAR_OFF)
        top = camera.position + depth * down + np.array([0.0, 0.0, self.height])
        return np.asarray(np.nan_to_num(camera.project_to_film(top[None])[0] - film[1], nan=FAR_OFF))
