# SPDX-License-Identifier: GPL-3.0-or-later
"""A kitchen counter under a wall cupboard: kettle, board with tomatoes and a knife, pan, jars, tiles behind."""

from math import cos, pi, sin

from ...examples.sources.studio import Colour, Position, ambient, area_light, box, lathe, material, plane
from ..workshop.lamps import spot
from ..workshop.shapes import ball, cylinder, extrusion, leaves, moved_together, tube, turned, vessel
from ..workshop.surfaces import foliage, glass, laid, metal, speckled, wood
from ..workshop.true_scene import TrueScene

TILES_Y = 0.34


def build() -> TrueScene:
    """Make it in Blender's open file, the counter's top at z = 0."""
    made = TrueScene("Kitchen", named_size="kettle")
    stone = speckled("Terrazzo", (0.74, 0.73, 0.70), (0.50, 0.49, 0.47), 120.0, 0.28, share=0.36)
    made.add(
        "counter",
        "furniture",
        "plane",
        plane("Counter", 5.0, 1.60, (0.0, -0.45, 0.0), stone),
        role="ground",
        texture="pale stone with dark specks",
    )
    glazed = laid(
        "Glazed tiles",
        [(0.82, 0.85, 0.82), (0.72, 0.78, 0.75)],
        (0.56, 0.56, 0.54),
        (0.15, 0.075),
        gap=0.003,
        roughness=0.15,
        upright=True,
        relief=0.0015,
    )
    made.add(
        "tiles",
        "wall",
        "plane",
        box("Tiles", (5.0, 0.04, 1.6), (0.0, TILES_Y + 0.02, 0.80), glazed, 0.0),
        role="wall",
        texture="pale green tiles, running bond",
    )
    _cupboard(made)
    _kettle(made)
    _board(made)
    _pan(made)
    _jars(made)
    _utensils(made)
    _basil(made)
    ambient((0.84, 0.90, 1.0), 0.24)
    area_light("Window", (-1.45, -0.75, 0.85), (0.0, 0.05, 0.05), side=0.9, watts=24.0, colour=(0.95, 0.97, 1.0))
    for n, x in enumerate([-0.32, 0.42]):
        spot(f"Cupboard light {n + 1}", (x, 0.12, 0.508), (x, 0.14, 0.0), 7.0, 2.1, (1.0, 0.84, 0.62), 0.03)
    area_light("Room", (1.2, -1.5, 1.5), (0.0, 0.0, 0.1), side=1.2, watts=10.0, colour=(1.0, 0.95, 0.88))
    made.cameras((0.06, -1.58, 0.52), (0.0, 0.05, 0.20), 50.0, second=(0.95, -1.28, 0.62))
    return made


def _cupboard(made: TrueScene) -> None:
    paint = material("Cupboard paint", (0.20, 0.30, 0.33), 0.45)
    brass = metal("Knob brass", (0.82, 0.66, 0.36), 0.25)
    parts = [box("Carcass", (1.90, 0.28, 0.40), (0.0, TILES_Y - 0.14, 0.72), paint, 0.003)]
    for n, x in enumerate([-0.72, -0.24, 0.24, 0.72]):
        parts.append(box(f"Door {n}", (0.465, 0.018, 0.39), (x, TILES_Y - 0.290, 0.72), paint, 0.003))
        knob = ball(
            f"Knob {n}", (0.011, 0.011, 0.011), (x + (0.19 if n % 2 == 0 else -0.19), TILES_Y - 0.310, 0.565), brass
        )
        parts.append(knob)
    made.add("cupboard", "furniture", "box", parts, on="tiles", held="attached", symmetry=2)


def _kettle(made: TrueScene) -> None:
    steel = metal("Polished steel", (0.77, 0.77, 0.78), 0.16)
    black = material("Bakelite", (0.05, 0.045, 0.045), 0.4)
    parts = [
        lathe(
            "Kettle body",
            [
                (0.0, 0.0),
                (0.095, 0.0),
                (0.102, 0.004),
                (0.104, 0.030),
                (0.092, 0.100),
                (0.066, 0.140),
                (0.056, 0.148),
                (0.056, 0.152),
                (0.0, 0.156),
            ],
            steel,
        ),
        lathe("Kettle lid", [(0.0, 0.0), (0.054, 0.0), (0.050, 0.012), (0.020, 0.020), (0.0, 0.021)], steel),
        ball("Kettle knob", (0.015, 0.015, 0.013), (0.0, 0.0, 0.184), black),
        tube(
            "Kettle spout",
            [(0.082, 0.0, 0.060), (0.125, 0.0, 0.092), (0.142, 0.0, 0.135), (0.158, 0.0, 0.146)],
            0.014,
            steel,
        ),
        tube(
            "Kettle bow",
            [(-0.062, 0.0, 0.140), (-0.078, 0.0, 0.205), (0.0, 0.0, 0.255), (0.078, 0.0, 0.205), (0.062, 0.0, 0.140)],
            0.0045,
            steel,
        ),
        tube("Kettle grip", [(-0.045, 0.0, 0.2405), (0.0, 0.0, 0.2555), (0.045, 0.0, 0.2405)], 0.011, black),
    ]
    parts[1].location.z = 0.150
    moved_together(parts, (-0.44, 0.10, 0.0), yaw=0.30)
    made.add("kettle", "kettle", "lathe", parts, on="counter", yaw=0.30, diffuse=False, texture="polished steel")


