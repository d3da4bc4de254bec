# SPDX-License-Identifier: GPL-3.0-or-later
"""The light from all around, and what is seen where nothing stands."""

import math
from typing import Any

import bpy

from .checks import between, number, positive
from .colour import Colour, opaque
from .nodes import set_input
from .session import SESSION_MARK, is_mine, session_collection, session_scene, tag_shared
from .versions import clear_sky, enable_nodes


def new_world() -> tuple[bpy.types.NodeTree, bpy.types.Node]:
    """The session's world with an emptied tree: the tree, and its background node that leads to the output."""
    title = str(session_collection()[SESSION_MARK])
    world = next((entry for entry in bpy.data.worlds if is_mine(entry, "world")), None)
    if world is None:
        world = bpy.data.worlds.new(title)
    tag_shared(world, "world")
    session_scene().world = world
    settings: Any = world
    settings.cycles.sampling_method = "AUTOMATIC"
    tree = enable_nodes(world)
    tree.nodes.clear()
    background = tree.nodes.new("ShaderNodeBackground")
    output = tree.nodes.new("ShaderNodeOutputWorld")
    output.location = (600.0, 0.0)
    tree.links.new(background.outputs["Background"], output.inputs["Surface"])
    return tree, background


def set_world(colour: Colour, strength: float = 1.0) -> bpy.types.World:
    """Even light from all around. At strength 1 the background shows the colour as given."""
    shade, power = opaque(colour), between("the strength", strength, 0.0, 1e6)
    _, background = new_world()
    set_input(background, "Color", shade)
    set_input(background, "Strength", power)
    return session_world()


def set_sky(
    azimuth: float, elevation: float, strength: float = 0.1, air: float = 1.0, dust: float = 1.0
) -> bpy.types.World:
    """The light of a clear sky with the sun at this azimuth and elevation in radians, without its disc.

    Air and dust are densities, 1 for a clear day, up to 10 for haze. The azimuth is where the sun
    stands, from +y towards +x.
    """
    around, up = number("the azimuth", azimuth), between("the elevation", elevation, -math.pi / 2, math.pi / 2)
    power, thickness = positive("the strength", strength), between("air", air, 0.0, 10.0)
    haze = between("dust", dust, 0.0, 10.0)
    tree, background = new_world()
    sky = tree.nodes.new("ShaderNodeTexSky")
    assert isinstance(sky, bpy.types.ShaderNodeTexSky)
    sky.location = (-300.0, 0.0)
    clear_sky(sky, haze)
    sky.sun_disc = False
    sky.sun_elevation = up
    sky.sun_rotation = around
    sky.air_density = thickness
    tree.links.new(sky.outputs["Color"], background.inputs["Color"])
    set_input(background, "Strength", power)
    return session_world()


def set_backdrop(top: Colour, bottom: Colour) -> bpy.types.World:
    """What the camera sees where nothing stands, from the top of the picture to its bottom; it lights nothing."""
    upper, lower = opaque(top), opaque(bottom)
    world = session_world()
    tree = enable_nodes(world)
    for node in [node for node in tree.nodes if node.label == "Backdrop"]:
        tree.nodes.remove(node)
    kinds = ("LightPath", "TexCoord", "SeparateXYZ", "ValToRGB", "Background", "MixShader")
    places = ((0, 300), (-900, -300), (-600, -300), (-300, -300), (100, -300), (300, 0))
    made = []
    for kind, place in zip(kinds, places, strict=True):
        node = tree.nodes.new(f"ShaderNode{kind}")
        node.label = "Backdrop"
        node.location = place
        made.append(node)
    path, coordinates, parts, ramp, backdrop, mix = made
    assert isinstance(ramp, bpy.types.ShaderNodeValToRGB)
    ramp.color_ramp.elements[0].color = lower
    ramp.color_ramp.elements[1].color = upper
    light = next(node for node in tree.nodes if node.type == "BACKGROUND" and not node.label)
    output = next(node for node in tree.nodes if node.type == "OUTPUT_WORLD")
    for source, target in (
        (coordinates.outputs["Window"], parts.inputs["Vector"]),
        (parts.outputs["Y"], ramp.inputs[0]),
        (ramp.outputs["Color"], backdrop.inputs["Color"]),
        (path.outputs["Is Camera Ray"], mix.inputs[0]),
        (light.outputs["Background"], mix.inputs[1]),
        (backdrop.outputs["Background"], mix.inputs[2]),
        (mix.outputs[0], output.inputs["Surface"]),
    ):
        tree.links.new(source, target)
    return world


def session_world() -> bpy.types.World:
    """The world that set_world or set_sky made."""
    world = session_scene().world
    if world is None or not is_mine(world, "world"):
        raise ValueError("the scene has no world of its own yet; call set_world or set_sky first")
    return world


def set_exposure(stops: float) -> None:
    """Brighten (above 0) or darken the whole picture by this many stops."""
    session_scene().view_settings.exposure = between("the exposure", stops, -32.0, 32.0)
