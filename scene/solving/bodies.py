# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint's objects as they are in the scene, their real meshes included."""

from collections.abc import Collection, Iterable

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.vision.placement.body import Body
from ...agent.vision.placement.code import Pose
from ..kit.session import PART_MARK, REF_MARK

UPRIGHT = 1e-3
"""Least tilt, as the sine, of a body that does not stand upright."""


def bodies_in(
    collection: bpy.types.Collection, refs: Collection[str], settled: Collection[str]
) -> tuple[dict[str, Body], dict[str, Pose]]:
    """Bodies and poses, by the blueprint's id, of those ``refs`` that the collection holds; parts count with theirs.

    ``settled`` are names of objects that must stay. The view layer must be up to date.
    """
    bodies, poses = {}, {}
    # By name: the order in which a collection holds its objects differs after a roll back.
    for entry in sorted(collection.all_objects, key=lambda entry: entry.name):
        ref = entry.get(REF_MARK, "")
        if ref not in refs or ref in bodies or entry.get(PART_MARK) or entry.type in {"CAMERA", "LIGHT"}:
            continue
        parts = (child for child in entry.children_recursive if child.get(REF_MARK) == ref)
        whole = [entry, *sorted(parts, key=lambda child: child.name)]
        points, triangles = _surface(whole)
        if not len(triangles):
            continue
        location, rotation, scale = entry.matrix_world.decompose()
        x, y, z = rotation.to_matrix().col[2]
        bodies[ref] = Body(
            ref,
            points,
            triangles,
            np.array(location, float),
            upright=abs(x) < UPRIGHT and abs(y) < UPRIGHT and z > 0.0,
            fixed=any(each.name in settled for each in whole) or bool(entry.constraints),
            parented=entry.parent is not None,
        )
        poses[ref] = Pose(_triple(location[:]), _triple(rotation.to_euler()[:]), _triple(scale[:]))
    return bodies, poses


def _surface(objects: Iterable[bpy.types.Object]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """World points (count, 3) and triangles (count, 3) of the objects, modifiers included."""
    points, triangles, count = [np.empty((0, 3))], [np.empty((0, 3), np.intp)], 0
    depsgraph = bpy.context.evaluated_depsgraph_get()
    for entry in objects:
        evaluated = entry.evaluated_get(depsgraph)
        mesh = evaluated.to_mesh()
        if mesh is None:
            continue
        flat = np.empty(3 * len(mesh.vertices), np.float32)
        mesh.vertices.foreach_get("co", flat)
        mesh.calc_loop_triangles()
        corners = np.empty(3 * len(mesh.loop_triangles), np.int32)
        mesh.loop_triangles.foreach_get("vertices", corners)
        evaluated.to_mesh_clear()
        matrix = np.array(entry.matrix_world, float)
        points.append(flat.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3])
        triangles.append(corners.reshape(-1, 3) + count)
        count += len(flat) // 3
    return np.concatenate(points), np.concatenate(triangles)


def _triple(values: Iterable[float]) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z
