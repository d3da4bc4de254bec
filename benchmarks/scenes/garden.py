# SPDX-License-Identifier: GPL-3.0-or-later
"""A garden in the morning: bench, terracotta pots, watering can, stepping stones, a brick wall and box balls."""

from math import cos, pi, sin
from random import Random

import bpy

from ...examples.sources.studio import Colour, Position, area_light, box, material, place, plane, sun
from ..workshop.shapes import ball, cushion, cylinder, extrusion, leaves, moved_together, tube, turned, vessel
from ..workshop.surfaces import cloth, foliage, laid, metal, sky, speckled, wood
from ..workshop.true_scene import TrueScene

WALL_Y = 3.1


def build() -> TrueScene:
    """Make it in Blender's open file."""
    made = TrueScene("Garden", named_size="bench")
    _lawn(made)
    brick = laid(
        "Old brick",
        [(0.60, 0.33, 0.25), (0.47, 0.24, 0.18)],
        (0.66, 0.61, 0.54),
        (0.23, 0.075),
        gap=0.010,
        roughness=0.92,
        upright=True,
        relief=0.006,
    )
    coping = speckled("Coping", (0.62, 0.59, 0.54), (0.50, 0.48, 0.43), 30.0, 0.9)
    wall = [
        box("Garden wall", (14.0, 0.24, 1.75), (0.0, WALL_Y + 0.12, 0.875), brick, 0.0),
        box("Wall coping", (14.0, 0.34, 0.08), (0.0, WALL_Y + 0.12, 1.79), coping, 0.015),
    ]
    made.add("wall", "wall", "box", wall, role="wall", texture="brick")
    _bench(made)
    _pots(made)
    _watering_can(made)
    _stones(made)
    sky((0.80, 0.88, 0.95), (0.34, 0.55, 0.86), 1.05)
    sun("Sun", (-2.6, -1.7, 2.9), 5.4, 0.012, (1.0, 0.93, 0.82))
    area_light("White house behind", (2.5, -4.5, 2.2), (0.3, 2.0, 0.4), side=3.0, watts=90.0, colour=(1.0, 0.97, 0.92))
    made.cameras(
        (0.35, -3.35, 1.50), (-0.03, 2.0, 0.66), 36.0, second=(-2.1, -2.2, 1.75), second_target=(0.2, 1.8, 0.5)
    )
    return made


def _lawn(made: TrueScene) -> None:
    """Soil with blades of grass upon it, denser near the camera where they can be told apart."""
    ground = speckled("Turf", (0.36, 0.49, 0.19), (0.27, 0.39, 0.13), 14.0, 0.95)
    random = Random(2)
    points: list[Position] = []
    faces: list[tuple[int, int, int]] = []
    for _ in range(42000):
        y = -1.6 + 4.7 * random.random() ** 1.4
        x = random.uniform(-1.0, 1.0) * (1.0 + 0.62 * (y + 3.4))
        height, turn, lean = random.uniform(0.025, 0.055), random.uniform(0.0, 2.0 * pi), random.uniform(0.0, 0.03)
        across, along = 0.0035 * cos(turn), 0.0035 * sin(turn)
        first = len(points)
        points += [
            (x - across, y - along, 0.0),
            (x + across, y + along, 0.0),
            (x + lean * sin(turn), y - lean * cos(turn), height),
        ]
        faces.append((first, first + 1, first + 2))
    grass = bpy.data.meshes.new("Grass")
    grass.from_pydata(points, [], faces)
    blades = place("Grass", grass, foliage("Grass", (0.30, 0.47, 0.15), (0.52, 0.67, 0.28)), (0.0, 0.0, 0.0))
    made.add(
        "lawn",
        "lawn",
        "plane",
        [plane("Lawn", 30.0, 16.0, (0.0, -2.0, 0.0), ground), blades],
        role="ground",
        texture="grass",
    )


def _bench(made: TrueScene) -> None:
    teak = wood("Teak", (0.44, 0.33, 0.23), (0.66, 0.53, 0.39), along="x", roughness=0.7, scale=14.0)
    post = wood("Teak post", (0.44, 0.33, 0.23), (0.66, 0.53, 0.39), along="z", roughness=0.7, scale=14.0)
    side = wood("Teak arm", (0.44, 0.33, 0.23), (0.66, 0.53, 0.39), along="y", roughness=0.7, scale=14.0)
    parts = [box(f"Seat slat {n}", (1.42, 0.075, 0.024), (0.0, -0.20 + 0.085 * n, 0.44), teak, 0.006) for n in range(6)]
    parts += [
        box(f"Back rail {n}", (1.42, 0.03, 0.07), (0.0, 0.285 + 0.02 * n, z), teak, 0.008)
        for n, z in enumerate([0.54, 0.91])
    ]
    for n in range(13):
        slat = box(f"Back slat {n}", (0.052, 0.018, 0.32), (-0.60 + 0.10 * n, 0.295, 0.725), post, 0.004)
        parts.append(turned(slat, pitch=-0.055))
    for x in (-0.70, 0.70):
        parts += [
            box(f"Front leg {x}", (0.06, 0.06, 0.64), (x, -0.22, 0.32), post, 0.006),
            box(f"Back leg {x}", (0.06, 0.06, 0.94), (x, 0.295, 0.47), post, 0.006),
            box(f"Arm {x}", (0.075, 0.58, 0.035), (x, 0.02, 0.655), side, 0.010),
            box(f"Side rail {x}", (0.04, 0.48, 0.06), (x, 0.03, 0.39), side, 0.006),
        ]
    moved_together(parts, (0.25, 2.20, 0.0), yaw=-0.08)
    made.add("bench", "furniture", "free", parts, on="lawn", yaw=-0.08, texture="weathered teak slats")
    shade: Colour = (0.30, 0.42, 0.50)
    pillow = turned(
        cushion("Cushion", (0.40, 0.40, 0.13), (0.66, 2.18, 0.635), cloth("Ticking", shade, 0.004)), -0.25, pitch=1.15
    )
    made.add("cushion", "cushion", "rounded_box", pillow, on="bench", held="leaning", yaw=-0.25)


