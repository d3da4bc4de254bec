# SPDX-License-Identifier: GPL-3.0-or-later
"""Worlds that light a view."""

from typing import Any

import bpy
from mathutils import Vector

from ..kit.neutral_light import light_neutrally
from ..kit.nodes import set_input
from .nodes import calculate, empty_tree, new_node
from .temporary import temporary

AMBIENT_RADIANCE = 0.35
LOBE_RADIANCE = 2.5
"""Four times as bright facing the light as facing away, and clay of albedo 0.6 just below white."""


def uniform_white_world() -> bpy.types.World:
    """The neutral light that every session begins in: an open diffuse surface shows just its own colour."""
    world, tree, background = _white_world("white")
    light_neutrally(world, tree, background)
    return world


def world_brighter_towards(direction: Vector) -> bpy.types.World:
    """White from everywhere, brightest around the unit vector ``direction`` in Cycles' camera frame.

    That frame has x right, y up and z away from the viewer; it turns with the camera.
    The radiance at an angle t to it is a + b max(0, cos t)^3, so that a diffuse surface facing it
    receives (a + 0.4 b) pi and one turned away a pi.
    """
    world, tree, background = _white_world("directed")
    cosine = new_node(tree, "ShaderNodeVectorMath", operation="DOT_PRODUCT")
    towards: Any = cosine.inputs[1]
    towards.default_value = direction
    tree.links.new(new_node(tree, "ShaderNodeTexCoord").outputs["Camera"], cosine.inputs[0])
    positive = calculate(tree, "MAXIMUM", cosine.outputs["Value"], 0.0)
    lobe = calculate(tree, "POWER", positive, 3.0)
    radiance = calculate(tree, "MULTIPLY_ADD", lobe, LOBE_RADIANCE, AMBIENT_RADIANCE)
    tree.links.new(radiance, background.inputs["Strength"])
    return world


def _white_world(name: str) -> tuple[bpy.types.World, bpy.types.NodeTree, bpy.types.Node]:
    """The world, its tree and the background node, whose strength remains to be set."""
    world = temporary(bpy.data.worlds.new(f"maquette look {name}"))
    tree = empty_tree(world)
    background = new_node(tree, "ShaderNodeBackground")
    set_input(background, "Color", (1.0, 1.0, 1.0, 1.0))
    output = new_node(tree, "ShaderNodeOutputWorld")
    tree.links.new(background.outputs["Background"], output.inputs["Surface"])
    # Rays that a surface scatters find such smooth light well enough; picking bright directions as
    # well would only add time and noise.
    settings: Any = world
    settings.cycles.sampling_method = "NONE"
    return world, tree, background
