# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for all of an artist's files: who answers, and how finely to look."""

from typing import TYPE_CHECKING

import bpy

from .agent.defaults import PICTURE_SIZE, SAMPLES


class MaquettePreferences(bpy.types.AddonPreferences):
    """Settings of the extension in Blender's preferences."""

    bl_idname = __package__

    if TYPE_CHECKING:
        provider: str
        picture_size: int
        samples: int
    else:
        provider: bpy.props.EnumProperty(
            name="Provider",
            description="Who reads the picture and writes the code",
            items=[
                (
                    "builtin",
                    "Built-in",
                    "Classical image analysis on this computer: needs no key and no network, and sends nothing",
                )
            ],
        )
        picture_size: bpy.props.IntProperty(
            name="Picture Size",
            description="Longer side of the pictures that are rendered and compared with the reference",
            subtype="PIXEL",
            default=PICTURE_SIZE,
            min=64,
            soft_max=1024,
            max=4096,
        )
        samples: bpy.props.IntProperty(
            name="Samples",
            description="Samples for each pixel of the rendered pictures: more take longer and are less noisy",
            default=SAMPLES,
            min=1,
            soft_max=256,
            max=4096,
        )

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the settings in Blender's preferences."""
        layout = self.layout
        layout.use_property_split = True
        layout.prop(self, "provider")
        layout.prop(self, "picture_size")
        layout.prop(self, "samples")


def preferences_of(context: bpy.types.Context) -> MaquettePreferences:
    """The artist's settings of the enabled extension."""
    preferences = context.preferences.addons[__package__].preferences
    assert isinstance(preferences, MaquettePreferences)
    return preferences


def register() -> None:
    """Make the preferences known to Blender."""
    bpy.utils.register_class(MaquettePreferences)


def unregister() -> None:
    """Take the preferences back; Blender keeps their values."""
    bpy.utils.unregister_class(MaquettePreferences)
