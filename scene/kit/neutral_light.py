# SPDX-License-Identifier: GPL-3.0-or-later
"""The light that a scene has until it gets its own."""

from typing import Any

import bpy

from .nodes import set_input

REFLECTED = 0.3
"""Radiance that glossy surfaces reflect. Rooms and landscapes are mostly darker than white paper; a wholly
white world would veil every glossy colour with its reflection."""


def light_neutrally(world: bpy.types.World, tree: bpy.types.NodeTree, background: bpy.types.Node) -> None:
    """White light from everywhere: an open matt surface shows its own colour, a mirror a grey room."""
    rays = tree.nodes.new("ShaderNodeLightPath")
    strength = tree.nodes.new("ShaderNodeMapRange")
    rays.location, strength.location = (-600.0, 0.0), (-300.0, 0.0)
    set_input(strength, "To Min", 1.0)
    set_input(strength, "To Max", REFLECTED)
    tree.links.new(rays.outputs["Is Glossy Ray"], strength.inputs["Value"])
    tree.links.new(strength.outputs["Result"], background.inputs["Strength"])
    set_input(background, "Color", (1.0, 1.0, 1.0, 1.0))
    # Only rays that a surface scatters tell apart what they were scattered by.
    settings: Any = world
    settings.cycles.sampling_method = "NONE"
