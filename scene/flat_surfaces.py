# SPDX-License-Identifier: GPL-3.0-or-later
"""The flat sides that objects turn to the camera, where the reference shows them."""

from collections.abc import Iterator
from typing import Final

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from ..agent.blueprint import Blueprint
from ..agent.surface_texture import FlatSurface, FlatSurfaces
from ..agent.vision.footprint import footprint_of
from .geometry_checks.thing import Thing, things_in
from .kit.rays import ray
from .look.pose import focal_length

Floats = NDArray[np.float64]

MOST_RAYS: Final = 150
"""Of an object."""
FLAT: Final = 0.985
"""Cosine of the angle, some 10 degrees, within which a face counts to the flat side."""
LEAST_FLAT: Final = 0.5
"""Of the places at which an object is met, those that must lie on the flat side."""
LEAST_MET: Final = 20
UPRIGHT: Final = 0.5
"""Rise of a side's normal below which it is seen as a wall is."""
SIZE: Final = (192, 128)
"""Columns and rows on which the reference's masks are looked at."""


def flat_surfaces(scene: bpy.types.Scene, collection: bpy.types.Collection, blueprint: Blueprint) -> FlatSurfaces:
    """The flat sides of the blueprint's objects in ``scene``, which must be shown.

    None without a perspective camera.
    """
    camera = scene.camera
    if camera is None or not isinstance(camera.data, bpy.types.Camera) or camera.data.type != "PERSP":
        return FlatSurfaces()
    things = things_in(scene, collection)
    view = np.array(camera.matrix_world.normalized().inverted(), dtype=np.float64)
    found = []
    for entry in blueprint.objects:
        if entry.role == "sky" or entry.id not in things:
            continue
        mask = footprint_of(entry, SIZE[1], SIZE[0], blueprint.objects).inner
        side = _flat_side(things[entry.id], mask)
        if side is not None:
            found.append(_in_camera(entry.id, things[entry.id], *side, view))
    return FlatSurfaces(focal_length(camera.data), tuple(found))


def _flat_side(thing: Thing, mask: NDArray[np.bool_]) -> tuple[Floats, Floats] | None:
    """Point and normal of the plane in which most of what ``mask`` shows lies; None where it is not flat."""
    met = list(_met(thing, mask))
    if len(met) < LEAST_MET:
        return None
    places, normals = (np.array(rows) for rows in zip(*met, strict=True))
    agreeing = normals @ normals.T >= FLAT
    best = agreeing[int(agreeing.sum(axis=1).argmax())]
    if best.mean() < LEAST_FLAT:
        return None
    normal = normals[best].mean(axis=0)
    return np.median(places[best], axis=0), normal / np.linalg.norm(normal)


def _met(thing: Thing, mask: NDArray[np.bool_]) -> Iterator[tuple[Floats, Floats]]:
    """Where rays through pixels of ``mask`` first meet the thing, and the face's normal there, to the camera."""
    rows, columns = np.nonzero(mask)
    stride = max(1, -(-len(rows) // MOST_RAYS))
    for row, column in zip(rows[::stride], columns[::stride], strict=True):
        origin, direction = ray((column + 0.5) / mask.shape[1], (row + 0.5) / mask.shape[0])
        nearest: tuple[float, Vector, Vector] | None = None
        for body in thing.bodies:
            matrix = body.evaluated.matrix_world
            inverse = matrix.inverted_safe()
            along = inverse.to_3x3() @ direction
            hit, place, normal, _ = body.evaluated.ray_cast(inverse @ origin, along.normalized())
            if hit and (nearest is None or (matrix @ place - origin).length < nearest[0]):
                upright = (inverse.to_3x3().transposed() @ normal).normalized()
                facing = -upright if upright.dot(direction) > 0.0 else upright
                nearest = ((matrix @ place - origin).length, matrix @ place, facing)
        if nearest is not None:
            yield np.array(nearest[1], dtype=np.float64), np.array(nearest[2], dtype=np.float64)


def _in_camera(ref: str, thing: Thing, point: Floats, normal: Floats, view: Floats) -> FlatSurface:
    upright = bool(abs(normal[2]) < UPRIGHT)
    if upright:
        across = np.cross((0.0, 0.0, 1.0), normal)
    else:
        own = np.array(thing.bodies[0].evaluated.matrix_world, dtype=np.float64)[:3, 0]
        across = own - (own @ normal) * normal
    across /= np.linalg.norm(across)
    turn = view[:3, :3]
    place, side, up = turn @ point + view[:3, 3], turn @ across, turn @ np.cross(normal, across)
    return FlatSurface(ref, upright, _three(place), _three(side), _three(up))


def _three(vector: Floats) -> tuple[float, float, float]:
    x, y, z = (round(float(part), 6) for part in vector)
    return x, y, z
