# SPDX-License-Identifier: GPL-3.0-or-later
"""An indoor scene: an armchair, a sideboard with a lamp, a print on the wall, in low sun from a window."""

import random
from math import cos, pi, radians, sin

import bpy
import studio
from studio import Colour, Position

WALL = 4.2
"""Distance of the back wall from the camera, metres."""
SIDEBOARD: Position = (0.78, WALL - 0.27, 0.74)
"""Middle of the sideboard's top."""


def room() -> None:
    """Oak boards, a green wall and a skirting board."""
    oak = studio.material("Oak", (0.60, 0.43, 0.29), roughness=0.36)
    grain = [(0.28, (0.44, 0.28, 0.16)), (0.50, (0.58, 0.40, 0.25)), (0.72, (0.70, 0.52, 0.34))]
    studio.mottle(oak, grain, scale=4.0, stretch=(0.3, 6.0, 1.0), bump=0.001, detail=8.0)
    random.seed(3)
    width, gap = 0.15, 0.003
    for row in range(34):
        x = -4.0 - random.uniform(0.0, 1.5)
        while x < 4.0:
            length = random.uniform(1.3, 1.9)
            middle = (x + length / 2, (row + 0.5) * width - 0.8, -0.01)
            studio.box("Floor board", (length - gap, width - gap, 0.02), middle, oak, bevel=0.002)
            x += length
    underlay = studio.material("Underlay", (0.15, 0.10, 0.07), roughness=0.9)
    studio.plane("Underlay", 9.0, 7.0, (0.0, 2.0, -0.019), underlay)
    paint = studio.material("Wall paint", (0.50, 0.59, 0.53), roughness=0.85)
    studio.mottle(paint, [(0.3, (0.485, 0.575, 0.515)), (0.7, (0.515, 0.605, 0.545))], scale=3.0, detail=8.0)
    studio.box("Back wall", (9.0, 0.1, 3.4), (0.0, WALL + 0.05, 1.7), paint, bevel=0.0)
    white = studio.material("Skirting paint", (0.90, 0.88, 0.83), roughness=0.45)
    studio.box("Skirting board", (9.0, 0.03, 0.12), (0.0, WALL - 0.012, 0.06), white, bevel=0.006)


def window(sunward: Position) -> None:
    """A wall with a window of six panes between the sun and the room, seen only by its shadow."""
    blind = studio.material("Window wall", (0.8, 0.8, 0.8))
    near, far, sill, head, x = 2.30, 3.75, 1.00, 2.45, -3.2
    shade = [
        ((0.05, 8.0, sill), (x, 3.0, sill / 2)),
        ((0.05, 8.0, 3.0), (x, 3.0, head + 1.5)),
        ((0.05, 5.0, head - sill), (x, near - 2.5, (head + sill) / 2)),
        ((0.05, 5.0, head - sill), (x, far + 2.5, (head + sill) / 2)),
    ]
    bars = [((0.05, 0.05, head - sill), (x, near + (far - near) * part, (head + sill) / 2)) for part in (1 / 3, 2 / 3)]
    bars.append(((0.05, far - near, 0.05), (x, (near + far) / 2, (head + sill) / 2)))
    for size, middle in shade + bars:
        part = studio.box("Window wall", size, middle, blind, bevel=0.0)
        part.visible_camera = part.visible_diffuse = part.visible_glossy = False
    studio.sun("Low sun", sunward, strength=11.0, angle=radians(1.6), colour=(1.0, 0.86, 0.68))