def _pots(made: TrueScene) -> None:
    soil = material("Soil", (0.13, 0.09, 0.06), 1.0)
    spots: list[tuple[str, float, Position, float]] = [
        ("left", 0.26, (-1.18, 1.55, 0.0), 0.30),
        ("middle", 0.19, (-0.72, 1.02, 0.0), 0.19),
        ("right", 0.24, (1.62, 1.45, 0.0), 0.30),
    ]
    box_leaf = foliage("Box leaf", (0.09, 0.22, 0.06), (0.24, 0.42, 0.13))
    grey_leaf = foliage("Lavender leaf", (0.34, 0.43, 0.30), (0.50, 0.58, 0.42))
    violet = foliage("Lavender flower", (0.36, 0.24, 0.58), (0.52, 0.40, 0.76))
    for name, radius, (x, y, z), crown in spots:
        clay = speckled(f"Terracotta {name}", (0.72, 0.42, 0.28), (0.62, 0.34, 0.22), 30.0, 0.85, bump=0.001)
        high = 1.55 * radius
        profile = [
            (0.62 * radius, 0.0),
            (0.64 * radius, 0.01),
            (0.92 * radius, 0.82 * high),
            (radius, 0.83 * high),
            (radius, high),
        ]
        pot = [
            vessel(f"Pot {name}", profile, 0.02, clay, (x, y, z)),
            cylinder(f"Soil {name}", 0.88 * radius, 0.02, (x, y, z + 0.80 * high), soil, 0.002),
        ]
        made.add(f"{name}_pot", "vessel", "lathe", pot, on="lawn", symmetry=0, texture="terracotta")
        top = z + high
        if name == "middle":
            tuft = [
                leaves(
                    f"Lavender {name}",
                    420,
                    0.10,
                    (x, y, top + 0.10),
                    (0.20, 0.20, 0.17),
                    grey_leaf,
                    seed=6,
                    hollow=0.05,
                ),
                leaves(
                    f"Lavender flowers {name}",
                    150,
                    0.05,
                    (x, y, top + 0.27),
                    (0.23, 0.23, 0.12),
                    violet,
                    seed=7,
                    hollow=0.3,
                ),
            ]
            made.add(
                "lavender", "plant", "free", tuft, on="middle_pot", held="in", symmetry=0, texture="violet flowers"
            )
            continue
        core = ball(
            f"Core {name}",
            (0.88 * crown,) * 3,
            (x, y, top + 0.80 * crown),
            material(f"Core {name}", (0.06, 0.12, 0.04), 1.0),
        )
        clipped = leaves(
            f"Box {name}", 2600, 0.036, (x, y, top + 0.80 * crown), (crown,) * 3, box_leaf, seed=len(name), hollow=0.82
        )
        made.add(
            f"{name}_box_ball",
            "plant",
            "sphere",
            [core, clipped],
            on=f"{name}_pot",
            held="in",
            symmetry=0,
            texture="small leaves",
        )


def _watering_can(made: TrueScene) -> None:
    zinc = metal("Zinc", (0.62, 0.66, 0.68), 0.42)
    parts = [
        vessel(
            "Can",
            [(0.125, 0.0), (0.130, 0.01), (0.130, 0.25), (0.115, 0.285), (0.10, 0.29)],
            0.006,
            zinc,
            (0.0, 0.0, 0.0),
        ),
        tube("Can spout", [(0.12, 0.0, 0.05), (0.24, 0.0, 0.15), (0.36, 0.0, 0.33)], 0.018, zinc),
        tube(
            "Can handle",
            [(-0.125, 0.0, 0.10), (-0.22, 0.0, 0.20), (-0.17, 0.0, 0.33), (0.0, 0.0, 0.37), (0.08, 0.0, 0.28)],
            0.010,
            zinc,
        ),
    ]
    rose = cylinder("Can rose", 0.045, 0.03, (0.355, 0.0, 0.325), zinc, 0.004)
    parts.append(turned(rose, roll=0.65))
    moved_together(parts, (0.70, 0.98, 0.0), yaw=0.5)
    made.add("watering_can", "tool", "free", parts, on="lawn", yaw=0.5, diffuse=False, texture="zinc")


def _stones(made: TrueScene) -> None:
    random = Random(8)
    for n, (x, y) in enumerate([(0.02, -0.75), (-0.12, -0.05), (0.10, 0.62), (-0.02, 1.30)], 1):
        stone = speckled(f"Stone {n}", (0.60, 0.57, 0.52), (0.48, 0.46, 0.42), 22.0, 0.9, bump=0.004)
        outline = []
        for step in range(11):
            angle = 2.0 * pi * step / 11
            reach = random.uniform(0.85, 1.08)
            outline.append((0.30 * reach * cos(angle), 0.22 * reach * sin(angle)))
        slab = extrusion(f"Stepping stone {n}", outline, 0.05, (x, y, 0.0), stone, bevel=0.012)
        made.add(f"stone_{n}", "paving", "extrusion", slab, on="lawn", texture="rough stone")
