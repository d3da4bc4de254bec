# SPDX-License-Identifier: GPL-3.0-or-later
"""A sitting room by day: sofa with cushions, rug, low table, floor lamp, plant and a framed print."""

from math import pi

from ...examples.sources.studio import Colour, ambient, area_light, box, lathe, material, plane, sun
from ..workshop.lamps import bulb
from ..workshop.shapes import cushion, cylinder, extrusion, leaves, moved_together, ring, tube, turned, vessel
from ..workshop.surfaces import cloth, foliage, glow, laid, metal, speckled, wood
from ..workshop.true_scene import TrueScene

WALL_Y = 2.6
LEFT_X = -2.5


def build() -> TrueScene:
    """Make it in Blender's open file."""
    made = TrueScene("Sitting room", named_size="sofa")
    oak = laid(
        "Oak boards",
        [(0.62, 0.44, 0.27), (0.50, 0.34, 0.20)],
        (0.22, 0.14, 0.08),
        (1.4, 0.14),
        gap=0.003,
        offset=0.37,
        roughness=0.35,
        relief=0.001,
        grain=0.35,
    )
    made.add(
        "floor",
        "floor",
        "plane",
        plane("Floor", 5.0, 6.6, (0.0, -0.7, 0.0), oak),
        role="ground",
        texture="oak boards along the width",
    )
    paint = material("Wall paint", (0.78, 0.77, 0.72), 0.9)
    made.add(
        "back_wall",
        "wall",
        "plane",
        [
            box("Back wall", (5.0, 0.1, 2.6), (0.0, WALL_Y + 0.05, 1.3), paint, 0.0),
            box("Right wall", (0.1, 6.6, 2.6), (-LEFT_X + 0.05, -0.7, 1.3), paint, 0.0),
            box(
                "Skirting",
                (5.0, 0.018, 0.09),
                (0.0, WALL_Y - 0.009, 0.045),
                material("Skirting", (0.88, 0.87, 0.84), 0.4),
            ),
        ],
        role="wall",
    )
    _left_wall(made)
    _sofa(made)
    _rug_and_table(made)
    _lamp(made)
    _plant(made)
    _print(made)
    ceiling = box("Ceiling", (5.2, 6.8, 0.1), (0.0, -0.7, 2.65), material("Ceiling", (0.9, 0.9, 0.88), 0.9), 0.0)
    made.add("ceiling", "wall", "plane", ceiling, role="wall")
    ambient((0.80, 0.87, 1.0), 0.65)
    area_light(
        "Window light", (LEFT_X - 0.35, 0.75, 1.5), (0.4, 0.6, 0.5), side=1.5, watts=60.0, colour=(0.93, 0.96, 1.0)
    )
    sun("Sun", (-2.6, -0.9, 2.3), 24.0, 0.02, (1.0, 0.92, 0.78))
    made.cameras(
        (0.55, -3.55, 1.45), (-0.22, 1.0, 0.80), 33.0, second=(-1.35, -2.9, 1.62), second_target=(0.1, 1.2, 0.6)
    )
    return made


def _left_wall(made: TrueScene) -> None:
    """With a window opening from 0.1 to 1.6 along y."""
    green = material("Sage paint", (0.52, 0.58, 0.50), 0.9)
    white = material("Window frame", (0.90, 0.90, 0.88), 0.35)
    x = LEFT_X - 0.05
    parts = [
        box("Wall before", (0.1, 4.1, 2.6), (x, -1.95, 1.3), green, 0.0),
        box("Wall behind", (0.1, 1.0, 2.6), (x, 2.1, 1.3), green, 0.0),
        box("Wall below", (0.1, 1.5, 0.85), (x, 0.85, 0.425), green, 0.0),
        box("Wall above", (0.1, 1.5, 0.35), (x, 0.85, 2.425), green, 0.0),
        box("Sill", (0.22, 1.6, 0.04), (x + 0.05, 0.85, 0.87), white),
        box("Mullion", (0.05, 0.05, 1.4), (x, 0.85, 1.55), white),
        box("Transom", (0.05, 1.5, 0.05), (x, 0.85, 1.75), white),
    ]
    made.add("left_wall", "wall", "plane", parts, role="wall")


