# SPDX-License-Identifier: GPL-3.0-or-later
"""Materials that stand in for every object's own."""

import bpy

from ..kit.nodes import set_input
from .nodes import calculate, empty_tree, new_node
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


def pass_index_material() -> bpy.types.Material:
    """Glows with the pass index of what instances the object or, where that is 0, with its own.

    The instancer comes first because the parts of an instanced collection may appear in several
    objects of the blueprint.
    """
    material, tree, surface = _material_without_nodes("pass index")
    # For an object that nothing instances, Blender gives the object's own value as the instancer's too.
    own, instancer = (
        new_node(tree, "ShaderNodeAttribute", attribute_type=owner, attribute_name="pass_index").outputs["Fac"]
        for owner in ("OBJECT", "INSTANCER")
    )
    unnumbered = calculate(tree, "LESS_THAN", instancer, 0.5)
    glow = new_node(tree, "ShaderNodeEmission")
    tree.links.new(calculate(tree, "MULTIPLY_ADD", own, unnumbered, instancer), glow.inputs["Strength"])
    tree.links.new(glow.outputs["Emission"], surface)
    return material


def _material_without_nodes(name: str) -> tuple[bpy.types.Material, bpy.types.NodeTree, bpy.types.NodeSocket]:
    """The material, its tree and the socket that its surface goes into."""
    material = temporary(bpy.data.materials.new(f"maquette look {name}"))
    tree = empty_tree(material)
    return material, tree, new_node(tree, "ShaderNodeOutputMaterial").inputs["Surface"]
