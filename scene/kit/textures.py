# SPDX-License-Identifier: GPL-3.0-or-later
"""Procedural colours: streaks, spots and gradients of two colours."""

from typing import Literal

import bpy

from .checks import between, number, positive
from .colour import Colour, opaque
from .nodes import new_node, object_coordinates, replaced, set_input

NOISE_RELIEF = 0.23
"""How much higher the crests of noise of detail 2 are than its valleys, on average (rendered and measured)."""


def grain(
    material: bpy.types.Material,
    first: Colour,
    second: Colour,
    width: float,
    length: float,
    angle: float = 0.0,
    contrast: float = 0.5,
) -> bpy.types.Material:
    """Streaks of two colours, as in wood: ``width`` metres across a streak and ``length`` along it.

    They run at this angle from the object's x axis, anticlockwise seen from above.
    """
    across, along = positive("the width", width), positive("the length", length)
    tree, base = replaced(material, "Base Color")
    stretch = new_node(tree, "ShaderNodeMapping", base, 3)
    assert isinstance(stretch, bpy.types.ShaderNodeMapping)
    # A texture mapping turns back by the angle and then divides by the scale.
    stretch.vector_type = "TEXTURE"
    set_input(stretch, "Rotation", (0.0, 0.0, number("the angle", angle)))
    set_input(stretch, "Scale", (along, across, across))
    tree.links.new(object_coordinates(tree, base), stretch.inputs["Vector"])
    noise = noise_node(tree, base, 1.0, 3.0)
    set_input(noise, "Distortion", 0.3)
    tree.links.new(stretch.outputs["Vector"], noise.inputs["Vector"])
    two_colours(tree, base, noise.outputs[0], first, second, contrast)
    return material


def noise_colour(
    material: bpy.types.Material,
    first: Colour,
    second: Colour,
    size: float,
    contrast: float = 0.5,
    detail: float = 4.0,
) -> bpy.types.Material:
    """Irregular spots of two colours, this many metres in size."""
    scale = 1.0 / positive("the size", size)
    tree, base = replaced(material, "Base Color")
    noise = noise_node(tree, base, scale, between("detail", detail, 0.0, 15.0))
    tree.links.new(object_coordinates(tree, base), noise.inputs["Vector"])
    two_colours(tree, base, noise.outputs[0], first, second, contrast)
    return material


def gradient(
    material: bpy.types.Material, first: Colour, second: Colour, axis: Literal["x", "y", "z"] = "z"
) -> bpy.types.Material:
    """From the first colour to the second along an axis of the object's bounding box."""
    if axis not in {"x", "y", "z"}:
        raise ValueError(f'the axis is {axis!r}; give "x", "y" or "z"')
    tree, base = replaced(material, "Base Color")
    coordinates = new_node(tree, "ShaderNodeTexCoord", base, 4)
    parts = new_node(tree, "ShaderNodeSeparateXYZ", base, 2)
    tree.links.new(coordinates.outputs["Generated"], parts.inputs["Vector"])
    two_colours(tree, base, parts.outputs[axis.upper()], first, second, None)
    return material


def bump(material: bpy.types.Material, size: float, depth: float) -> bpy.types.Material:
    """Small unevenness: ``size`` metres from bump to bump, ``depth`` metres from valley to crest."""
    scale, height = 1.0 / positive("the size", size), positive("the depth", depth)
    tree, normal = replaced(material, "Normal")
    noise = noise_node(tree, normal, scale, 2.0)
    tree.links.new(object_coordinates(tree, normal), noise.inputs["Vector"])
    relief = new_node(tree, "ShaderNodeBump", normal, 1)
    set_input(relief, "Distance", height / NOISE_RELIEF)
    tree.links.new(noise.outputs[0], relief.inputs["Height"])
    tree.links.new(relief.outputs["Normal"], normal)
    return material


def noise_node(tree: bpy.types.NodeTree, target: bpy.types.NodeSocket, scale: float, detail: float) -> bpy.types.Node:
    """A noise texture; its first output is the value, called Fac or Factor by the version."""
    noise = new_node(tree, "ShaderNodeTexNoise", target, 2)
    set_input(noise, "Scale", scale)
    set_input(noise, "Detail", detail)
    return noise


def two_colours(
    tree: bpy.types.NodeTree,
    base: bpy.types.NodeSocket,
    value: bpy.types.NodeSocket,
    first: Colour,
    second: Colour,
    contrast: float | None,
) -> None:
    """Lead a value through a ramp of two colours into the base colour.

    Noise keeps close to 0.5, so the ramp is steep around it: contrast 0 uses the range 0.25 to 0.75,
    contrast 1 has hard borders. Without a contrast the ramp runs from 0 to 1.
    """
    ramp = new_node(tree, "ShaderNodeValToRGB", base, 1)
    assert isinstance(ramp, bpy.types.ShaderNodeValToRGB)
    half = 0.5 if contrast is None else 0.25 * (1.0 - between("the contrast", contrast, 0.0, 1.0)) + 0.002
    for element, place, colour in zip(ramp.color_ramp.elements, (0.5 - half, 0.5 + half), (first, second), strict=True):
        element.position = place
        element.color = opaque(colour)
    tree.links.new(value, ramp.inputs[0])
    tree.links.new(ramp.outputs["Color"], base)
