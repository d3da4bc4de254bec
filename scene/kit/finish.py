# SPDX-License-Identifier: GPL-3.0-or-later
"""How surfaces shine: wear, smears and brush marks."""

from typing import Literal

import bpy

from .checks import between, positive
from .nodes import new_node, object_coordinates, replaced, set_input
from .textures import noise_node

NOISE_LOW = 0.3
"""What noise seldom falls below."""
NOISE_HIGH = 0.7
"""What noise seldom rises above."""


def roughness_noise(material: bpy.types.Material, lowest: float, highest: float, size: float) -> bpy.types.Material:
    """Roughness that varies between the two in patches of this many metres: wear, fingermarks, damp."""
    low, high = between("the lowest", lowest, 0.0, 1.0), between("the highest", highest, 0.0, 1.0)
    scale = 1.0 / positive("the size", size)
    tree, target = replaced(material, "Roughness")
    noise = noise_node(tree, target, scale, 4.0)
    tree.links.new(object_coordinates(tree, target), noise.inputs["Vector"])
    spread(tree, target, noise.outputs[0], low, high)
    return material


def brushed(
    material: bpy.types.Material, along: Literal["x", "y", "z", "around"] = "around", strength: float = 0.8
) -> bpy.types.Material:
    """Fine brush marks along an axis of the object, or around its z axis: they draw highlights out across them."""
    pull = between("the strength", strength, 0.0, 1.0)
    if along not in {"x", "y", "z", "around"}:
        raise ValueError(f'along is {along!r}; give "x", "y", "z" or "around"')
    tree, target = replaced(material, "Tangent")
    shader = target.node
    assert shader is not None
    set_input(shader, "Anisotropic", pull)
    # Highlights are drawn out along the tangent, a quarter of a turn from the marks.
    set_input(shader, "Anisotropic Rotation", 0.25)
    if along == "around":
        ring = new_node(tree, "ShaderNodeTangent", target, 1)
        assert isinstance(ring, bpy.types.ShaderNodeTangent)
        ring.direction_type = "RADIAL"
        ring.axis = "Z"
        tree.links.new(ring.outputs["Tangent"], target)
        return material
    turn = new_node(tree, "ShaderNodeVectorTransform", target, 1)
    assert isinstance(turn, bpy.types.ShaderNodeVectorTransform)
    turn.vector_type = "VECTOR"
    turn.convert_from, turn.convert_to = "OBJECT", "WORLD"
    set_input(turn, "Vector", (float(along == "x"), float(along == "y"), float(along == "z")))
    tree.links.new(turn.outputs["Vector"], target)
    return material


def spread(
    tree: bpy.types.NodeTree, target: bpy.types.NodeSocket, value: bpy.types.NodeSocket, low: float, high: float
) -> None:
    """Lead noise into a socket so that it runs from low to high."""
    scaled = new_node(tree, "ShaderNodeMapRange", target, 1)
    for name, setting in (("From Min", NOISE_LOW), ("From Max", NOISE_HIGH), ("To Min", low), ("To Max", high)):
        set_input(scaled, name, setting)
    tree.links.new(value, scaled.inputs["Value"])
    tree.links.new(scaled.outputs["Result"], target)