def _sofa(made: TrueScene) -> None:
    wool = cloth("Blue wool", (0.22, 0.33, 0.42), 0.004)
    legs = wood("Walnut legs", (0.20, 0.11, 0.06), (0.34, 0.20, 0.11), along="z")
    parts = [
        box("Base", (1.95, 0.86, 0.20), (0.0, 0.0, 0.24), wool, 0.03),
        box("Back", (1.95, 0.22, 0.48), (0.0, 0.34, 0.57), wool, 0.07),
        box("Left arm", (0.20, 0.86, 0.34), (-0.90, 0.0, 0.45), wool, 0.06),
        box("Right arm", (0.20, 0.86, 0.34), (0.90, 0.0, 0.45), wool, 0.06),
        box("Left seat", (0.77, 0.66, 0.17), (-0.39, -0.08, 0.42), wool, 0.055),
        box("Right seat", (0.77, 0.66, 0.17), (0.39, -0.08, 0.42), wool, 0.055),
        *(
            cylinder(f"Leg {n}", 0.025, 0.15, (x, y, 0.0), legs)
            for n, (x, y) in enumerate([(-0.85, -0.36), (0.85, -0.36), (-0.85, 0.36), (0.85, 0.36)])
        ),
    ]
    moved_together(parts, (-0.25, 1.95, 0.0))
    made.add("sofa", "furniture", "rounded_box", parts, on="floor", texture="blue wool")
    colours: list[tuple[str, Colour, float]] = [
        ("mustard", (0.80, 0.57, 0.16), -0.86),
        ("rust", (0.62, 0.28, 0.16), 0.34),
    ]
    for name, colour, x in colours:
        pillow = cushion(f"Cushion {name}", (0.44, 0.44, 0.15), (x, 1.98, 0.68), cloth(f"Linen {name}", colour, 0.003))
        made.add(
            f"{name}_cushion",
            "cushion",
            "rounded_box",
            turned(pillow, 0.15 if x < 0 else -0.2, pitch=1.2),
            on="sofa",
            held="leaning",
            yaw=0.15 if x < 0 else -0.2,
        )


def _rug_and_table(made: TrueScene) -> None:
    rug = speckled("Rug", (0.78, 0.74, 0.66), (0.66, 0.61, 0.53), 90.0, 1.0, bump=0.004)
    band = material("Rug border", (0.45, 0.25, 0.20), 1.0)
    parts = [
        box("Rug", (2.1, 1.4, 0.014), (-0.2, 0.75, 0.007), rug, 0.005),
        *(box(f"Border {n}", (2.1, 0.06, 0.002), (-0.2, y, 0.0145), band, 0.0) for n, y in enumerate([0.14, 1.36])),
    ]
    made.add("rug", "rug", "box", parts, on="floor", symmetry=2)
    walnut = wood("Walnut", (0.24, 0.14, 0.08), (0.46, 0.29, 0.17), along="x")
    steel = material("Black steel", (0.05, 0.05, 0.05), 0.4)
    outline = [(x, y) for x, y, _ in ring(0.42, 64)]
    parts = [extrusion("Table top", outline, 0.032, (0.0, 0.0, 0.36), walnut, bevel=0.008)]
    for n, (x, y, _) in enumerate(ring(0.30, 3)):
        parts.append(
            tube(f"Table leg {n}", [(x * 1.15, y * 1.15, 0.014), (x * 0.9, y * 0.9, 0.36)], 0.013, steel, False)
        )
    moved_together(parts, (0.02, 0.72, 0.0), yaw=0.4)
    made.add("low_table", "furniture", "cylinder", parts, on="rug", yaw=0.4, symmetry=0)
    covers: list[Colour] = [(0.20, 0.38, 0.36), (0.80, 0.76, 0.68)]
    books = [
        box(f"Book {n}", (0.27, 0.20, 0.026), (0.0, 0.0, 0.405 + 0.027 * n), material(f"Cover {n}", colour, 0.6), 0.002)
        for n, colour in enumerate(covers)
    ]
    books[1].rotation_euler.z = 0.3
    moved_together(books, (-0.12, 0.72, 0.0), yaw=0.25)
    made.add("books", "book", "box", books, on="low_table", yaw=0.25, symmetry=2)
    clay = speckled("Terracotta vase", (0.66, 0.38, 0.26), (0.55, 0.30, 0.20), 60.0, 0.75)
    profile = [(0.035, 0.0), (0.055, 0.02), (0.075, 0.07), (0.062, 0.12), (0.030, 0.155), (0.026, 0.175), (0.034, 0.19)]
    made.add(
        "vase", "vessel", "lathe", vessel("Vase", profile, 0.004, clay, (0.20, 0.78, 0.392)), on="low_table", symmetry=0
    )


