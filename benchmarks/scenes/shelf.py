# SPDX-License-Identifier: GPL-3.0-or-later
"""A wall shelf of three boards with books, a vase, a clock, a globe, boxes and a trailing plant."""

from math import cos, pi, sin
from random import Random

import bpy

from ...examples.sources.studio import Colour, ambient, area_light, box, lathe, material
from ..workshop.lamps import bulb
from ..workshop.shapes import ball, cylinder, leaves, moved_together, tube, turned, vessel
from ..workshop.surfaces import foliage, metal, speckled, wood
from ..workshop.true_scene import TrueScene

BOARDS = (0.62, 1.00, 1.38)
"""Heights of the boards' upper sides."""
DEPTH = 0.26
FRONT_Y = -0.13


def build() -> TrueScene:
    """Make it in Blender's open file; the wall's face is at y = 0.13, the floor below the picture."""
    made = TrueScene("Shelf", named_size="shelf", width=320, height=320)
    box("Floor", (4.0, 3.0, 0.1), (0.0, -1.35, -0.05), wood("Floor", (0.30, 0.20, 0.13), (0.45, 0.31, 0.2)), 0.0)
    paint = speckled("Warm white", (0.80, 0.74, 0.66), (0.77, 0.71, 0.63), 10.0, 0.92)
    made.add("wall", "wall", "plane", box("Wall", (4.0, 0.1, 2.6), (0.0, 0.18, 1.3), paint, 0.0), role="wall")
    _shelf(made)
    _books(made)
    _things(made)
    _plant(made)
    ambient((0.86, 0.90, 1.0), 0.24)
    area_light("Window", (-1.7, -1.3, 1.9), (0.0, 0.0, 1.0), side=1.0, watts=62.0, colour=(0.96, 0.97, 1.0))
    area_light("Lamp", (1.3, -0.9, 1.5), (0.2, 0.0, 1.0), side=0.35, watts=10.0, colour=(1.0, 0.82, 0.60))
    bulb("Ceiling light", (0.0, -0.8, 2.4), 14.0, 0.15, (1.0, 0.90, 0.78))
    made.cameras((0.12, -2.35, 1.12), (0.0, 0.0, 1.06), 58.0, second=(1.05, -1.95, 1.45))
    return made


def _shelf(made: TrueScene) -> None:
    ash = wood("Ash", (0.55, 0.40, 0.25), (0.72, 0.56, 0.38), along="x", scale=18.0)
    parts = [box(f"Board {n}", (1.24, DEPTH, 0.026), (0.0, 0.0, z - 0.013), ash, 0.002) for n, z in enumerate(BOARDS)]
    upright = wood("Ash upright", (0.55, 0.40, 0.25), (0.72, 0.56, 0.38), along="z", scale=18.0)
    parts += [box(f"Side {x}", (0.026, DEPTH, 1.16), (x, 0.0, 1.12), upright, 0.002) for x in (-0.633, 0.633)]
    parts.append(box("Divider", (0.020, DEPTH - 0.01, 0.354), (0.13, 0.0, 0.81), upright, 0.002))
    made.add("shelf", "furniture", "box", parts, on="wall", held="attached", symmetry=2, texture="ash wood")


def _books(made: TrueScene) -> None:
    random = Random(11)
    shades: list[Colour] = [
        (0.45, 0.13, 0.11),
        (0.17, 0.26, 0.36),
        (0.80, 0.70, 0.50),
        (0.22, 0.35, 0.27),
        (0.75, 0.42, 0.16),
        (0.12, 0.13, 0.17),
        (0.58, 0.55, 0.50),
        (0.36, 0.18, 0.27),
        (0.85, 0.80, 0.70),
    ]
    gilt = metal("Gilt", (0.85, 0.68, 0.35), 0.35)
    x, row = -0.60, []
    for n in range(13):
        thick, tall, deep = random.uniform(0.020, 0.042), random.uniform(0.20, 0.275), random.uniform(0.14, 0.17)
        cover = material(f"Spine {n}", shades[n % len(shades)], random.uniform(0.45, 0.8))
        x += thick / 2.0
        row += _book(f"Book {n}", thick, tall, deep, (x, FRONT_Y + 0.03 + deep / 2.0, BOARDS[1]), cover, gilt, n)
        x += thick / 2.0 + 0.001
    made.add("row_of_books", "book", "box", row, on="shelf", texture="spines in many colours")
    leaning = _book(
        "Leaning book", 0.034, 0.235, 0.16, (0.0, 0.0, 0.0), material("Leaning spine", (0.16, 0.40, 0.44), 0.5), gilt, 1
    )
    bpy.context.view_layer.update()
    for part in leaning:
        part.rotation_euler.y = -0.24
        offset = part.location.copy()
        part.location = (
            x + 0.050 + offset.z * sin(-0.24) + offset.x,
            -0.02 + offset.y,
            BOARDS[1] + 0.004 + offset.z * cos(0.24),
        )
    made.add("leaning_book", "book", "box", leaning, on="shelf", held="leaning")
    stack = []
    sizes = [(0.25, 0.17, 0.035, 3), (0.23, 0.16, 0.028, 1), (0.20, 0.145, 0.022, 6)]
    z = BOARDS[0]
    for n, (length, deep, thick, shade) in enumerate(sizes):
        cover = material(f"Stacked cover {n}", shades[shade], 0.6)
        paper = material(f"Stacked paper {n}", (0.88, 0.84, 0.74), 0.9)
        low = box(f"Stacked {n} back", (length, deep, 0.003), (0.0, 0.0, z + 0.0015), cover, 0.001)
        high = box(f"Stacked {n} front", (length, deep, 0.003), (0.0, 0.0, z + thick - 0.0015), cover, 0.001)
        spine = box(f"Stacked {n} spine", (length, 0.003, thick), (0.0, -deep / 2.0, z + thick / 2.0), cover, 0.001)
        pages = box(
            f"Stacked {n} pages", (length - 0.006, deep - 0.006, thick - 0.006), (0.0, 0.0, z + thick / 2.0), paper, 0.0
        )
        for part in (low, high, spine, pages):
            part.rotation_euler.z = 0.06 * (n - 1)
        stack += [low, high, spine, pages]
        z += thick
    moved_together(stack, (-0.43, -0.02, 0.0))
    made.add("stacked_books", "book", "box", stack, on="shelf", symmetry=2)
    marble = speckled("Marble ball", (0.86, 0.85, 0.83), (0.66, 0.66, 0.67), 50.0, 0.15)
    made.add(
        "marble_ball",
        "ornament",
        "sphere",
        ball("Marble ball", (0.042,) * 3, (-0.45, -0.02, z + 0.042), marble),
        on="stacked_books",
        symmetry=0,
    )


