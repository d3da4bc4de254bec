# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk in the evening: a screen, keyboard, mouse, desk lamp, mug, notebook and a pot of pencils."""

from math import pi

from ...examples.sources.studio import Colour, Position, ambient, area_light, box, lathe, material, plane
from ..workshop.lamps import spot
from ..workshop.shapes import ball, cylinder, extrusion, moved_together, ring, tube, turned, vessel
from ..workshop.surfaces import glow, metal, speckled, wood
from ..workshop.true_scene import TrueScene


def build() -> TrueScene:
    """Make it in Blender's open file, the desk's top at z = 0."""
    made = TrueScene("Desk", named_size="screen")
    birch = wood("Birch", (0.70, 0.56, 0.38), (0.82, 0.69, 0.50), along="x", roughness=0.4, scale=20.0)
    made.add(
        "desk",
        "furniture",
        "plane",
        plane("Desk", 4.4, 1.1, (0.0, 0.0, 0.0), birch),
        role="ground",
        texture="pale wood, grain along the width",
    )
    paint = speckled("Grey wall", (0.50, 0.53, 0.56), (0.48, 0.51, 0.54), 12.0, 0.92)
    made.add("wall", "wall", "plane", box("Wall", (9.0, 0.1, 2.2), (0.0, 0.52, 1.1), paint, 0.0), role="wall")
    _screen(made)
    _keyboard_and_mouse(made)
    _lamp(made)
    _mug_and_notebook(made)
    _pencils(made)
    ambient((0.62, 0.74, 1.0), 0.26)
    area_light("Ceiling light", (0.4, -0.9, 1.9), (0.0, 0.0, 0.0), side=0.9, watts=24.0, colour=(1.0, 0.93, 0.84))
    made.cameras((0.10, -1.50, 0.78), (0.0, 0.06, 0.145), 48.0, second=(0.95, -1.15, 0.85))
    return made


def _screen(made: TrueScene) -> None:
    black = material("Black plastic", (0.045, 0.045, 0.05), 0.4)
    grey = metal("Aluminium", (0.72, 0.73, 0.75), 0.35)
    parts = [
        box("Case", (0.615, 0.030, 0.365), (0.0, 0.0, 0.315), black, 0.004),
        box("Stand", (0.055, 0.018, 0.26), (0.0, 0.032, 0.14), grey, 0.004),
        box("Foot", (0.26, 0.19, 0.010), (0.0, 0.02, 0.005), grey, 0.004),
    ]
    # What the screen shows: a dark editor with coloured lines.
    picture = [box("Panel", (0.595, 0.002, 0.340), (0.0, -0.0155, 0.318), glow("Panel", (0.10, 0.13, 0.18), 1.0), 0.0)]
    inks: list[Colour] = [(0.45, 0.65, 0.90), (0.60, 0.80, 0.55), (0.90, 0.70, 0.40), (0.80, 0.80, 0.82)]
    lengths = [0.20, 0.28, 0.24, 0.33, 0.16, 0.30, 0.22, 0.27, 0.12, 0.25]
    for n, length in enumerate(lengths):
        indent = 0.03 * (n % 3)
        ink = glow(f"Line {n}", inks[n % 4], 0.9)
        picture.append(
            box(
                f"Line {n}", (length, 0.001, 0.010), (-0.265 + indent + length / 2, -0.017, 0.460 - 0.030 * n), ink, 0.0
            )
        )
    side = glow("Side bar", (0.16, 0.22, 0.32), 1.0)
    picture.append(box("Side bar", (0.15, 0.001, 0.340), (0.2225, -0.017, 0.318), side, 0.0))
    moved_together([*parts, *picture], (-0.02, 0.24, 0.0), yaw=0.0)
    made.add(
        "screen",
        "electronics",
        "rounded_box",
        [*parts, *picture],
        on="desk",
        diffuse=False,
        texture="a dark editor with coloured lines",
    )


