# SPDX-License-Identifier: GPL-3.0-or-later
"""The session's one camera, described as a photographer would."""

import math

import bpy
from mathutils import Matrix, Vector

from .checks import between, number, positive
from .session import session_collection, session_scene, tag

SENSOR_MM = 36.0
"""Full-frame sensor, along the picture's longer side."""


def set_camera(focal_mm: float, pitch: float, height: float, roll: float = 0.0) -> bpy.types.Object:
    """Make or change the camera at x = y = 0 that looks along +y.

    focal_mm for a 36 mm sensor along the picture's longer side; pitch in radians below the
    horizon; height in metres above the ground; roll in radians, clockwise (the picture's content
    turns anticlockwise).
    """
    collection = session_collection()
    camera = next((entry for entry in collection.objects if entry.type == "CAMERA"), None)
    if camera is None:
        # A plain "Camera" would take the name of the artist's own, or get a number.
        name = f"{collection.name} camera"
        camera = bpy.data.objects.new(name, bpy.data.cameras.new(name))
        collection.objects.link(camera)
        tag(camera, "camera")
    lens = camera.data
    assert isinstance(lens, bpy.types.Camera)
    lens.type = "PERSP"
    lens.sensor_fit = "AUTO"
    lens.sensor_width = SENSOR_MM
    lens.lens = positive("focal_mm", focal_mm)
    lens.clip_start = 0.01
    lens.clip_end = 10_000.0
    down = between("pitch", pitch, -math.pi / 2, math.pi / 2)
    upright = Matrix.Rotation(math.pi / 2 - down, 3, "X")
    camera.rotation_mode = "XYZ"
    camera.rotation_euler = (upright @ Matrix.Rotation(-number("roll", roll), 3, "Z")).to_euler()
    camera.location = Vector((0.0, 0.0, number("height", height)))
    session_scene().camera = camera
    return camera


def session_camera() -> bpy.types.Object:
    """The camera that the session's scene is seen through, with its world matrix up to date."""
    scene = session_scene()
    camera = scene.camera
    if camera is None or not isinstance(camera.data, bpy.types.Camera):
        raise ValueError("the scene has no camera; call set_camera first")
    if camera.data.type != "PERSP":
        raise ValueError("the camera is not a perspective camera; call set_camera first")
    scene.view_layers[0].update()
    return camera