def armchair(x: float, y: float, turn: float) -> None:
    """An upholstered armchair on four tapered legs, facing the camera at ``turn`` = 0."""
    cloth = studio.material("Mustard wool", (0.78, 0.55, 0.16), roughness=0.95, Sheen_Weight=0.1)
    studio.mottle(cloth, [(0.35, (0.70, 0.47, 0.11)), (0.65, (0.83, 0.60, 0.20))], scale=170.0, bump=0.002, detail=2.0)
    beech = studio.material("Beech", (0.66, 0.46, 0.29), roughness=0.45)
    anchor = bpy.data.objects.new("Armchair", None)
    anchor.location, anchor.rotation_euler.z = (x, y, 0.0), turn
    bpy.context.scene.collection.objects.link(anchor)
    back = studio.box("Back", (0.66, 0.17, 0.62), (0.0, 0.33, 0.63), cloth, bevel=0.075)
    back.rotation_euler.x = radians(-12.0)
    parts = [
        back,
        studio.box("Seat frame", (0.66, 0.68, 0.14), (0.0, 0.02, 0.27), cloth, bevel=0.03),
        studio.box("Seat cushion", (0.56, 0.62, 0.16), (0.0, -0.03, 0.40), cloth, bevel=0.065),
    ]
    parts += [studio.box("Arm", (0.13, 0.72, 0.36), (side * 0.34, 0.01, 0.39), cloth, bevel=0.055) for side in (-1, 1)]
    for side in (-1, 1):
        for depth in (-0.27, 0.27):
            leg = studio.lathe(
                "Leg", [(0.0, 0.0), (0.014, 0.0), (0.024, 0.22)], beech, (side * 0.29, depth, 0.0), False
            )
            parts.append(leg)
    cushion_cloth = studio.material("Rust linen", (0.62, 0.25, 0.15), roughness=0.95)
    studio.mottle(cushion_cloth, [(0.4, (0.56, 0.21, 0.12)), (0.6, (0.68, 0.29, 0.18))], scale=200.0, bump=0.001)
    cushion = studio.box("Cushion", (0.40, 0.15, 0.36), (0.06, 0.17, 0.63), cushion_cloth, bevel=0.07)
    cushion.rotation_euler = (radians(-20.0), radians(7.0), 0.0)
    parts.append(cushion)
    for part in parts:
        part.parent = anchor


def sideboard() -> None:
    """A walnut sideboard with three doors on splayed legs."""
    walnut = studio.material("Walnut", (0.36, 0.22, 0.14), roughness=0.42)
    grain = [(0.3, (0.30, 0.17, 0.10)), (0.5, (0.44, 0.28, 0.17)), (0.7, (0.55, 0.37, 0.24))]
    studio.mottle(walnut, grain, scale=5.0, stretch=(0.35, 1.0, 6.0), bump=0.0005, detail=8.0)
    brass = studio.material("Brass", (0.83, 0.66, 0.36), roughness=0.28, Metallic=1.0)
    x, y, top = SIDEBOARD
    studio.box("Sideboard", (1.50, 0.44, 0.50), (x, y, top - 0.25), walnut, bevel=0.008)
    for index in (-1, 0, 1):
        door_x = x + index * 0.485
        studio.box("Door", (0.472, 0.02, 0.445), (door_x, y - 0.222, top - 0.25), walnut, bevel=0.003)
        studio.lathe("Knob", [(0.0, 0.0), (0.013, 0.0), (0.013, 0.018), (0.0, 0.018)], brass, (0, 0, 0), False)
        knob = bpy.context.scene.collection.objects[-1]
        knob.location, knob.rotation_euler.x = (door_x + 0.19, y - 0.230, top - 0.16), pi / 2
    for side in (-0.62, 0.62):
        for depth in (-0.14, 0.14):
            foot = [(0.0, 0.0), (0.013, 0.0), (0.021, 0.245)]
            studio.lathe("Foot", foot, walnut, (x + side, y + depth, 0.0), rounded=False)


