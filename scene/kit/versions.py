# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Blender 4.2 to 5.2 differ in what the kit touches."""

from typing import Any

import bpy


def enable_nodes(owner: bpy.types.Material | bpy.types.World) -> bpy.types.NodeTree:
    """The node tree of a material or world; from 5.0 it exists from the start and the switch is deprecated."""
    if bpy.app.version < (5, 0, 0):
        owner.use_nodes = True
    tree = owner.node_tree
    assert tree is not None
    return tree


def clear_sky(node: bpy.types.ShaderNodeTexSky, dust: float) -> None:
    """Make a sky texture physical; 5.0 renamed the model NISHITA and its dust."""
    sky: Any = node
    if bpy.app.version < (5, 0, 0):
        sky.sky_type = "NISHITA"
        sky.dust_density = dust
    else:
        sky.sky_type = "SINGLE_SCATTERING"
        sky.aerosol_density = dust