def _book(
    name: str,
    thick: float,
    tall: float,
    deep: float,
    foot: tuple[float, float, float],
    cover: bpy.types.Material,
    gilt: bpy.types.Material,
    kind: int,
) -> list[bpy.types.Object]:
    x, y, z = foot
    parts = [box(name, (thick, deep, tall), (x, y, z + tall / 2.0), cover, 0.003)]
    for n, share in enumerate([0.16, 0.82] if kind % 2 else [0.70, 0.76, 0.82]):
        band = box(f"{name} band {n}", (thick * 0.96, 0.002, 0.006), (x, y - deep / 2.0, z + tall * share), gilt, 0.0)
        parts.append(band)
    return parts


def _things(made: TrueScene) -> None:
    celadon = material("Celadon", (0.47, 0.60, 0.52), 0.18, Coat_Weight=0.4)
    profile = [
        (0.040, 0.0),
        (0.044, 0.006),
        (0.078, 0.060),
        (0.085, 0.105),
        (0.062, 0.160),
        (0.028, 0.195),
        (0.022, 0.225),
        (0.034, 0.245),
    ]
    made.add(
        "vase",
        "vessel",
        "lathe",
        vessel("Vase", profile, 0.005, celadon, (0.34, 0.0, BOARDS[1])),
        on="shelf",
        symmetry=0,
    )
    _clock(made)
    straw = material("Rattan", (0.66, 0.50, 0.31), 0.8)
    for n, (x, width) in enumerate([(0.275, 0.25), (0.52, 0.19)]):
        weave = speckled(f"Rattan {n}", (0.70, 0.54, 0.34), (0.50, 0.36, 0.21), 160.0, 0.85, bump=0.003)
        tall = 0.20 - 0.04 * n
        parts = [box(f"Basket {n}", (width, 0.20, tall), (x, -0.015, BOARDS[0] + tall / 2.0), weave, 0.012)]
        parts += [
            tube(
                f"Basket {n} rim {k}",
                [(x - width / 2, -0.117, z), (x + width / 2, -0.117, z)],
                0.004,
                straw,
                smooth=False,
            )
            for k, z in enumerate([BOARDS[0] + tall - 0.006, BOARDS[0] + tall - 0.05])
        ]
        made.add(
            ("large_basket", "small_basket")[n], "box", "rounded_box", parts, on="shelf", symmetry=2, texture="woven"
        )
    _globe(made)
    frame = wood("Dark frame", (0.14, 0.09, 0.06), (0.24, 0.16, 0.10), along="z")
    picture = [
        box("Photo frame", (0.17, 0.016, 0.22), (0.0, 0.0, 0.11), frame, 0.003),
        box(
            "Photo mount",
            (0.14, 0.004, 0.19),
            (0.0, -0.007, 0.11),
            material("Photo mount", (0.90, 0.88, 0.84), 0.8),
            0.0,
        ),
        box("Sea", (0.10, 0.003, 0.065), (0.0, -0.009, 0.085), material("Sea", (0.16, 0.36, 0.46), 0.6), 0.0),
        box("Dusk", (0.10, 0.003, 0.065), (0.0, -0.009, 0.150), material("Dusk", (0.88, 0.66, 0.48), 0.6), 0.0),
    ]
    for part in picture:
        part.rotation_euler.x = -0.16
        offset = part.location.copy()
        part.location = (-0.10, 0.055 + offset.z * sin(0.16) + offset.y, BOARDS[2] + offset.z * cos(0.16))
    made.add("photo", "picture", "box", picture, on="shelf", held="leaning")