def _keyboard_and_mouse(made: TrueScene) -> None:
    shell = material("Keyboard shell", (0.78, 0.78, 0.77), 0.5)
    key = material("Key", (0.90, 0.90, 0.89), 0.45)
    accent = material("Accent key", (0.83, 0.45, 0.25), 0.45)
    parts = [
        extrusion(
            "Shell",
            [(-0.06, 0.0), (0.06, 0.0), (0.06, 0.020), (-0.06, 0.010)],
            0.42,
            (0.0, 0.0, 0.0),
            shell,
            bevel=0.002,
        )
    ]
    parts[0].rotation_euler, parts[0].location = (pi / 2.0, 0.0, pi / 2.0), (-0.21, 0.0, 0.0)
    for row in range(5):
        y = -0.044 + 0.022 * row
        height = 0.015 + 0.0018 * (row - 2) + 0.004
        widths = [0.0195] * 20 if row else [0.05, 0.03, 0.15, 0.03, 0.05, 0.05]
        x = -sum(widths) / 2.0 - 0.0005 * len(widths)
        for n, width in enumerate(widths):
            x += width / 2.0
            made_of = accent if (row, n) in {(4, 0), (2, 19)} else key
            cap = box(f"Key {row} {n}", (width - 0.0025, 0.0185, 0.007), (x, y, height), made_of, 0.0015)
            parts.append(turned(cap, pitch=0.083))
            x += width / 2.0 + 0.001
    moved_together(parts, (-0.05, -0.14, 0.0), yaw=0.04)
    made.add("keyboard", "electronics", "box", parts, on="desk", yaw=0.04, texture="rows of pale keys")
    mouse = ball("Mouse", (0.031, 0.054, 0.033), (0.0, 0.0, 0.0), material("Mouse", (0.80, 0.80, 0.79), 0.35))
    for vertex in mouse.data.vertices:
        vertex.co.z = max(vertex.co.z, -0.001)
    wheel = turned(
        cylinder("Wheel", 0.009, 0.007, (-0.0035, 0.030, 0.0255), material("Wheel", (0.1, 0.1, 0.1), 0.6)), roll=pi / 2
    )
    moved_together([mouse, wheel], (0.275, -0.155, 0.001), yaw=-0.15)
    made.add("mouse", "electronics", "free", [mouse, wheel], on="desk", yaw=-0.15)


def _lamp(made: TrueScene) -> None:
    paint = material("Lamp paint", (0.16, 0.36, 0.36), 0.35)
    brass = metal("Lamp brass", (0.82, 0.66, 0.38), 0.25)
    base: Position = (-0.58, 0.20, 0.0)
    parts = [
        cylinder("Lamp base", 0.085, 0.022, base, paint, 0.006),
        tube("Lower arm", [(-0.58, 0.20, 0.02), (-0.66, 0.22, 0.30)], 0.008, brass, smooth=False),
        tube("Upper arm", [(-0.66, 0.22, 0.30), (-0.47, 0.11, 0.455)], 0.008, brass, smooth=False),
        turned(cylinder("Elbow", 0.016, 0.03, (-0.66, 0.235, 0.30), paint, 0.004), pitch=pi / 2),
    ]
    head = lathe(
        "Lamp head",
        [
            (0.020, 0.075),
            (0.030, 0.070),
            (0.048, 0.040),
            (0.076, 0.0),
            (0.078, -0.012),
            (0.074, -0.012),
            (0.044, 0.036),
            (0.022, 0.064),
            (0.0, 0.066),
        ],
        paint,
    )
    glass = lathe(
        "Lamp globe",
        [(0.0, -0.002), (0.026, 0.006), (0.032, 0.030), (0.018, 0.056), (0.0, 0.060)],
        glow("Globe", (1.0, 0.86, 0.66), 2.2),
    )
    head.location = glass.location = (-0.455, 0.10, 0.420)
    for part in (head, glass):
        turned(part, pitch=0.25, roll=-0.30)
    parts += [head, glass]
    made.add("desk_lamp", "lamp", "free", parts, on="desk", texture="teal paint and brass")
    spot("Lamp light", (-0.455, 0.10, 0.402), (-0.33, -0.02, 0.0), 15.0, 2.3, (1.0, 0.80, 0.55), 0.03)