def lamp() -> None:
    """A ceramic table lamp with a lit linen shade."""
    x, y, top = SIDEBOARD
    glaze = studio.material("White glaze", (0.86, 0.84, 0.79), roughness=0.2)
    body = [
        (0.0, 0.0),
        (0.055, 0.0),
        (0.06, 0.01),
        (0.105, 0.08),
        (0.10, 0.14),
        (0.045, 0.21),
        (0.018, 0.25),
        (0.015, 0.30),
    ]
    studio.lathe("Lamp foot", body, glaze, (x + 0.47, y, top))
    linen = studio.material("Lamp shade", (0.93, 0.86, 0.72), roughness=0.9, Emission_Strength=1.1)
    linen.node_tree.nodes["Principled BSDF"].inputs["Emission Color"].default_value = studio.linear((1.0, 0.80, 0.52))
    studio.lathe("Lamp shade", [(0.19, 0.28), (0.135, 0.50)], linen, (x + 0.47, y, top), rounded=False)
    for height, target in ((0.30, 0.0), (0.50, 2.0)):
        glow = bpy.data.lights.new("Bulb", "SPOT")
        glow.energy, glow.spot_size, glow.spot_blend = 9.0, radians(110.0), 0.6
        glow.color, glow.shadow_soft_size = studio.linear((1.0, 0.80, 0.55))[:3], 0.08
        bulb = bpy.data.objects.new("Bulb", glow)
        bulb.location = (x + 0.47, y, top + height)
        studio.aim(bulb, (x + 0.47, y + 0.01, top + target))
        bpy.context.scene.collection.objects.link(bulb)


def things_on_the_sideboard() -> None:
    """Three books, a vase with dried grasses and a small bowl."""
    x, y, top = SIDEBOARD
    covers: list[tuple[Colour, float, float]] = [
        ((0.16, 0.26, 0.36), 0.040, 4.0),
        ((0.72, 0.34, 0.22), 0.030, -6.0),
        ((0.84, 0.78, 0.66), 0.024, 9.0),
    ]
    pages = studio.material("Pages", (0.90, 0.86, 0.77), roughness=0.9)
    level = top
    for colour, thick, turn in covers:
        cover = studio.material("Book cover", colour, roughness=0.6)
        for size, made, shift in (((0.26, 0.19, thick), cover, 0.0), ((0.255, 0.188, thick * 0.72), pages, -0.004)):
            book = studio.box("Book", size, (x - 0.02, y - 0.02 + shift, level + thick / 2), made, bevel=0.002)
            book.rotation_euler.z = radians(turn)
        level += thick
    bowl = studio.material("Bowl glaze", (0.13, 0.33, 0.35), roughness=0.25)
    outline = [(0.0, 0.0), (0.03, 0.0), (0.035, 0.008), (0.075, 0.045), (0.072, 0.046), (0.03, 0.014), (0.0, 0.012)]
    studio.lathe("Bowl", outline, bowl, (x - 0.02, y - 0.02, level))
    terracotta = studio.material("Terracotta", (0.71, 0.38, 0.26), roughness=0.75)
    studio.mottle(terracotta, [(0.35, (0.63, 0.32, 0.21)), (0.65, (0.77, 0.43, 0.30))], scale=30.0, bump=0.0006)
    outline = [
        (0.0, 0.0),
        (0.05, 0.0),
        (0.055, 0.005),
        (0.09, 0.09),
        (0.085, 0.16),
        (0.045, 0.22),
        (0.04, 0.25),
        (0.05, 0.265),
        (0.044, 0.265),
        (0.034, 0.25),
        (0.034, 0.22),
    ]
    vase = (x - 0.48, y, top)
    studio.lathe("Vase", outline, terracotta, vase)
    straw = studio.material("Dried grass", (0.80, 0.66, 0.42), roughness=0.9)
    random.seed(11)
    for _ in range(17):
        stalk(
            straw,
            vase,
            lean=random.uniform(0.05, 0.30),
            heading=random.uniform(0.0, 2 * pi),
            reach=random.uniform(0.3, 0.46),
        )


