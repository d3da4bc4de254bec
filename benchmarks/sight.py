# SPDX-License-Identifier: GPL-3.0-or-later
"""What the camera of the open scene sees through the middle of each pixel, and what lies behind that."""

from collections.abc import Mapping
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from .workshop.true_scene import MARK

STEP = 1e-4
"""Metres behind a hit where the ray goes on."""
DEEPEST = 24
"""Surfaces that a ray goes through."""


@dataclass(frozen=True)
class Sight:
    """Objects by their numbers, 0 where nothing stands."""

    front: NDArray[np.uint16]
    """(height, width): what is in front."""
    masks: Mapping[int, NDArray[np.bool_]]
    """By number, (height, width): where it would be seen if nothing covered it."""


def see(numbers: Mapping[str, int], width: int, height: int, mark: str = MARK) -> Sight:
    """Send a ray through each pixel of a picture of ``width`` by ``height``.

    ``numbers`` are by the ids that objects carry in the custom property ``mark``.
    """
    scene, graph = bpy.context.scene, bpy.context.evaluated_depsgraph_get()
    camera = scene.camera
    origin = camera.matrix_world.translation
    turn = camera.matrix_world.to_quaternion().to_matrix()
    frame = camera.data.view_frame(scene=scene)
    right, top, depth = max(c.x for c in frame), max(c.y for c in frame), frame[0].z
    front = np.zeros((height, width), np.uint16)
    masks = {number: np.zeros((height, width), bool) for number in numbers.values()}
    for row in range(height):
        for column in range(width):
            across, up = 2.0 * (column + 0.5) / width - 1.0, 1.0 - 2.0 * (row + 0.5) / height
            direction = (turn @ Vector((across * right, up * top, depth))).normalized()
            start = origin
            for _ in range(DEEPEST):
                hit, place, _, _, thing, _ = scene.ray_cast(graph, start, direction)
                if not hit:
                    break
                number = numbers.get(thing.get(mark, ""), 0)
                if number:
                    masks[number][row, column] = True
                    front[row, column] = front[row, column] or number
                start = place + direction * STEP
    return Sight(front, masks)
