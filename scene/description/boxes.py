# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an object is: in the world in metres, and in the active camera's picture."""

from itertools import product
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix
from numpy.typing import NDArray

from ...agent.blueprint import Box
from .digest import rounded
from .records import Placement, Vector

Points = NDArray[np.float32]
"""``(3, n)``, a column a point."""

_EDGES: Final = [(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b) in (1, 2, 4)]
"""The twelve edges of a box whose corner i has the high x, y, z for bits 4, 2, 1 of i."""

_WITHOUT_EXTENT: Final = frozenset({"EMPTY", "LIGHT", "CAMERA", "SPEAKER", "LIGHT_PROBE", "ARMATURE"})
_BECOME_MESHES: Final = frozenset({"CURVE", "SURFACE", "FONT", "META"})


class PictureFrame:
    """The active camera as a projection from the world to normalised picture coordinates."""

    def __init__(self, scene: bpy.types.Scene, depsgraph: bpy.types.Depsgraph) -> None:
        """``scene.camera`` must be set and ``depsgraph`` up to date."""
        camera: Any = scene.camera.evaluated_get(depsgraph)
        render = scene.render
        projection = camera.calc_matrix_camera(
            depsgraph,
            x=render.resolution_x,
            y=render.resolution_y,
            scale_x=render.pixel_aspect_x,
            scale_y=render.pixel_aspect_y,
        )
        # An object's scale does not reach what its camera sees.
        location, rotation, _ = camera.matrix_world.decompose()
        view = Matrix.LocRotScale(location, rotation, None).inverted()
        self._view = np.array(view, np.float32)
        self._projection = np.array(projection, np.float32)
        self._near = float(camera.data.clip_start)

    def box_of(self, points: Points, corners: Points) -> Box | None:
        """The box around ``points`` as far as it lies in the picture; None where it does not.

        Where points lie behind the camera, the box is that of the bounding box ``corners`` cut off at the
        clipping start: roomier than the object, but no hole.
        """
        seen = self._to_camera(points)
        if (seen[2] > -self._near).any():
            seen = self._cut(self._to_camera(corners))
        if seen.shape[1] == 0:
            return None
        clip = self._projection[:, :3] @ seen + self._projection[:, 3:]
        x, y = clip[:2] / clip[3]
        left, right = (np.clip([x.min(), x.max()], -1.0, 1.0) + 1.0) / 2.0
        top, bottom = (1.0 - np.clip([y.max(), y.min()], -1.0, 1.0)) / 2.0
        if left >= right or top >= bottom:
            return None
        return rounded(float(left)), rounded(float(top)), rounded(float(right)), rounded(float(bottom))

    def _to_camera(self, points: Points) -> Points:
        return self._view[:3, :3] @ points + self._view[:3, 3:]

    def _cut(self, corners: Points) -> Points:
        """What is left of a box in front of the clipping start: its corners there and where its edges cross it."""
        limit = -self._near
        kept = [corners[:, index] for index in range(8) if corners[2, index] <= limit]
        for a, b in _EDGES:
            depth_a, depth_b = corners[2, a], corners[2, b]
            if (depth_a - limit) * (depth_b - limit) < 0:
                share = (limit - depth_a) / (depth_b - depth_a)
                kept.append(corners[:, a] + share * (corners[:, b] - corners[:, a]))
        return np.array(kept, np.float32).reshape(-1, 3).T


def placement_of(entry: bpy.types.Object, depsgraph: bpy.types.Depsgraph, frame: PictureFrame | None) -> Placement:
    """Where the object is once modifiers and constraints have had their say."""
    location, rotation, scale = entry.matrix_world.decompose()
    points = world_points(entry.evaluated_get(depsgraph))
    world_box = picture_box = None
    if points is not None:
        low, high = points.min(axis=1), points.max(axis=1)
        world_box = _vector(low), _vector(high)
        if frame is not None:
            corners = np.array(list(product(*zip(low, high, strict=True))), np.float32).T
            picture_box = frame.box_of(points, corners)
    return Placement(_vector(location), _vector(rotation.to_euler()), _vector(scale), world_box, picture_box)


def world_points(entry: bpy.types.Object) -> Points | None:
    """Vertices of what can be a mesh, corners of the bounding box of other geometry, in the world."""
    if entry.type in _WITHOUT_EXTENT:
        return None
    if isinstance(entry.data, bpy.types.Mesh):
        local = _vertices(entry.data)
    elif entry.type in _BECOME_MESHES:
        local = _vertices(entry.to_mesh())
        entry.to_mesh_clear()
    else:
        local = np.array([list(corner) for corner in entry.bound_box], np.float32)
    if len(local) == 0:
        return None
    matrix = np.array(entry.matrix_world, np.float32)
    points: Points = matrix[:3, :3] @ local.T + matrix[:3, 3:]
    return points


def _vertices(mesh: bpy.types.Mesh) -> NDArray[np.float32]:
    """``(n, 3)`` in the object's own frame."""
    flat = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", flat)
    return flat.reshape(-1, 3)


def _vector(values: Any) -> Vector:
    x, y, z = (rounded(float(value)) for value in values)
    return x, y, z
