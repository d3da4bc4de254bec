# SPDX-License-Identifier: GPL-3.0-or-later
"""An outdoor scene with sky: a lighthouse and its keeper's cottage above the sea on a bright afternoon."""

from math import cos, pi, radians, sin

import bpy
import studio
from mathutils import Vector, noise

GRASS_EXTENT = 60.0
"""Side of the square of grassland that is modelled, metres."""
HILL = Vector((5.0, 22.0, 0.0))
"""Middle of the headland that the lighthouse stands on."""


def height_at(x: float, y: float) -> float:
    """Height of the grassland in metres: a headland that falls to the sea, with hummocks."""
    distance = (Vector((x, y, 0.0)) - HILL).length
    headland = 3.4 * max(0.0, 1.0 - (distance / 21.0) ** 2)
    hummocks = 0.30 * noise.noise(Vector((x * 0.22, y * 0.22, 0.0))) + 0.10 * noise.noise(Vector((x, y, 4.0)))
    return headland + hummocks - 1.2


def grassland() -> bpy.types.Object:
    """The headland."""
    made = studio.material("Grass", (0.36, 0.44, 0.16), roughness=1.0)
    studio.mottle(
        made,
        [(0.32, (0.27, 0.36, 0.11)), (0.52, (0.43, 0.50, 0.19)), (0.70, (0.62, 0.60, 0.30))],
        scale=0.9,
        bump=0.12,
        detail=9.0,
    )
    steps = 200
    spacing = GRASS_EXTENT / steps
    points = []
    for row in range(steps + 1):
        for column in range(steps + 1):
            x, y = column * spacing - GRASS_EXTENT / 2, row * spacing - 4.0
            points.append((x, y, height_at(x, y)))
    faces = [
        (first, first + 1, first + steps + 2, first + steps + 1)
        for row in range(steps)
        for first in range(row * (steps + 1), row * (steps + 1) + steps)
    ]
    mesh = bpy.data.meshes.new("Grassland")
    mesh.from_pydata(points, [], faces)
    mesh.shade_smooth()
    return studio.place("Grassland", mesh, made, (0.0, 0.0, 0.0))


def grass_blades(ground: bpy.types.Object) -> None:
    """Short grass all over the headland, as strands."""
    made = studio.material("Blades", (0.46, 0.50, 0.20), roughness=0.8)
    ground.data.materials.append(made)
    ground.modifiers.new("Blades", "PARTICLE_SYSTEM")
    strands = ground.particle_systems[0].settings
    strands.type = "HAIR"
    strands.count = 90000
    strands.hair_length = 0.16
    strands.material = 2
    strands.brownian_factor = 0.05
    strands.root_radius = 0.8
    strands.radius_scale = 0.012
    strands.child_type = "INTERPOLATED"
    strands.rendered_child_count = 4


def sea() -> None:
    """Water out to the horizon."""
    made = studio.material("Sea", (0.05, 0.27, 0.38), roughness=0.18)
    studio.mottle(
        made,
        [(0.3, (0.04, 0.23, 0.35)), (0.7, (0.10, 0.36, 0.46))],
        scale=0.12,
        stretch=(1.0, 2.2, 1.0),
        bump=0.5,
        detail=8.0,
    )
    studio.plane("Sea", 6000.0, 6000.0, (0.0, 2500.0, -0.75), made)


