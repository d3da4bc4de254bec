# SPDX-License-Identifier: GPL-3.0-or-later
"""What a .blend file itself remembers, and Ctrl+Z undoes."""

from typing import TYPE_CHECKING

import bpy

from .scene.compat import blend_relative_path_options


class MaquetteSceneProperties(bpy.types.PropertyGroup):
    """Maquette's part of a scene."""

    if TYPE_CHECKING:
        reference: str
        session: str
    else:
        reference: bpy.props.StringProperty(
            name="Reference",
            description="Picture to rebuild as a scene",
            subtype="FILE_PATH",
            options=blend_relative_path_options(),
        )
        session: bpy.props.StringProperty(
            name="Session",
            description="Name of the folder with what the reconstruction of this scene has left",
        )


def properties_of(scene: bpy.types.Scene) -> MaquetteSceneProperties:
    """Maquette's part of ``scene``."""
    properties: MaquetteSceneProperties = scene.maquette  # type: ignore[attr-defined]  # Set by register().
    return properties


def register() -> None:
    """Give every scene Maquette's part."""
    bpy.utils.register_class(MaquetteSceneProperties)
    # The stubs know no properties of extensions and take PointerProperty for a procedure.
    pointer = bpy.props.PointerProperty(type=MaquetteSceneProperties)  # type: ignore[func-returns-value]
    bpy.types.Scene.maquette = pointer  # type: ignore[attr-defined]


def unregister() -> None:
    """Hide Maquette's part of the scenes; Blender keeps the values in the file."""
    del bpy.types.Scene.maquette  # type: ignore[attr-defined]
    bpy.utils.unregister_class(MaquetteSceneProperties)