def stalk(straw: bpy.types.Material, vase: Position, lean: float, heading: float, reach: float) -> None:
    """A stalk with a plume, bending outwards by ``lean`` radians at its tip."""
    curve = bpy.data.curves.new("Grass", "CURVE")
    curve.dimensions, curve.bevel_depth = "3D", 0.0022
    spline = curve.splines.new("POLY")
    steps = 12
    spline.points.add(steps)
    for step in range(steps + 1):
        part = step / steps
        out = 0.02 + reach * lean * part**2 * 2.0
        spline.points[step].co = (out * cos(heading), out * sin(heading), 0.18 + reach * part, 1.0)
        spline.points[step].radius = 1.0 if part < 0.6 else 1.0 + 5.5 * sin(pi * (part - 0.6) / 0.4)
    grass = bpy.data.objects.new("Grass", curve)
    grass.location = vase
    curve.materials.append(straw)
    bpy.context.scene.collection.objects.link(grass)


def print_on_the_wall() -> None:
    """A framed abstract print: hills under a round sun."""
    x, z, width, height, y = SIDEBOARD[0] - 0.06, 1.50, 0.86, 0.62, WALL
    oak = studio.material("Frame", (0.68, 0.50, 0.33), roughness=0.5)
    paper = studio.material("Print paper", (0.93, 0.90, 0.83), roughness=0.8)
    studio.box("Frame", (width, 0.03, height), (x, y - 0.015, z), oak, bevel=0.003)
    studio.box("Print", (width - 0.05, 0.004, height - 0.05), (x, y - 0.031, z), paper, bevel=0.0)
    inks: list[tuple[str, Colour, float, float, float]] = [
        ("Far hills", (0.55, 0.66, 0.66), -0.02, 0.05, 0.4),
        ("Near hills", (0.20, 0.37, 0.40), -0.09, 0.06, 2.6),
        ("Shore", (0.83, 0.50, 0.32), -0.17, 0.025, 5.0),
    ]
    half_width, low = width / 2 - 0.075, -height / 2 + 0.075
    for layer, (name, colour, middle, swing, phase) in enumerate(inks):
        ridge = [
            (-half_width + 2 * half_width * step / 40, 0.0, middle + swing * sin(phase + step * 0.16))
            for step in range(41)
        ]
        mesh = bpy.data.meshes.new(name)
        mesh.from_pydata([*ridge, (half_width, 0.0, low), (-half_width, 0.0, low)], [], [tuple(range(42, -1, -1))])
        studio.place(name, mesh, studio.material(name, colour, roughness=0.8), (x, y - 0.034 - 0.001 * layer, z))
    disc = bpy.data.meshes.new("Sun of the print")
    rim = [(0.07 * cos(step * pi / 24), 0.0, 0.07 * sin(step * pi / 24)) for step in range(48)]
    disc.from_pydata(rim, [], [tuple(range(48))])
    studio.place(
        "Sun of the print", disc, studio.material("Red ink", (0.80, 0.30, 0.20)), (x + 0.14, y - 0.0335, z + 0.13)
    )


def rug(x: float, y: float) -> None:
    """A round woven rug."""
    wool = studio.material("Rug wool", (0.80, 0.75, 0.66), roughness=1.0)
    studio.mottle(wool, [(0.35, (0.70, 0.65, 0.56)), (0.65, (0.86, 0.82, 0.74))], scale=90.0, bump=0.006)
    studio.lathe("Rug", [(0.0, 0.012), (1.02, 0.012), (1.03, 0.006), (1.03, 0.0)], wool, (x, y, 0.0), rounded=False)


studio.begin(600, 400, exposure=0.55)
room()
window((-4.0, -1.55, 2.35))
rug(-0.75, 2.85)
armchair(-0.86, 3.12, radians(24.0))
sideboard()
lamp()
things_on_the_sideboard()
print_on_the_wall()
studio.ambient((0.80, 0.88, 1.0), 0.38)
studio.area_light("Room light", (0.6, -0.6, 2.6), (0.0, 3.6, 0.8), side=1.6, watts=46.0, colour=(1.0, 0.96, 0.92))
studio.camera((0.0, -0.35, 1.22), (0.02, WALL, 0.80), focal_mm=38.0)
studio.render("living_room.png")