def lighthouse(x: float, y: float) -> None:
    """A tapering white tower with red bands, a gallery, a lantern and a cap; 11 m tall."""
    white = studio.material("Whitewash", (0.93, 0.91, 0.87), roughness=0.7)
    red = studio.material("Red paint", (0.72, 0.12, 0.10), roughness=0.5)
    iron = studio.material("Iron", (0.13, 0.14, 0.16), roughness=0.45)
    glass = studio.material("Lantern glass", (0.60, 0.72, 0.76), roughness=0.08, Metallic=0.3)
    base = height_at(x, y) - 0.3

    def radius(height: float) -> float:
        return 1.55 - 0.075 * height

    bands = [(0.0, 2.4, white), (2.4, 4.4, red), (4.4, 6.2, white), (6.2, 7.8, red), (7.8, 8.6, white)]
    for low, high, made in bands:
        studio.lathe(f"Tower {low:g} m", [(radius(low), low), (radius(high), high)], made, (x, y, base), rounded=False)
    gallery = [(0.9, 8.45), (1.25, 8.6), (1.25, 8.75), (0.0, 8.75)]
    studio.lathe("Gallery", gallery, iron, (x, y, base), rounded=False)
    studio.lathe(
        "Rail", [(1.18, 9.28), (1.22, 9.28), (1.22, 9.33), (1.18, 9.33), (1.18, 9.28)], iron, (x, y, base), False
    )
    for step in range(16):
        angle = step * pi / 8
        post = (x + 1.2 * cos(angle), y + 1.2 * sin(angle), base + 9.03)
        studio.box("Post", (0.035, 0.035, 0.6), post, iron, bevel=0.0)
    studio.lathe("Lantern", [(0.68, 8.75), (0.68, 9.95)], glass, (x, y, base), rounded=False)
    for step in range(8):
        angle = step * pi / 4
        bar = (x + 0.69 * cos(angle), y + 0.69 * sin(angle), base + 9.35)
        studio.box("Glazing bar", (0.06, 0.06, 1.2), bar, iron, bevel=0.0)
    cap = [(0.86, 9.92), (0.86, 10.0), (0.62, 10.4), (0.25, 10.68), (0.09, 10.74), (0.09, 10.95), (0.0, 11.0)]
    studio.lathe("Cap", cap, red, (x, y, base), rounded=False)
    for level in (1.5, 5.3):
        window = studio.box("Tower window", (0.42, 0.2, 0.75), (0.0, 0.0, 0.0), iron, bevel=0.01)
        window.location = (x - 0.25, y - radius(level) - 0.02, base + level)


def cottage(x: float, y: float, turn: float) -> None:
    """A whitewashed cottage with a slate roof, a chimney, a blue door and two windows, turned by ``turn``."""
    white = studio.material("Cottage wall", (0.91, 0.88, 0.82), roughness=0.8)
    slate = studio.material("Slate", (0.32, 0.34, 0.38), roughness=0.7)
    studio.mottle(
        slate, [(0.35, (0.24, 0.26, 0.30)), (0.65, (0.42, 0.43, 0.47))], scale=3.0, stretch=(1.0, 6.0, 6.0), bump=0.05
    )
    brick = studio.material("Chimney brick", (0.55, 0.27, 0.19), roughness=0.9)
    blue = studio.material("Door paint", (0.14, 0.30, 0.45), roughness=0.5)
    pane = studio.material("Window pane", (0.16, 0.20, 0.25), roughness=0.1)
    anchor = bpy.data.objects.new("Cottage", None)
    anchor.location = (x, y, height_at(x, y) - 0.25)
    anchor.rotation_euler.z = turn
    bpy.context.scene.collection.objects.link(anchor)
    long, deep, eaves, ridge = 2.7, 1.7, 2.4, 3.9

    gables = [(side * long, 0.0, ridge - 0.08) for side in (-1, 1)]
    corners = [(sx * long, sy * deep, z) for sx in (-1, 1) for sy in (-1, 1) for z in (0.0, eaves)]
    mesh = bpy.data.meshes.new("Walls")
    mesh.from_pydata(
        [*corners, *gables],
        [],
        [(0, 4, 5, 1), (2, 3, 7, 6), (0, 1, 8, 3, 2), (4, 6, 7, 9, 5)],
    )
    parts = [studio.place("Walls", mesh, white, (0.0, 0.0, 0.0))]
    over, thick = 0.25, 0.12
    slope = (ridge - eaves) / deep
    for side in (-1, 1):
        outer = side * (deep + over)
        low = eaves - slope * over
        edge = long + over
        points = [(-edge, 0.0, ridge), (edge, 0.0, ridge), (edge, outer, low), (-edge, outer, low)]
        panel = bpy.data.meshes.new("Roof")
        panel.from_pydata(points, [], [(0, 1, 2, 3)])
        roof = studio.place("Roof", panel, slate, (0.0, 0.0, 0.0))
        shell = roof.modifiers.new("Thickness", "SOLIDIFY")
        shell.thickness, shell.offset = thick, 0.0
        parts.append(roof)
    parts.append(studio.box("Chimney", (0.6, 0.6, 1.5), (1.9, 0.0, 4.1), brick, bevel=0.02))
    parts.append(studio.box("Door", (0.85, 0.08, 1.75), (0.0, -deep, 0.95), blue, bevel=0.01))
    for side in (-1.5, 1.5):
        parts.append(studio.box("Window frame", (0.86, 0.08, 0.96), (side, -deep, 1.40), white, bevel=0.01))
        parts.append(studio.box("Window", (0.70, 0.10, 0.80), (side, -deep, 1.40), pane, bevel=0.0))
    for part in parts:
        part.parent = anchor