def _board(made: TrueScene) -> None:
    maple = wood("Maple", (0.62, 0.43, 0.26), (0.80, 0.62, 0.42), along="x", roughness=0.5, scale=22.0)
    board = box("Board", (0.36, 0.22, 0.020), (-0.03, -0.13, 0.010), maple, 0.006)
    made.add("board", "board", "rounded_box", turned(board, 0.10), on="counter", yaw=0.10, symmetry=2, texture="maple")
    skin = material("Tomato skin", (0.78, 0.11, 0.06), 0.18)
    green = material("Tomato calyx", (0.20, 0.38, 0.12), 0.6)
    for n, (x, y, radius) in enumerate([(-0.130, -0.105, 0.033), (-0.070, -0.080, 0.030), (-0.092, -0.165, 0.031)], 1):
        parts = [
            ball(f"Tomato {n}", (radius, radius, 0.86 * radius), (0.0, 0.0, 0.86 * radius), skin, lump=0.002, seed=n)
        ]
        for k in range(5):
            angle = 2 * pi * k / 5 + n
            end = (0.020 * cos(angle), 0.020 * sin(angle), 1.66 * radius)
            parts.append(tube(f"Calyx {n} {k}", [(0.0, 0.0, 1.70 * radius), end], 0.0022, green, smooth=False))
        moved_together(parts, (x, y, 0.020))
        made.add(f"tomato_{n}", "vegetable", "sphere", parts, on="board", symmetry=0)
    blade = metal("Blade", (0.82, 0.83, 0.84), 0.2)
    grip = wood("Knife handle", (0.16, 0.09, 0.06), (0.28, 0.17, 0.11), along="x")
    outline = [(0.0, -0.017), (0.12, -0.015), (0.172, 0.012), (0.0, 0.017)]
    knife = [
        extrusion("Knife blade", outline, 0.002, (0.0, 0.0, 0.006), blade),
        box("Knife grip", (0.112, 0.024, 0.015), (-0.056, 0.002, 0.0075), grip, 0.004),
    ]
    moved_together(knife, (0.055, -0.185, 0.020), yaw=0.42)
    made.add("knife", "knife", "extrusion", knife, on="board", yaw=0.42, diffuse=False)


def _pan(made: TrueScene) -> None:
    enamel = material("Orange enamel", (0.85, 0.36, 0.10), 0.16, Coat_Weight=0.5)
    cream = material("Cream enamel", (0.88, 0.84, 0.74), 0.2)
    body = [
        vessel(
            "Casserole", [(0.100, 0.0), (0.110, 0.008), (0.122, 0.050), (0.125, 0.100)], 0.006, enamel, (0.0, 0.0, 0.0)
        ),
        lathe("Casserole lid", [(0.126, 0.0), (0.127, 0.006), (0.100, 0.026), (0.045, 0.040), (0.0, 0.043)], enamel),
        cylinder("Lid knob", 0.020, 0.022, (0.0, 0.0, 0.146), material("Lid knob", (0.06, 0.06, 0.06), 0.4), 0.006),
        lathe("Casserole rim", [(0.125, 0.0), (0.128, 0.002), (0.128, 0.006), (0.124, 0.008)], cream),
    ]
    body[1].location.z, body[3].location.z = 0.104, 0.097
    for side in (-1, 1):
        loop = [
            (side * 0.118, -0.035, 0.085),
            (side * 0.165, -0.026, 0.088),
            (side * 0.165, 0.026, 0.088),
            (side * 0.118, 0.035, 0.085),
        ]
        body.append(tube(f"Ear {side}", loop, 0.0075, enamel))
    moved_together(body, (0.31, 0.08, 0.0), yaw=-0.2)
    made.add("casserole", "pot", "lathe", body, on="counter", yaw=-0.2, symmetry=2, texture="orange enamel")