def _lamp(made: TrueScene) -> None:
    brass = metal("Brass", (0.80, 0.62, 0.32), 0.25)
    shade = glow("Lamp shade", (1.0, 0.84, 0.62), 0.55)
    parts = [
        cylinder("Lamp foot", 0.15, 0.025, (0.0, 0.0, 0.0), brass, 0.006),
        cylinder("Lamp pole", 0.011, 1.38, (0.0, 0.0, 0.02), brass),
        lathe("Lamp shade", [(0.215, 0.0), (0.20, 0.09), (0.175, 0.24), (0.16, 0.30)], shade, (0.0, 0.0, 1.30)),
    ]
    moved_together(parts, (1.25, 2.18, 0.0))
    made.add("floor_lamp", "lamp", "lathe", parts, on="floor", symmetry=0, diffuse=False)
    bulb("Lamp bulb", (1.25, 2.18, 1.52), 9.0, 0.05, (1.0, 0.80, 0.55))


def _plant(made: TrueScene) -> None:
    pot = material("White pot", (0.84, 0.83, 0.80), 0.35)
    parts = [
        vessel("Pot", [(0.12, 0.0), (0.13, 0.02), (0.165, 0.26), (0.17, 0.30)], 0.012, pot, (0.0, 0.0, 0.0)),
        cylinder("Soil", 0.148, 0.02, (0.0, 0.0, 0.24), material("Soil", (0.16, 0.11, 0.08), 1.0), 0.001),
    ]
    made.add("plant_pot", "vessel", "lathe", parts, on="floor", symmetry=0)
    moved_together(parts, (1.95, 1.75, 0.0))
    green = foliage("Rubber plant leaf", (0.08, 0.22, 0.08), (0.20, 0.42, 0.16))
    crown = [
        leaves("Crown", 130, 0.24, (0.0, 0.0, 0.85), (0.30, 0.30, 0.48), green, seed=3),
        tube(
            "Trunk",
            [(0.0, 0.0, 0.25), (0.03, 0.0, 0.6), (0.0, 0.02, 0.95)],
            0.014,
            material("Bark", (0.30, 0.22, 0.15), 0.9),
        ),
    ]
    moved_together(crown, (1.95, 1.75, 0.0))
    made.add("plant", "plant", "free", crown, on="plant_pot", held="in", symmetry=0)


def _print(made: TrueScene) -> None:
    frame = material("Black frame", (0.06, 0.055, 0.05), 0.35)
    parts = [
        box("Frame", (0.74, 0.025, 0.54), (0.0, 0.0, 0.0), frame, 0.003),
        box("Mount", (0.69, 0.004, 0.49), (0.0, -0.0135, 0.0), material("Mount", (0.90, 0.88, 0.83), 0.9), 0.0),
    ]
    shapes: list[tuple[Colour, float, float, float]] = [
        ((0.80, 0.40, 0.22), -0.09, 0.02, 0.11),
        ((0.16, 0.30, 0.40), 0.06, -0.04, 0.13),
        ((0.86, 0.68, 0.30), 0.13, 0.09, 0.06),
    ]
    for n, (colour, x, z, radius) in enumerate(shapes):
        disc = cylinder(
            f"Disc {n}", radius, 0.0012 + 0.0006 * n, (x, -0.0155, z), material(f"Ink {n}", colour, 0.9), 0.0003
        )
        parts.append(turned(disc, pitch=pi / 2.0))
    moved_together(parts, (-0.35, WALL_Y - 0.013, 1.55))
    made.add("framed_print", "picture", "box", parts, on="back_wall", held="hanging")
