# SPDX-License-Identifier: GPL-3.0-or-later
"""Surfaces beyond plain paint: wood, tiles, cloth, glass, glow."""

from collections.abc import Sequence

import bpy

from ...examples.sources.studio import Colour, linear, material, mottle


def wood(
    name: str, dark: Colour, light: Colour, *, along: str = "x", roughness: float = 0.45, scale: float = 9.0
) -> bpy.types.Material:
    """Straight grain along an axis of the object, different in each object."""
    made = material(name, light, roughness)
    stretch = {"x": (0.12, 2.2, 2.2), "y": (2.2, 0.12, 2.2), "z": (2.2, 2.2, 0.12)}[along]
    middle: Colour = between(dark, light)
    mottle(made, [(0.3, dark), (0.46, middle), (0.68, light)], scale=scale, stretch=stretch, bump=0.0004, detail=8.0)
    return made


def speckled(
    name: str,
    colour: Colour,
    spots: Colour,
    scale: float,
    roughness: float = 0.5,
    bump: float = 0.0,
    share: float = 0.4,
) -> bpy.types.Material:
    """``colour`` with softly bordered ``spots``, ``scale`` of them in a metre."""
    made = material(name, colour, roughness)
    mottle(made, [(share - 0.08, spots), (share + 0.08, colour)], scale=scale, bump=bump)
    return made


def cloth(name: str, colour: Colour, thread: float = 0.002, roughness: float = 0.95) -> bpy.types.Material:
    """Plain weave with ``thread`` metres from thread to thread."""
    made = material(name, colour, roughness, Sheen_Weight=0.25)
    darker: Colour = between((0.64 * colour[0], 0.64 * colour[1], 0.64 * colour[2]), colour)
    mottle(made, [(0.35, darker), (0.6, colour)], scale=0.25 / thread, bump=thread / 3.0, detail=2.0)
    return made


def laid(
    name: str,
    shades: Sequence[Colour],
    joint: Colour,
    size: tuple[float, float],
    *,
    gap: float = 0.004,
    offset: float = 0.5,
    roughness: float = 0.5,
    upright: bool = False,
    relief: float = 0.002,
    grain: float = 0.0,
) -> bpy.types.Material:
    """Bricks, tiles or planks of ``size`` metres between two ``shades``; ``upright`` for faces that look along y."""
    made = material(name, shades[0], roughness)
    nodes, links = made.node_tree.nodes, made.node_tree.links
    shader = nodes["Principled BSDF"]
    coordinates = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    if upright:
        # The texture lies in x and y: z goes to y.
        mapping.inputs["Rotation"].default_value = (1.5707963, 0.0, 0.0)
    bricks = nodes.new("ShaderNodeTexBrick")
    bricks.offset, bricks.squash = offset, 1.0
    for socket, value in {
        "Scale": 1.0,
        "Brick Width": size[0],
        "Row Height": size[1],
        "Mortar Size": gap,
        "Mortar Smooth": 0.2,
        "Bias": 0.0,
        "Color1": linear(shades[0]),
        "Color2": linear(shades[-1]),
        "Mortar": linear(joint),
    }.items():
        bricks.inputs[socket].default_value = value
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 3.0 / size[1]
    noise.inputs["Detail"].default_value = 6.0
    stretched = nodes.new("ShaderNodeMapping")
    stretched.inputs["Scale"].default_value = (0.12, 1.0, 1.0) if grain else (1.0, 1.0, 1.0)
    tint = nodes.new("ShaderNodeMix")
    tint.data_type, tint.blend_type = "RGBA", "MULTIPLY"
    shade = nodes.new("ShaderNodeMapRange")
    depth = grain or 0.12
    shade.inputs["From Min"].default_value, shade.inputs["From Max"].default_value = 0.3, 0.7
    shade.inputs["To Min"].default_value, shade.inputs["To Max"].default_value = 1.0 - depth, 1.0
    relief_node = nodes.new("ShaderNodeBump")
    relief_node.inputs["Distance"].default_value = relief
    relief_node.invert = True
    tint.inputs["Factor"].default_value = 1.0
    colours = [socket for socket in tint.inputs if socket.type == "RGBA"]
    links.new(coordinates.outputs["Object"], mapping.inputs["Vector"])
    links.new(mapping.outputs["Vector"], bricks.inputs["Vector"])
    links.new(mapping.outputs["Vector"], stretched.inputs["Vector"])
    links.new(stretched.outputs["Vector"], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], shade.inputs["Value"])
    links.new(bricks.outputs["Color"], colours[0])
    links.new(shade.outputs["Result"], colours[1])
    links.new(next(socket for socket in tint.outputs if socket.type == "RGBA"), shader.inputs["Base Color"])
    links.new(bricks.outputs["Fac"], relief_node.inputs["Height"])
    links.new(relief_node.outputs["Normal"], shader.inputs["Normal"])
    return made


def between(first: Colour, second: Colour) -> Colour:
    """The mean of two colours."""
    red, green, blue = ((one + other) / 2.0 for one, other in zip(first, second, strict=True))
    return red, green, blue


def metal(name: str, colour: Colour, roughness: float = 0.25) -> bpy.types.Material:
    """Bare metal."""
    return material(name, colour, roughness, Metallic=1.0)


def glass(name: str, colour: Colour = (1.0, 1.0, 1.0), roughness: float = 0.0, ior: float = 1.45) -> bpy.types.Material:
    """Clear or frosted glass."""
    return material(name, colour, roughness, Transmission_Weight=1.0, IOR=ior)


def glow(name: str, colour: Colour, strength: float) -> bpy.types.Material:
    """A surface that shines with ``strength`` times ``colour``."""
    made = material(name, colour, 0.6)
    shader = made.node_tree.nodes["Principled BSDF"]
    shader.inputs["Emission Color"].default_value = linear(colour)
    shader.inputs["Emission Strength"].default_value = strength
    return made


def foliage(name: str, dark: Colour, light: Colour) -> bpy.types.Material:
    """Leaves through which some light comes."""
    made = material(name, light, 0.55, Subsurface_Weight=0.0)
    mottle(made, [(0.35, dark), (0.65, light)], scale=6.0, detail=2.0)
    return made


def sky(horizon: Colour, zenith: Colour, strength: float) -> bpy.types.World:
    """A clear sky, lightest at the horizon."""
    world = bpy.data.worlds.new("Sky")
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    coordinates = nodes.new("ShaderNodeTexCoord")
    split = nodes.new("ShaderNodeSeparateXYZ")
    ramp = nodes.new("ShaderNodeValToRGB")
    first, last = ramp.color_ramp.elements
    first.position, first.color = 0.0, linear(horizon)
    last.position, last.color = 0.55, linear(zenith)
    background = nodes["Background"]
    background.inputs["Strength"].default_value = strength
    links.new(coordinates.outputs["Generated"], split.inputs["Vector"])
    links.new(split.outputs["Z"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], background.inputs["Color"])
    bpy.context.scene.world = world
    return world
