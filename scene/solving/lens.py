# SPDX-License-Identifier: GPL-3.0-or-later
"""The scene's camera as solvers calculate with it."""

import bpy
import numpy as np

from ...agent.vision.camera.pinhole import Pinhole


def pinhole_of_scene(scene: bpy.types.Scene) -> Pinhole | None:
    """The scene's camera; None where there is none, or one with another lens than a plain perspective one."""
    camera = scene.camera
    if camera is None or not isinstance(camera.data, bpy.types.Camera):
        return None
    lens = camera.data
    if lens.type != "PERSP" or lens.sensor_fit != "AUTO" or lens.shift_x or lens.shift_y:
        return None
    scene.view_layers[0].update()
    matrix = np.array(camera.matrix_world.normalized(), float)
    aspect = scene.render.resolution_x / scene.render.resolution_y
    return Pinhole(lens.lens / lens.sensor_width, matrix[:3, :3], matrix[:3, 3], aspect)