def _mug_and_notebook(made: TrueScene) -> None:
    clay = speckled("Mug glaze", (0.86, 0.82, 0.74), (0.52, 0.45, 0.38), 260.0, 0.3, share=0.3)
    mug = vessel("Mug", [(0.036, 0.0), (0.040, 0.006), (0.042, 0.040), (0.042, 0.092)], 0.004, clay, (0.0, 0.0, 0.0))
    handle = tube(
        "Mug handle", [(0.040, 0.0, 0.078), (0.068, 0.0, 0.074), (0.068, 0.0, 0.030), (0.041, 0.0, 0.022)], 0.006, clay
    )
    coffee = cylinder("Coffee", 0.0382, 0.002, (0.0, 0.0, 0.074), material("Coffee", (0.13, 0.07, 0.04), 0.05), 0.0005)
    moved_together([mug, handle, coffee], (0.335, 0.06, 0.0), yaw=-0.5)
    made.add("mug", "vessel", "lathe", [mug, handle, coffee], on="desk", yaw=-0.5)
    cover = material("Notebook cover", (0.13, 0.16, 0.24), 0.6)
    paper = material("Notebook paper", (0.90, 0.88, 0.82), 0.85)
    elastic = material("Elastic", (0.72, 0.22, 0.18), 0.7)
    book = [
        box("Notebook pages", (0.138, 0.206, 0.014), (0.0, 0.0, 0.009), paper, 0.001),
        box("Notebook cover", (0.145, 0.212, 0.003), (0.0, 0.0, 0.0175), cover, 0.0012),
        box("Notebook back", (0.145, 0.212, 0.002), (0.0, 0.0, 0.001), cover, 0.0005),
        box("Elastic", (0.006, 0.213, 0.0205), (0.052, 0.0, 0.0100), elastic, 0.0003),
    ]
    pen = [
        turned(
            cylinder("Pen", 0.005, 0.135, (0.0, 0.068, 0.0240), metal("Pen", (0.75, 0.76, 0.78), 0.3), 0.001),
            pitch=pi / 2,
        )
    ]
    moved_together([*book], (0.455, -0.185, 0.0), yaw=-0.28)
    moved_together(pen, (0.45, -0.19, 0.0), yaw=0.25)
    made.add("notebook", "book", "box", book, on="desk", yaw=-0.28, symmetry=2)
    made.add("pen", "pen", "cylinder", pen, on="notebook", yaw=0.25, symmetry=2, diffuse=False)


def _pencils(made: TrueScene) -> None:
    pot = material("Pencil pot", (0.30, 0.30, 0.32), 0.55)
    parts = [vessel("Pot", [(0.036, 0.0), (0.038, 0.003), (0.038, 0.098)], 0.003, pot, (0.52, 0.26, 0.0))]
    made.add("pencil_pot", "vessel", "cylinder", parts, on="desk", symmetry=0)
    colours: list[Colour] = [
        (0.90, 0.66, 0.14),
        (0.75, 0.18, 0.14),
        (0.20, 0.45, 0.60),
        (0.30, 0.52, 0.26),
        (0.88, 0.84, 0.75),
    ]
    pencils = []
    wooden = material("Cut wood", (0.80, 0.62, 0.42), 0.8)
    for n, (colour, (x, y, _)) in enumerate(zip(colours, ring(0.030, 5), strict=True)):
        low: Position = (0.52 - x * 0.5, 0.26 - y * 0.5, 0.008)
        top: Position = (0.52 + x * 1.15, 0.26 + y * 1.15, 0.160 + 0.006 * n)
        tip: Position = (0.52 + x * 1.32, 0.26 + y * 1.32, 0.178 + 0.006 * n)
        pencils.append(tube(f"Pencil {n}", [low, top], 0.0036, material(f"Pencil {n}", colour, 0.4), smooth=False))
        point = tube(f"Point {n}", [top, tip], 0.0036, wooden, smooth=False)
        point.data.splines[0].points[1].radius = 0.15
        pencils.append(point)
    made.add("pencils", "pencil", "tube", pencils, on="pencil_pot", held="in", symmetry=0)