def rocks() -> None:
    """A few boulders in the grass."""
    stone = studio.material("Stone", (0.50, 0.48, 0.45), roughness=0.9)
    studio.mottle(stone, [(0.3, (0.36, 0.34, 0.32)), (0.7, (0.64, 0.62, 0.58))], scale=2.5, bump=0.06)
    for index, (x, y, size) in enumerate([(-5.4, 11.5, 0.75), (-4.3, 11.0, 0.42), (3.6, 8.6, 0.40), (-8.6, 16.0, 0.9)]):
        location = (x, y, height_at(x, y) + size * 0.22)
        bpy.ops.mesh.primitive_ico_sphere_add(subdivisions=5, radius=size, location=location)
        boulder = bpy.context.object
        boulder.name = "Boulder"
        for vertex in boulder.data.vertices:
            place = vertex.co / size
            swell = noise.noise(place * 1.1 + Vector((7.0 * index, 0.0, 0.0)))
            vertex.co *= 1.0 + 0.35 * swell + 0.10 * noise.noise(place * 3.0)
            vertex.co.z *= 0.72
        boulder.data.materials.append(stone)
        boulder.data.shade_smooth()


def sky() -> None:
    """Blue overhead, pale at the horizon, with fair-weather clouds that thin out upwards."""
    world = studio.ambient((1.0, 1.0, 1.0), 0.62)
    nodes, links = world.node_tree.nodes, world.node_tree.links
    coordinates = nodes.new("ShaderNodeTexCoord")
    axes = nodes.new("ShaderNodeSeparateXYZ")
    height = nodes.new("ShaderNodeValToRGB")
    stops = [
        (0.0, (0.84, 0.90, 0.93)),
        (0.10, (0.66, 0.80, 0.91)),
        (0.32, (0.36, 0.58, 0.82)),
        (1.0, (0.16, 0.36, 0.68)),
    ]
    elements = height.color_ramp.elements
    while len(elements) < len(stops):
        elements.new(1.0)
    for element, (position, colour) in zip(elements, stops, strict=True):
        element.position, element.color = position, studio.linear(colour)
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = (1.0, 1.0, 3.4)
    mapping.inputs["Location"].default_value = (0.35, 0.0, 0.18)
    billows = nodes.new("ShaderNodeTexNoise")
    billows.inputs["Scale"].default_value = 3.4
    billows.inputs["Detail"].default_value = 9.0
    billows.inputs["Roughness"].default_value = 0.56
    cover = nodes.new("ShaderNodeValToRGB")
    cover.color_ramp.elements[0].position, cover.color_ramp.elements[1].position = 0.50, 0.66
    mixed = nodes.new("ShaderNodeMix")
    mixed.data_type = "RGBA"
    links.new(coordinates.outputs["Generated"], axes.inputs["Vector"])
    links.new(axes.outputs["Z"], height.inputs["Fac"])
    links.new(coordinates.outputs["Generated"], mapping.inputs["Vector"])
    links.new(mapping.outputs["Vector"], billows.inputs["Vector"])
    links.new(billows.outputs["Fac"], cover.inputs["Fac"])
    links.new(cover.outputs["Color"], mixed.inputs["Factor"])
    colours = [socket for socket in mixed.inputs if socket.type == "RGBA"]
    links.new(height.outputs["Color"], colours[0])
    colours[1].default_value = studio.linear((1.0, 0.99, 0.97))
    blended = next(socket for socket in mixed.outputs if socket.type == "RGBA")
    links.new(blended, nodes["Background"].inputs["Color"])


studio.begin(600, 400, exposure=0.35)
grass_blades(grassland())
sea()
lighthouse(4.6, 20.0)
cottage(-1.2, 19.0, radians(-17.0))
rocks()
sky()
studio.sun("Sun", (-10.0, -5.0, 6.5), strength=4.6, angle=radians(1.2), colour=(1.0, 0.94, 0.84))
studio.camera((-1.0, -3.6, 2.3), (1.5, 20.0, 4.9), focal_mm=35.0)
studio.render("lighthouse.png")
