# SPDX-License-Identifier: GPL-3.0-or-later
"""A temporary camera that has some objects in view."""

import math
from collections.abc import Sequence
from typing import Final, Literal

import bpy
import numpy as np
from mathutils import Euler, Vector
from numpy.typing import NDArray

from ..description.boxes import world_points
from .frame import Frame
from .temporary import temporary

MARGIN: Final = 1.15
"""Of the picture's shorter side over the objects' own diameter."""
AROUND: Final = 1.6
"""Likewise where what is around them matters as well."""


def camera_on(
    subject: Sequence[bpy.types.Object],
    scene: bpy.types.Scene,
    kind: Literal["alone", "above", "side", "crop"],
    frame: Frame,
) -> bpy.types.Object | None:
    """An orthographic camera that frames ``subject``; None for a crop and where nothing of them has an extent.

    ``alone`` looks as the scene's own camera does, ``above`` straight down with +y upwards, ``side`` along -x.
    """
    boxes = [box for entry in subject if (box := _box(entry)) is not None]
    if kind == "crop" or not boxes:
        return None
    low, high = np.min([box[0] for box in boxes], axis=0), np.max([box[1] for box in boxes], axis=0)
    radius = max(float(np.linalg.norm(high - low)) / 2.0, 1e-3)
    data = temporary(bpy.data.cameras.new("maquette look further"))
    camera = temporary(bpy.data.objects.new("maquette look further", data))
    assert scene.camera is not None
    rotation = {
        "alone": scene.camera.matrix_world.to_euler(),
        "above": Euler((0.0, 0.0, 0.0)),
        "side": Euler((math.pi / 2.0, 0.0, math.pi / 2.0)),
    }[kind]
    backwards = rotation.to_matrix() @ Vector((0.0, 0.0, 1.0))
    camera.rotation_euler = rotation
    camera.location = Vector((low + high) / 2.0) + backwards * (4.0 * radius)
    longer, shorter = max(frame.width, frame.height), min(frame.width, frame.height)
    data.type = "ORTHO"
    data.ortho_scale = 2.0 * radius * (MARGIN if kind == "alone" else AROUND) * longer / shorter
    # What stands between, a wall of a room, is cut away.
    data.clip_start = 2.0 * radius
    data.clip_end = 100.0 * radius
    return camera


def _box(entry: bpy.types.Object) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    points = world_points(entry.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    return None if points is None else (points.min(axis=1), points.max(axis=1))
