# SPDX-License-Identifier: GPL-3.0-or-later
"""Make an object fill a box of the picture."""

from collections.abc import Sequence
from typing import Literal

import bpy
import numpy as np
from numpy.typing import NDArray

from .camera import session_camera
from .checks import number
from .least_squares import least_squares
from .objects import find
from .surface import box_of_points, picture_box, picture_matrix, surface_points


def fit_to_box(
    ref: str | bpy.types.Object,
    box: Sequence[float],
    keep: Literal["base", "depth"] = "base",
    stretch: bool = False,
) -> bpy.types.Object:
    """Move and scale an object, with its parts, until it fills the picture box (left, top, right, bottom).

    It slides on the horizontal plane of its lowest point, or with keep="depth" parallel to the
    picture. All axes scale alike unless ``stretch`` lets its own z scale apart from x and y. The
    four edges are met in the least-squares sense.
    """
    body = find(ref)
    target = wanted_box(box)
    if body.parent:
        raise ValueError(f"{body.name!r} is a part; fit the object that it is part of")
    if keep not in {"base", "depth"}:
        raise ValueError(f'keep is {keep!r}; give "base" or "depth"')
    picture_box(body)  # Refuses an object behind the camera.
    points, matrix = surface_points(body), picture_matrix()
    view = np.array(session_camera().matrix_world.normalized(), dtype=np.float64)
    axes = np.eye(3)[:2] if keep == "base" else view[:3, :2].T
    pivot = np.array(body.matrix_world.to_translation(), dtype=np.float64)
    turn = np.array(body.matrix_world.to_quaternion().to_matrix(), dtype=np.float64)
    own = (points - pivot) @ turn
    reach = float(np.linalg.norm(pivot - view[:3, 3]))

    def moved(parameters: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Points, pivot and scale factors after sliding by the first two parameters (in units of the distance)."""
        factors = np.exp(parameters[[2, 2, -1]])
        new_pivot = pivot + reach * parameters[:2] @ axes
        new_points = (own * factors) @ turn.T + new_pivot
        if keep == "base":
            lift = points[:, 2].min() - new_points[:, 2].min()
            new_pivot[2] += lift
            new_points[:, 2] += lift
        return new_points, new_pivot, factors

    def edges_off(parameters: NDArray[np.float64]) -> NDArray[np.float64] | None:
        if np.abs(parameters[2:]).max() > 5.0:
            return None
        seen = box_of_points(moved(parameters)[0], matrix)
        return None if seen is None else seen - target

    _, new_pivot, factors = moved(least_squares(edges_off, np.zeros(4 if stretch else 3)))
    body.location = new_pivot.tolist()
    body.scale = [float(old * factor) for old, factor in zip(body.scale[:], factors, strict=True)]
    return body


def wanted_box(box: Sequence[float]) -> NDArray[np.float64]:
    """The four edges of a box; ValueError if it is empty."""
    edges = [number("an edge of the box", edge) for edge in box]
    if len(edges) != 4 or edges[0] >= edges[2] or edges[1] >= edges[3]:
        raise ValueError(
            f"the box is {tuple(edges)}; give (left, top, right, bottom) with left < right and top < bottom"
        )
    return np.array(edges)
