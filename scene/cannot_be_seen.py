# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a picture of a scene can be rendered at all."""

import bpy


def cannot_be_seen(scene: bpy.types.Scene) -> str:
    """Why no picture of the scene can be rendered, addressed to the generator; empty where one can."""
    if scene.camera is None:
        return "After this code the scene has no camera, so that nothing of it can be seen; call set_camera."
    if scene.camera.type != "CAMERA":
        return f"After this code the scene's camera is {scene.camera.name!r}, which is no camera; call set_camera."
    return ""
