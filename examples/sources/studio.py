# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenes of the example pictures share: shapes, materials, lights and the render.

Lengths are metres, z is up, angles are radians, colours are display-referred sRGB in 0..1.
Written for the ``bpy`` module of Blender 4.5.
"""

import os
import sys
from collections.abc import Sequence
from math import cos, pi, sin
from pathlib import Path

import bpy
from mathutils import Vector

Colour = tuple[float, float, float]
Position = tuple[float, float, float]

EXAMPLES = Path(__file__).resolve().parents[1]


def begin(width: int, height: int, exposure: float = 0.0) -> None:
    """Empty the file and set up Cycles for a picture of ``width`` x ``height`` pixels."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.cycles.samples = 128
    scene.cycles.adaptive_threshold = 0.02
    scene.cycles.use_denoising = True
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.view_settings.exposure = exposure


def linear(colour: Colour) -> tuple[float, float, float, float]:
    """``colour`` as scene-linear RGBA (IEC 61966-2-1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return red, green, blue, 1.0


def material(name: str, colour: Colour, roughness: float = 0.5, **sockets: float) -> bpy.types.Material:
    """A Principled material; ``sockets`` names further inputs with underscores, as in ``Coat_Weight=0.4``."""
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    shader = made.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = linear(colour)
    shader.inputs["Roughness"].default_value = roughness
    for socket, value in sockets.items():
        shader.inputs[socket.replace("_", " ")].default_value = value
    return made


def mottle(
    made: bpy.types.Material,
    stops: Sequence[tuple[float, Colour]],
    *,
    scale: float,
    stretch: Position = (1.0, 1.0, 1.0),
    bump: float = 0.0,
    detail: float = 4.0,
) -> None:
    """Colour ``made`` by noise through a ramp of ``stops`` (position, colour), different in each object.

    ``scale`` counts features in a metre, ``stretch`` multiplies it along each axis of the object,
    and ``bump`` is the depth of the relief in metres.
    """
    nodes, links = made.node_tree.nodes, made.node_tree.links
    shader = nodes["Principled BSDF"]
    coordinates = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = stretch
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = detail
    noise.noise_dimensions = "4D"
    individual = nodes.new("ShaderNodeObjectInfo")
    shift = nodes.new("ShaderNodeMath")
    shift.operation = "MULTIPLY"
    shift.inputs[1].default_value = 100.0
    links.new(individual.outputs["Random"], shift.inputs[0])
    links.new(shift.outputs["Value"], noise.inputs["W"])
    ramp = nodes.new("ShaderNodeValToRGB")
    elements = ramp.color_ramp.elements
    while len(elements) < len(stops):
        elements.new(1.0)
    for element, (position, colour) in zip(elements, stops, strict=True):
        element.position = position
        element.color = linear(colour)
    links.new(coordinates.outputs["Object"], mapping.inputs["Vector"])
    links.new(mapping.outputs["Vector"], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    if bump:
        relief = nodes.new("ShaderNodeBump")
        relief.inputs["Distance"].default_value = bump
        links.new(noise.outputs["Fac"], relief.inputs["Height"])
        links.new(relief.outputs["Normal"], shader.inputs["Normal"])


def place(name: str, mesh: bpy.types.Mesh, made: bpy.types.Material, location: Position) -> bpy.types.Object:
    """Link a new object with ``mesh`` and ``made`` to the scene."""
    mesh.materials.append(made)
    thing = bpy.data.objects.new(name, mesh)
    thing.location = location
    bpy.context.scene.collection.objects.link(thing)
    return thing


def box(
    name: str, size: Position, location: Position, made: bpy.types.Material, bevel: float = 0.004
) -> bpy.types.Object:
    """A box with rounded edges, centred on ``location``."""
    x, y, z = (extent / 2 for extent in size)
    corners = [(sx * x, sy * y, sz * z) for sx in (-1, 1) for sy in (-1, 1) for sz in (-1, 1)]
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(corners, [], faces)
    thing = place(name, mesh, made, location)
    if bevel:
        rounding = thing.modifiers.new("Rounded edges", "BEVEL")
        rounding.width, rounding.segments = bevel, 4
        mesh.shade_smooth()
        mesh.set_sharp_from_angle(angle=pi / 2.5)
    return thing


def lathe(
    name: str,
    profile: Sequence[tuple[float, float]],
    made: bpy.types.Material,
    location: Position = (0.0, 0.0, 0.0),
    rounded: bool = True,
) -> bpy.types.Object:
    """The solid of revolution of ``profile`` (radius, height), about the vertical through ``location``."""
    segments = 96
    points = [
        (radius * cos(2 * pi * step / segments), radius * sin(2 * pi * step / segments), height)
        for radius, height in profile
        for step in range(segments)
    ]
    faces = [
        (
            row * segments + step,
            row * segments + (step + 1) % segments,
            (row + 1) * segments + (step + 1) % segments,
            (row + 1) * segments + step,
        )
        for row in range(len(profile) - 1)
        for step in range(segments)
    ]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(points, [], faces)
    mesh.shade_smooth()
    thing = place(name, mesh, made, location)
    if rounded:
        subdivision = thing.modifiers.new("Smooth profile", "SUBSURF")
        subdivision.levels = subdivision.render_levels = 2
    else:
        mesh.set_sharp_from_angle(angle=pi / 6)
    return thing


def plane(name: str, width: float, depth: float, location: Position, made: bpy.types.Material) -> bpy.types.Object:
    """A level rectangle centred on ``location``."""
    x, y = width / 2, depth / 2
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)], [], [(0, 1, 2, 3)])
    return place(name, mesh, made, location)


def aim(thing: bpy.types.Object, target: Position) -> None:
    """Turn a camera or a light towards ``target``."""
    direction = Vector(target) - thing.location
    thing.rotation_euler = direction.to_track_quat("-Z", "Y").to_euler()


def area_light(
    name: str, location: Position, target: Position, *, side: float, watts: float, colour: Colour = (1.0, 1.0, 1.0)
) -> bpy.types.Object:
    """A square lamp with sides of ``side`` metres."""
    data = bpy.data.lights.new(name, "AREA")
    data.size, data.energy, data.color = side, watts, linear(colour)[:3]
    lamp = bpy.data.objects.new(name, data)
    lamp.location = location
    aim(lamp, target)
    bpy.context.scene.collection.objects.link(lamp)
    return lamp


def sun(name: str, source: Position, strength: float, angle: float, colour: Colour) -> bpy.types.Object:
    """Sunlight that falls from ``source`` towards the origin, ``strength`` in W/m2, ``angle`` its diameter."""
    data = bpy.data.lights.new(name, "SUN")
    data.energy, data.angle, data.color = strength, angle, linear(colour)[:3]
    lamp = bpy.data.objects.new(name, data)
    lamp.location = source
    aim(lamp, (0.0, 0.0, 0.0))
    bpy.context.scene.collection.objects.link(lamp)
    return lamp


def ambient(colour: Colour, strength: float) -> bpy.types.World:
    """An even surrounding light."""
    world = bpy.data.worlds.new("Surroundings")
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Color"].default_value = linear(colour)
    background.inputs["Strength"].default_value = strength
    bpy.context.scene.world = world
    return world


def camera(
    location: Position, target: Position, focal_mm: float, focus: Position | None = None, f_stop: float = 8.0
) -> None:
    """The scene's camera; a ``focus`` point gives it depth of field."""
    data = bpy.data.cameras.new("Camera")
    data.lens = focal_mm
    eye = bpy.data.objects.new("Camera", data)
    eye.location = location
    aim(eye, target)
    if focus:
        data.dof.use_dof = True
        data.dof.focus_distance = (Vector(focus) - eye.location).length
        data.dof.aperture_fstop = f_stop
    bpy.context.scene.collection.objects.link(eye)
    bpy.context.scene.camera = eye


def render(name: str) -> None:
    """Write the picture to ``examples/NAME`` and end the process; 16 after the script renders 16 samples.

    The process ends here because the ``bpy`` module can hang on its way out.
    """
    scene = bpy.context.scene
    if len(sys.argv) > 1:
        scene.cycles.samples = int(sys.argv[1])
    settings = scene.render.image_settings
    settings.file_format = "PNG"
    settings.color_mode, settings.color_depth, settings.compression = "RGB", "8", 100
    scene.render.filepath = str(EXAMPLES / name)
    bpy.ops.render.render(write_still=True)
    sys.stdout.flush()
    os._exit(0)
