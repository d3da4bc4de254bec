# SPDX-License-Identifier: GPL-3.0-or-later
"""How a camera stands: kept exactly, put back exactly, and said as the kit says it."""

import json
from math import atan2
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix

from ...agent.blueprint import CameraGuess
from ...agent.vision.camera.pinhole import SENSOR_MM, Pinhole, pinhole_of
from ...agent.vision.marks.seen_as import ground_point

OF_OBJECT: Final = ("location", "rotation_euler", "rotation_quaternion", "rotation_axis_angle", "scale")
OF_LENS: Final = ("lens", "sensor_fit", "sensor_width", "sensor_height", "shift_x", "shift_y")
ANCHOR: Final = (0.5, 0.5)
DIGITS: Final = 5
"""Of places on the ground, metres."""
LOWEST: Final = 0.01
"""Metres: the solver knows no cameras below the ground."""


def state_of(camera: bpy.types.Object) -> str:
    """The camera's name and all that a match may change of it, as JSON."""
    values = {name: getattr(camera, name) for name in OF_OBJECT} | {
        name: getattr(camera.data, name) for name in OF_LENS
    }
    return json.dumps({"name": camera.name} | {name: _plain(value) for name, value in values.items()})


def put_back(scene: bpy.types.Scene, state: str) -> None:
    """Let the camera be as ``state_of`` said, to the bit, if it is still there; what is so already is left alone."""
    values: dict[str, Any] = json.loads(state)
    camera: bpy.types.Object | None = scene.objects.get(values["name"])
    if camera is None or not isinstance(camera.data, bpy.types.Camera):
        return
    for owner, names in ((camera, OF_OBJECT), (camera.data, OF_LENS)):
        for name in names:
            if _plain(getattr(owner, name)) != values[name]:
                setattr(owner, name, values[name])


def pinhole_now(camera: bpy.types.Object, scene: bpy.types.Scene) -> Pinhole:
    """The camera as ``scene`` is seen through it now, but for a shift of its lens."""
    lens = camera.data
    assert isinstance(lens, bpy.types.Camera)
    corners = np.array([(corner.x, corner.y, corner.z) for corner in lens.view_frame(scene=scene)])
    wide, high = (float(extent) for extent in corners.max(axis=0)[:2] - corners.min(axis=0)[:2])
    place = np.array(camera.matrix_world.normalized(), dtype=float)
    return Pinhole(-float(corners[0, 2]) / max(wide, high), place[:3, :3], place[:3, 3], wide / high)


def described(pinhole: Pinhole) -> CameraGuess:
    """``pinhole`` as the kit would describe it."""
    guess = pinhole.guess
    return CameraGuess(guess.focal_mm, guess.pitch, max(guess.height, LOWEST), guess.roll)


def stand(camera: bpy.types.Object, guess: CameraGuess, before: Pinhole) -> None:
    """Let ``camera`` be what ``guess`` describes, facing the same side as ``before`` and with the same spot of the
    ground in the middle of its picture, so that what was built there stays in sight.
    """
    lens = camera.data
    assert isinstance(lens, bpy.types.Camera)
    forward = -before.rotation[:, 2]
    turned = Matrix.Rotation(-atan2(forward[0], forward[1]), 3, "Z") @ Matrix(
        pinhole_of(guess, before.aspect).rotation.tolist()
    )
    rotation = np.array(turned, dtype=float)
    over = np.array([before.position[0], before.position[1], guess.height])
    was = ground_point(before, ANCHOR)
    now = ground_point(Pinhole(guess.focal_mm / SENSOR_MM, rotation, over, before.aspect), ANCHOR)
    if was is not None and now is not None:
        over[:2] += was[:2] - now[:2]
    place = turned.to_4x4()
    # In numbers that read well in a program.
    place.translation = (round(float(over[0]), DIGITS), round(float(over[1]), DIGITS), guess.height)
    camera.matrix_world = place
    lens.sensor_fit = "AUTO"
    lens.sensor_width = SENSOR_MM
    lens.shift_x = lens.shift_y = 0.0
    lens.lens = guess.focal_mm


def _plain(value: Any) -> Any:
    return value if isinstance(value, float | str) else list(value)
