# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of the finished scene, rendered as the artist would: by the scene's own settings."""

from pathlib import Path

import bpy

from ..agent.errors import SessionError
from ..agent.vision.colour import as_8_bit
from ..agent.vision.png import write_png
from .interrupt import interrupt_afterwards
from .kit import session_scene
from .load_pixels import load_pixels


def render_final(path: Path) -> None:
    """Write an 8-bit RGB PNG of the session's scene to ``path``; settings of the output stay as they were.

    Raises ``SessionError`` when Blender renders nothing.
    """
    scene = session_scene()
    render, image = scene.render, scene.render.image_settings
    partial = path.resolve().with_name("render.partial.png")
    settings: dict[str, object] = {"filepath": str(partial), "use_file_extension": False}
    formats: dict[str, object] = {"file_format": "PNG", "color_mode": "RGB", "color_depth": "8"}
    before = {name: getattr(render, name) for name in settings}, {name: getattr(image, name) for name in formats}
    try:
        _set(render, settings)
        _set(image, formats)
        with interrupt_afterwards():
            bpy.ops.render.render(write_still=True, scene=scene.name)
        write_png(path, as_8_bit(load_pixels(partial)[..., :3]))
        partial.unlink()
    except (RuntimeError, FileNotFoundError) as error:
        raise SessionError(f"Blender could not render the finished scene: {error}.") from error
    finally:
        _set(render, before[0])
        _set(image, before[1])


def _set(owner: bpy.types.bpy_struct, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(owner, name, value)
