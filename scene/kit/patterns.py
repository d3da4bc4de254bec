# SPDX-License-Identifier: GPL-3.0-or-later
"""Regular and cellular patterns: bricks and tiles, stripes, veins and cracks."""

import bpy

from .checks import between, number, positive
from .colour import Colour, opaque
from .nodes import new_node, object_coordinates, replaced, set_input
from .textures import noise_node, two_colours

WAVE_PERIOD = 0.3141592653589793
"""Length of one wave of Blender's wave texture at a scale of 1: pi / 10."""

VEIN_CORE = 0.6
"""Part of a vein's width that has its full colour."""


def bricks(
    material: bpy.types.Material,
    first: Colour,
    second: Colour,
    mortar: Colour,
    width: float = 0.24,
    height: float = 0.07,
    gap: float = 0.01,
    offset: float = 0.5,
    lying: bool = False,
    relief: float = 0.0,
) -> bpy.types.Material:
    """Rows of bricks between the two colours, in metres from joint to joint; offset 0 makes tiles.

    They cover upright faces of the object, around its corners, or with ``lying`` those that face up. Joints lie
    ``relief`` metres deep.
    """
    across, up = positive("the width", width), positive("the height", height)
    joint = between("the gap", gap, 0.0, 0.9 * min(across, up))
    shift, deep = between("the offset", offset, 0.0, 1.0), between("the relief", relief, 0.0, 1.0)
    shades = {"Color1": opaque(first), "Color2": opaque(second), "Mortar": opaque(mortar)}
    sizes = {"Scale": 1.0, "Mortar Size": joint / 2, "Mortar Smooth": 0.1, "Brick Width": across, "Row Height": up}
    outlets = {"Base Color": "Color", "Normal": "Fac"} if deep else {"Base Color": "Color"}
    for name, outlet in outlets.items():
        tree, target = replaced(material, name)
        texture = new_node(tree, "ShaderNodeTexBrick", target, 2)
        assert isinstance(texture, bpy.types.ShaderNodeTexBrick)
        texture.offset = shift
        for socket, shade in shades.items():
            set_input(texture, socket, shade)
        for socket, size in sizes.items():
            set_input(texture, socket, size)
        place = object_coordinates(tree, target) if lying else around_corners(tree, target)
        tree.links.new(place, texture.inputs["Vector"])
        if outlet == "Color":
            tree.links.new(texture.outputs["Color"], target)
        else:
            lowered(tree, target, texture.outputs[1], deep)
    return material


def around_corners(tree: bpy.types.NodeTree, target: bpy.types.NodeSocket) -> bpy.types.NodeSocket:
    """Metres along upright faces, which run on around corners, and metres up."""
    apart = new_node(tree, "ShaderNodeSeparateXYZ", target, 4)
    along = new_node(tree, "ShaderNodeMath", target, 3)
    together = new_node(tree, "ShaderNodeCombineXYZ", target, 3)
    coordinates = object_coordinates(tree, target)
    tree.links.new(coordinates, apart.inputs["Vector"])
    tree.links.new(apart.outputs["X"], along.inputs[0])
    tree.links.new(apart.outputs["Y"], along.inputs[1])
    tree.links.new(along.outputs[0], together.inputs["X"])
    tree.links.new(apart.outputs["Z"], together.inputs["Y"])
    return together.outputs["Vector"]


def lowered(tree: bpy.types.NodeTree, target: bpy.types.NodeSocket, value: bpy.types.NodeSocket, depth: float) -> None:
    """Lead a value into the normal so that the surface lies this deep where it is 1."""
    relief = new_node(tree, "ShaderNodeBump", target, 1)
    assert isinstance(relief, bpy.types.ShaderNodeBump)
    relief.invert = True
    set_input(relief, "Distance", depth)
    tree.links.new(value, relief.inputs["Height"])
    tree.links.new(relief.outputs["Normal"], target)


def stripes(
    material: bpy.types.Material, first: Colour, second: Colour, width: float, angle: float = 0.0, upright: bool = False
) -> bpy.types.Material:
    """Hard stripes of two colours, each this many metres wide.

    They run at this angle from the object's x axis, anticlockwise seen from above; with ``upright`` seen from the
    front, so that 0 runs level on a wall.
    """
    period, turn = 2 * positive("the width", width), number("the angle", angle)
    tree, base = replaced(material, "Base Color")
    mapping = new_node(tree, "ShaderNodeMapping", base, 3)
    assert isinstance(mapping, bpy.types.ShaderNodeMapping)
    mapping.vector_type = "TEXTURE"
    set_input(mapping, "Rotation", (0.0, -turn, 0.0) if upright else (0.0, 0.0, turn))
    wave = new_node(tree, "ShaderNodeTexWave", base, 2)
    assert isinstance(wave, bpy.types.ShaderNodeTexWave)
    wave.bands_direction = "Z" if upright else "Y"
    wave.wave_profile = "SIN"
    set_input(wave, "Scale", WAVE_PERIOD / period)
    tree.links.new(object_coordinates(tree, base), mapping.inputs["Vector"])
    tree.links.new(mapping.outputs["Vector"], wave.inputs["Vector"])
    two_colours(tree, base, wave.outputs[1], first, second, 1.0)
    return material


def veins(
    material: bpy.types.Material, first: Colour, second: Colour, size: float, width: float = 0.1, wild: float = 0.5
) -> bpy.types.Material:
    """Cells of the first colour, this many metres in size, with borders of the second: marble, cracks, paving.

    ``width`` of the borders as a part of a cell; ``wild`` 0 gives straight borders, 1 curling ones.
    """
    scale, part = 1.0 / positive("the size", size), between("the width", width, 0.001, 0.9)
    bend = between("wild", wild, 0.0, 1.0)
    tree, base = replaced(material, "Base Color")
    cells = new_node(tree, "ShaderNodeTexVoronoi", base, 2)
    assert isinstance(cells, bpy.types.ShaderNodeTexVoronoi)
    cells.feature = "DISTANCE_TO_EDGE"
    set_input(cells, "Scale", scale)
    place = object_coordinates(tree, base)
    if bend:
        noise = noise_node(tree, base, 1.5 * scale, 5.0)
        mix = new_node(tree, "ShaderNodeVectorMath", base, 3)
        assert isinstance(mix, bpy.types.ShaderNodeVectorMath)
        mix.operation = "MULTIPLY_ADD"
        tree.links.new(place, noise.inputs["Vector"])
        tree.links.new(noise.outputs["Color"], mix.inputs[0])
        mix.inputs[1].default_value = (bend * size,) * 3
        tree.links.new(place, mix.inputs[2])
        place = mix.outputs[0]
    tree.links.new(place, cells.inputs["Vector"])
    two_colours(tree, base, cells.outputs["Distance"], second, first, None)
    ramp = next(node for node in tree.nodes if node.type == "VALTORGB" and node.label == base.name)
    assert isinstance(ramp, bpy.types.ShaderNodeValToRGB)
    ramp.color_ramp.elements[0].position = VEIN_CORE * part / 2
    ramp.color_ramp.elements[1].position = part / 2
    return material