def _jars(made: TrueScene) -> None:
    clear = glass("Jar glass")
    cork = speckled("Cork", (0.72, 0.54, 0.36), (0.50, 0.34, 0.20), 300.0, 0.85)
    fillings: list[tuple[str, Colour, Position, float]] = [
        ("pasta", (0.90, 0.76, 0.44), (-0.20, 0.22, 0.0), 0.165),
        ("beans", (0.46, 0.17, 0.12), (-0.085, 0.235, 0.0), 0.115),
    ]
    for name, colour, (x, y, z), high in fillings:
        inside = speckled(f"Dry {name}", colour, tuple(0.62 * channel for channel in colour), 170.0, 0.7, bump=0.004)
        parts = [
            vessel(f"Jar {name}", [(0.044, 0.0), (0.046, 0.004), (0.046, high)], 0.003, clear, (x, y, z)),
            cylinder(f"Fill {name}", 0.0425, high * 0.72, (x, y, z + 0.004), inside, 0.004),
            cylinder(f"Cork {name}", 0.0445, 0.026, (x, y, z + high - 0.006), cork, 0.003),
        ]
        made.add(
            f"{name}_jar",
            "jar",
            "cylinder",
            parts,
            on="counter",
            symmetry=0,
            diffuse=False,
            texture=f"glass full of {name}",
        )


def _utensils(made: TrueScene) -> None:
    clay = material("Utensil pot", (0.30, 0.40, 0.52), 0.3)
    x, y = 0.555, 0.20
    pot = vessel("Utensil pot", [(0.048, 0.0), (0.052, 0.005), (0.055, 0.135)], 0.005, clay, (x, y, 0.0))
    made.add("utensil_pot", "vessel", "cylinder", pot, on="counter", symmetry=0)
    beech = wood("Beech", (0.66, 0.48, 0.30), (0.80, 0.63, 0.43), along="z")
    steel = metal("Ladle steel", (0.75, 0.76, 0.77), 0.25)
    spoon = [
        tube("Spoon stem", [(x - 0.02, y, 0.010), (x - 0.055, y + 0.01, 0.235)], 0.0065, beech, smooth=False),
        turned(ball("Spoon bowl", (0.026, 0.009, 0.038), (x - 0.061, y + 0.012, 0.272), beech), roll=-0.16),
    ]
    turner = [
        tube("Turner stem", [(x + 0.015, y, 0.010), (x + 0.045, y + 0.015, 0.230)], 0.006, beech, smooth=False),
        turned(box("Turner blade", (0.056, 0.006, 0.082), (x + 0.050, y + 0.018, 0.268), beech, 0.002), roll=0.13),
    ]
    whisk = [tube("Whisk stem", [(x, y - 0.015, 0.010), (x + 0.002, y - 0.030, 0.200)], 0.006, steel, smooth=False)]
    for k in range(6):
        a = pi * k / 6
        bow = [
            (x + 0.002 + side * 0.028 * cos(a) * swell, y - 0.032 + side * 0.028 * sin(a) * swell, 0.195 + up)
            for side, swell, up in [(1, 0.15, 0.0), (1, 1.0, 0.060), (1, 0.0, 0.105), (-1, 1.0, 0.060), (-1, 0.15, 0.0)]
        ]
        whisk.append(tube(f"Whisk wire {k}", bow, 0.0012, steel))
    made.add(
        "utensils", "tool", "free", [*spoon, *turner, *whisk], on="utensil_pot", held="in", texture="beech and steel"
    )


def _basil(made: TrueScene) -> None:
    clay = speckled("Basil pot", (0.70, 0.42, 0.29), (0.60, 0.34, 0.23), 60.0, 0.8)
    x, y = 0.10, 0.235
    parts = [
        vessel(
            "Basil pot",
            [(0.038, 0.0), (0.040, 0.003), (0.052, 0.078), (0.056, 0.080), (0.057, 0.098)],
            0.005,
            clay,
            (x, y, 0.0),
        ),
        cylinder("Basil soil", 0.050, 0.01, (x, y, 0.078), material("Basil soil", (0.12, 0.08, 0.05), 1.0), 0.001),
    ]
    made.add("basil_pot", "vessel", "lathe", parts, on="counter", symmetry=0, texture="terracotta")
    leaf = foliage("Basil leaf", (0.16, 0.38, 0.09), (0.36, 0.60, 0.20))
    stems = [
        tube(f"Basil stem {k}", [(x, y, 0.085), (x + 0.03 * cos(k), y + 0.03 * sin(k), 0.16)], 0.002, leaf)
        for k in range(5)
    ]
    crown = leaves("Basil leaves", 110, 0.050, (x, y, 0.170), (0.075, 0.075, 0.070), leaf, seed=9, hollow=0.1)
    made.add("basil", "plant", "free", [*stems, crown], on="basil_pot", held="in", symmetry=0, texture="leaves")
