# SPDX-License-Identifier: GPL-3.0-or-later
"""Materials that stand in for every object's own."""

import bpy

from ..kit.nodes import set_input
from .nodes import empty_tree, new_node
from .temporary import temporary

CLAY_ALBEDO = 0.6
"""White-grey in linear light: bright, yet clear of the white that would hide shape."""


def clay_material() -> bpy.types.Material:
    """White-grey, diffuse."""
    material, tree, surface = _material_without_nodes("clay")
    diffuse = new_node(tree, "ShaderNodeBsdfDiffuse")
    set_input(diffuse, "Color", (CLAY_ALBEDO, CLAY_ALBEDO, CLAY_ALBEDO, 1.0))
    tree.links.new(diffuse.outputs["BSDF"], surface)
    return material


def kinds_material() -> bpy.types.Material:
    """Glows red with the pass index of what it is seen on, green with that of what instances this, and blue with the
    number of the material slot."""
    material, tree, surface = _material_without_nodes("kinds")
    # For an object that nothing instances, Blender gives the object's own value as the instancer's too.
    numbers = (("OBJECT", "pass_index"), ("INSTANCER", "pass_index"), ("GEOMETRY", "material_index"))
    colour = new_node(tree, "ShaderNodeCombineXYZ")
    for channel, (owner, name) in zip(colour.inputs, numbers, strict=True):
        number = new_node(tree, "ShaderNodeAttribute", attribute_type=owner, attribute_name=name)
        tree.links.new(number.outputs["Fac"], channel)
    glow = new_node(tree, "ShaderNodeEmission")
    tree.links.new(colour.outputs["Vector"], glow.inputs["Color"])
    tree.links.new(glow.outputs["Emission"], surface)
    return material


def _material_without_nodes(name: str) -> tuple[bpy.types.Material, bpy.types.NodeTree, bpy.types.NodeSocket]:
    """The material, its tree and the socket that its surface goes into."""
    material = temporary(bpy.data.materials.new(f"maquette look {name}"))
    tree = empty_tree(material)
    return material, tree, new_node(tree, "ShaderNodeOutputMaterial").inputs["Surface"]
