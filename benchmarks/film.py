# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of a ground-truth scene."""

from pathlib import Path
from typing import Final

import bpy

CAMERAS: Final = {"reference": "Camera", "second": "Second camera"}
"""The cameras by the names of their pictures."""


def film(path: Path, view: str = "reference", samples: int | None = None, size: int | None = None) -> None:
    """Render the open scene's ``view`` to the PNG ``path``; ``size`` is the longer side in pixels."""
    scene = bpy.context.scene
    render, image = scene.render, scene.render.image_settings
    if size:
        longer = max(render.resolution_x, render.resolution_y)
        render.resolution_x = round(render.resolution_x * size / longer)
        render.resolution_y = round(render.resolution_y * size / longer)
    if samples:
        scene.cycles.samples = samples
    image.file_format, image.color_mode, image.color_depth, image.compression = "PNG", "RGB", "8", 90
    scene.camera = bpy.data.objects[CAMERAS[view]]
    render.filepath = str(path.resolve())
    bpy.ops.render.render(write_still=True)
    scene.camera = bpy.data.objects[CAMERAS["reference"]]