def _clock(made: TrueScene) -> None:
    case = material("Clock case", (0.74, 0.31, 0.22), 0.35)
    face = material("Clock face", (0.92, 0.90, 0.84), 0.6)
    hand = material("Clock hand", (0.08, 0.08, 0.08), 0.5)
    parts = [
        turned(cylinder("Clock case", 0.088, 0.060, (0.0, 0.030, 0.095), case, 0.012), pitch=pi / 2),
        turned(cylinder("Clock face", 0.074, 0.004, (0.0, -0.028, 0.095), face, 0.001), pitch=pi / 2),
        *(
            box(f"Clock foot {n}", (0.018, 0.05, 0.016), (x, 0.0, 0.008), hand, 0.004)
            for n, x in enumerate([-0.05, 0.05])
        ),
    ]
    for n, (length, angle, width) in enumerate([(0.040, 1.0, 0.006), (0.058, -1.05, 0.004)]):
        pointer = box(
            f"Hand {n}",
            (width, 0.002, length),
            (sin(angle) * length / 2, -0.0335, 0.095 + cos(angle) * length / 2),
            hand,
            0.0,
        )
        parts.append(turned(pointer, roll=angle))
    for hour in range(12):
        angle = hour * pi / 6.0
        mark = box(
            f"Mark {hour}", (0.004, 0.002, 0.010), (sin(angle) * 0.063, -0.0325, 0.095 + cos(angle) * 0.063), hand, 0.0
        )
        parts.append(turned(mark, roll=angle))
    moved_together(parts, (0.53, -0.03, BOARDS[1]), yaw=0.22)
    made.add("clock", "clock", "cylinder", parts, on="shelf", yaw=0.22)


def _globe(made: TrueScene) -> None:
    sea = speckled("Globe", (0.24, 0.42, 0.52), (0.72, 0.64, 0.40), 11.0, 0.35, share=0.42)
    brass = metal("Globe brass", (0.80, 0.63, 0.34), 0.25)
    parts = [
        ball("Globe", (0.088,) * 3, (0.0, 0.0, 0.168), sea),
        lathe(
            "Globe foot",
            [(0.0, 0.0), (0.066, 0.0), (0.068, 0.006), (0.034, 0.020), (0.012, 0.040), (0.010, 0.066), (0.0, 0.068)],
            brass,
        ),
        tube(
            "Meridian",
            [(0.098 * sin(a / 10.0), 0.0, 0.168 + 0.098 * cos(a / 10.0)) for a in range(2, 31, 4)],
            0.004,
            brass,
        ),
    ]
    moved_together(parts, (-0.45, -0.01, BOARDS[2]), yaw=0.5)
    made.add("globe", "ornament", "sphere", parts, on="shelf", yaw=0.5, texture="land and sea")


def _plant(made: TrueScene) -> None:
    pot = material("Small pot", (0.90, 0.88, 0.84), 0.4)
    parts = [
        vessel(
            "Small pot",
            [(0.045, 0.0), (0.050, 0.004), (0.064, 0.085), (0.067, 0.100)],
            0.005,
            pot,
            (0.38, -0.01, BOARDS[2]),
        ),
        cylinder(
            "Small soil",
            0.057,
            0.01,
            (0.38, -0.01, BOARDS[2] + 0.075),
            material("Small soil", (0.14, 0.10, 0.07), 1.0),
            0.001,
        ),
    ]
    made.add("plant_pot", "vessel", "lathe", parts, on="shelf", symmetry=0)
    green = foliage("Pothos leaf", (0.14, 0.32, 0.10), (0.36, 0.56, 0.22))
    stem = material("Stem", (0.30, 0.42, 0.18), 0.7)
    grown = [leaves("Tuft", 70, 0.062, (0.38, -0.02, BOARDS[2] + 0.15), (0.12, 0.09, 0.075), green, seed=4, hollow=0.1)]
    for n, (dx, fall) in enumerate([(0.09, 0.30), (-0.07, 0.22), (0.02, 0.14)]):
        line = [
            (0.38 + dx * 0.4, -0.07, BOARDS[2] + 0.11),
            (0.38 + dx, -0.145, BOARDS[2] + 0.05),
            (0.38 + dx * 1.3, -0.155, BOARDS[2] - fall),
        ]
        grown.append(tube(f"Vine {n}", line, 0.0022, stem))
        for k in range(int(fall / 0.035)):
            middle = (0.38 + dx * 1.2, -0.16, BOARDS[2] + 0.02 - 0.035 * k)
            grown.append(
                leaves(
                    f"Vine {n} leaves {k}", 2, 0.055, middle, (0.02, 0.012, 0.01), green, seed=10 * n + k, hollow=0.0
                )
            )
    made.add("plant", "plant", "free", grown, on="plant_pot", held="in", symmetry=0, texture="trailing leaves")
