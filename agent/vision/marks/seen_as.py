# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a camera sees the things that are marked: lines to draw beside the marks."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from ...blueprint import Point
from ..camera.pinhole import Floats, Pinhole, to_film, to_picture
from .mark import Mark
from .matches import AZIMUTH, circle_name

LONGER: Final = 2.0
"""A line through an edge's middle is drawn so many times as long as the edge."""
CORNERS: Final = 64
"""Of the polygon that a circle is drawn as."""
UP: Final = np.array([0.0, 0.0, 1.0])


def seen_as(mark: Mark, index: int, camera: Pinhole, unknowns: Mapping[str, float]) -> tuple[Point, ...]:
    """The line, in picture coordinates, on which ``camera`` sees what the mark at ``index`` of the list is about.

    ``unknowns`` are what was solved along with the camera. Empty where it sees nothing of it.
    """
    match mark.kind:
        case "first" | "second" | "upright":
            return _edge(mark, camera, unknowns)
        case "horizon":
            return horizon(camera)
        case "circle":
            return _circle(mark, circle_name(index), camera, unknowns)
        case "height":
            return _height(mark, camera)


def level_direction(azimuth: float) -> Floats:
    """The unit vector (3,) of a level direction; radians from +y towards +x."""
    return np.array([np.sin(azimuth), np.cos(azimuth), 0.0])


def line_towards(camera: Pinhole, middle: Point, direction: Floats, half: float) -> tuple[Point, Point]:
    """The picture of a line with this ``direction`` (3,) in the world, ``half`` longer sides to both sides of
    ``middle``.

    Leads from the middle to the direction's vanishing point, which may lie infinitely far away.
    """
    film = to_film(np.array([middle]), camera.aspect)[0]
    local = direction @ camera.rotation
    towards = camera.focal * local[:2] + film * local[2]
    towards = half * towards / max(float(np.linalg.norm(towards)), 1e-9)
    start, end = _points(to_picture(np.array([film - towards, film + towards]), camera.aspect))
    return start, end


def horizon(camera: Pinhole) -> tuple[Point, ...]:
    """The horizon from the picture's left edge to the right; empty for a camera that lies on its side."""
    up = camera.rotation[2]
    if abs(up[1]) < 1e-3:
        return ()
    x = to_film(np.array([[0.0, 0.5], [1.0, 0.5]]), camera.aspect)[:, 0]
    film = np.column_stack([x, (camera.focal * up[2] - up[0] * x) / up[1]])
    return _points(to_picture(film, camera.aspect))


def ground_point(camera: Pinhole, picture: Point, height: float = 0.0) -> Floats | None:
    """The point (3,) of the level plane at ``height`` metres that is seen there; None where none is."""
    direction = camera.directions(to_film(np.array([picture]), camera.aspect))[0]
    depth = (height - camera.position[2]) / direction[2] if abs(direction[2]) > 1e-6 else -1.0
    return np.asarray(camera.position + depth * direction) if depth > 0.0 else None


def _edge(mark: Mark, camera: Pinhole, unknowns: Mapping[str, float]) -> tuple[Point, ...]:
    ends = to_film(np.array(mark.points), camera.aspect)
    half = float(np.linalg.norm(ends[1] - ends[0])) / 2.0
    direction = UP
    if mark.kind != "upright":
        direction = level_direction(unknowns[AZIMUTH] + (np.pi / 2.0 if mark.kind == "second" else 0.0))
    (x0, y0), (x1, y1) = mark.points
    return line_towards(camera, ((x0 + x1) / 2.0, (y0 + y1) / 2.0), direction, LONGER * half)


def _circle(mark: Mark, name: str, camera: Pinhole, unknowns: Mapping[str, float]) -> tuple[Point, ...]:
    radius = unknowns.get(f"radius of {name}", mark.metres / 2.0)
    height = unknowns.get(f"height of {name}", mark.above)
    # Across the ground the solver counts in heights of the camera.
    x, y = (float(camera.position[2]) * unknowns[f"{axis} of {name}"] for axis in "xy")
    turn = np.linspace(0.0, 2.0 * np.pi, CORNERS + 1)
    around = radius * np.column_stack([np.cos(turn), np.sin(turn), 0.0 * turn])
    return _points(camera.project(np.array((x, y, height)) + around))


def _height(mark: Mark, camera: Pinhole) -> tuple[Point, ...]:
    foot = ground_point(camera, mark.points[0], mark.above)
    return () if foot is None else _points(camera.project(np.array([foot, foot + mark.metres * UP])))


def _points(picture: Floats) -> tuple[Point, ...]:
    """All points, or none where one of them is behind the camera."""
    if not np.isfinite(picture).all():
        return ()
    return tuple((float(x), float(y)) for x, y in picture)
