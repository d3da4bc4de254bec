# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of the picture, and how far a camera sees it from where it is marked.

A camera is four numbers: the logarithm of its focal length in millimetres, pitch, roll, and the
logarithm of its height. Behind them come what is solved along: the azimuth of each list of
parallels, then x and y of each circle. *Film* is the picture in longer sides from its middle, y up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .camera import SENSOR_MM
from .session import session_scene

AROUND = np.linspace(0.0, 2.0 * np.pi, 64, endpoint=False)
"""Where a circle is looked at."""


@dataclass
class KnownMarks:
    """On the film, but for ``places``."""

    places: NDArray[np.float64]
    """(count, 3) points of the world, seen at ``points`` (count, 2)."""
    points: NDArray[np.float64]
    horizon: NDArray[np.float64]
    """(count, 2)."""
    uprights: NDArray[np.float64]
    """(count, 2, 2) edges by their ends."""
    parallels: list[NDArray[np.float64]]
    """Likewise, level and parallel within each list."""
    circles: list[tuple[NDArray[np.float64], float, float]]
    """Corners (2, 2) of the ellipse's box, radius and height."""
    heights: list[tuple[NDArray[np.float64], float]]
    """Foot and top (2, 2), and metres between them."""


def film_of(marks: Sequence[Sequence[float]] | Sequence[Sequence[Sequence[float]]]) -> NDArray[np.float64]:
    """Picture coordinates (…, 2) on the film."""
    picture = session_scene().render
    sides = np.array([picture.resolution_x, -picture.resolution_y]) / max(picture.resolution_x, picture.resolution_y)
    places = np.array(marks, dtype=np.float64)
    return np.asarray((places if places.size else places.reshape(0, 2)) * sides - 0.5 * sides)


def lens_focal(values: NDArray[np.float64]) -> float:
    """Focal length in longer sides of the picture."""
    return math.exp(values[0]) / SENSOR_MM


def lens_axes(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The camera's right, up and back as columns (3, 3), as set_camera turns it."""
    tilt, roll = math.pi / 2 - values[1], -values[2]
    upright = np.array([[1.0, 0.0, 0.0], [0.0, math.cos(tilt), -math.sin(tilt)], [0.0, math.sin(tilt), math.cos(tilt)]])
    rolled = np.array([[math.cos(roll), -math.sin(roll), 0.0], [math.sin(roll), math.cos(roll), 0.0], [0.0, 0.0, 1.0]])
    return np.asarray(upright @ rolled)


def level_point(mark: NDArray[np.float64], level: float, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where a level plane is seen at a point of the film; far away where that is above the horizon."""
    eye = np.array([0.0, 0.0, math.exp(values[3])])
    down = lens_axes(values) @ np.array([*mark / lens_focal(values), -1.0])
    return np.asarray(eye + down * (level - eye[2]) / min(down[2], -1e-3))


def with_unknowns(known: KnownMarks, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The camera ``values`` with first guesses at what is solved along."""
    rest: list[float] = []
    for edges in known.parallels:
        ends = np.column_stack([edges[0] / lens_focal(values), [-1.0, -1.0]]) @ lens_axes(values).T
        across = np.cross(ends[0], ends[1])
        rest.append(math.atan2(-across[1], across[0]))
    for box, _, level in known.circles:
        rest += level_point(box.mean(axis=0), level, values)[:2].tolist()
    return np.array([*values, *rest])


def marks_off(known: KnownMarks, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """By how much each mark is off, in longer sides of the picture."""
    axes, focal, eye = lens_axes(values), lens_focal(values), np.array([0.0, 0.0, math.exp(values[3])])

    def seen(places: NDArray[np.float64]) -> NDArray[np.float64]:
        local = (places - eye) @ axes
        return np.asarray(focal * local[:, :2] / np.maximum(-local[:, 2:], 1e-3))

    found = [(seen(known.places) - known.points).ravel()]
    if len(known.horizon):
        up = axes[2]
        found.append((known.horizon @ up[:2] - focal * up[2]) / max(math.hypot(up[0], up[1]), 1e-6))
    if len(known.uprights):
        found.append(edges_off(known.uprights, axes[2], focal))
    turns, rest = values[4 : 4 + len(known.parallels)], values[4 + len(known.parallels) :]
    for edges, turn in zip(known.parallels, turns, strict=True):
        found.append(edges_off(edges, np.array([math.sin(turn), math.cos(turn), 0.0]) @ axes, focal))
    for (box, radius, level), place in zip(known.circles, rest.reshape(-1, 2), strict=True):
        across, ahead = place[0] + radius * np.cos(AROUND), place[1] + radius * np.sin(AROUND)
        rim = seen(np.column_stack([across, ahead, np.full(len(AROUND), level)]))
        found.append(np.concatenate([rim.min(axis=0) - box.min(axis=0), rim.max(axis=0) - box.max(axis=0)]))
    for (foot, top), metres in known.heights:
        above = level_point(foot, 0.0, values) + np.array([0.0, 0.0, metres])
        found.append(seen(above[None])[0] - top)
    return np.concatenate(found)


def edges_off(edges: NDArray[np.float64], local: NDArray[np.float64], focal: float) -> NDArray[np.float64]:
    """How far the ends of edges lie off the lines from their middles to the vanishing point of a direction."""
    middle, half = edges.mean(axis=1), (edges[:, 1] - edges[:, 0]) / 2.0
    towards = focal * local[:2] + middle * local[2]
    towards /= np.maximum(np.linalg.norm(towards, axis=1, keepdims=True), 1e-9)
    return np.asarray(half[:, 0] * towards[:, 1] - half[:, 1] * towards[:, 0])
