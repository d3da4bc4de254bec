# SPDX-License-Identifier: GPL-3.0-or-later
"""A product shot: a pump bottle with a label, its carton, a jar and pebbles on a seamless ground, three lamps."""

from math import cos, pi, sin

import bpy

from ...examples.sources.studio import ambient, area_light, box, lathe, material, place
from ..workshop.shapes import ball, cylinder, lettering, moved_together, tube, turned
from ..workshop.surfaces import metal, speckled
from ..workshop.true_scene import TrueScene


def build() -> TrueScene:
    """Make it in Blender's open file."""
    made = TrueScene("Product", named_size="carton")
    _backdrop(made)
    _bottle(made)
    _carton(made)
    _jar(made)
    _pebbles(made)
    ambient((0.95, 0.96, 1.0), 0.20)
    area_light("Key", (-0.75, -0.55, 0.75), (0.0, 0.0, 0.08), side=0.5, watts=11.0, colour=(1.0, 0.97, 0.93))
    area_light("Fill", (0.85, -0.70, 0.45), (0.0, 0.0, 0.08), side=0.7, watts=3.2, colour=(0.94, 0.96, 1.0))
    area_light("Rim", (0.45, 0.42, 0.55), (0.0, 0.0, 0.10), side=0.22, watts=3.5, colour=(1.0, 0.95, 0.88))
    made.cameras((0.0, -1.15, 0.30), (0.008, 0.0, 0.083), 85.0, second=(-0.62, -0.95, 0.36))
    return made


def _backdrop(made: TrueScene) -> None:
    """Paper that lies level in front and rises behind in one bend."""
    paper = material("Sand paper", (0.80, 0.71, 0.63), 0.95)
    bend, start = 0.35, 0.28
    arc = [(start + bend * step / 16, bend * (1.0 - (1.0 - (step / 16) ** 2) ** 0.5)) for step in range(17)]
    line = [(-1.6, 0.0), *arc, (start + bend, 1.6)]
    mesh = bpy.data.meshes.new("Backdrop")
    mesh.from_pydata(
        [(x, y, z) for y, z in line for x in (-1.8, 1.8)],
        [],
        [(2 * row, 2 * row + 1, 2 * row + 3, 2 * row + 2) for row in range(len(line) - 1)],
    )
    mesh.shade_smooth()
    made.add("backdrop", "backdrop", "free", place("Backdrop", mesh, paper, (0.0, 0.0, 0.0)), role="ground")


def _bottle(made: TrueScene) -> None:
    amber = material("Amber bottle", (0.30, 0.13, 0.04), 0.12, Coat_Weight=0.6)
    black = material("Black pump", (0.035, 0.035, 0.04), 0.35)
    cream = material("Label", (0.91, 0.87, 0.78), 0.7)
    ink = material("Ink", (0.12, 0.10, 0.09), 0.7)
    body = lathe(
        "Bottle",
        [
            (0.0, 0.0),
            (0.030, 0.0),
            (0.0335, 0.004),
            (0.034, 0.03),
            (0.034, 0.105),
            (0.032, 0.118),
            (0.020, 0.132),
            (0.0125, 0.138),
            (0.0125, 0.148),
            (0.0, 0.148),
        ],
        amber,
    )
    label = lathe(
        "Label band", [(0.0343, 0.032), (0.0345, 0.033), (0.0345, 0.097), (0.0343, 0.098)], cream, rounded=False
    )
    parts = [
        body,
        label,
        cylinder("Collar", 0.0150, 0.018, (0.0, 0.0, 0.140), black, 0.002),
        cylinder("Stem", 0.0045, 0.030, (0.0, 0.0, 0.155), black, 0.0005),
        cylinder("Pump head", 0.0120, 0.014, (0.0, 0.0, 0.180), black, 0.003),
        tube(
            "Spout",
            [(0.0, 0.0, 0.189), (-0.022, -0.006, 0.190), (-0.040, -0.011, 0.186), (-0.044, -0.012, 0.178)],
            0.004,
            black,
        ),
    ]
    lines = [("SAUGE", 0.0085, 0.078), ("hand wash", 0.0050, 0.064), ("250 ml", 0.0035, 0.044)]
    for n, (words, height, z) in enumerate(lines):
        parts.append(_wrapped(lettering(f"Lettering {n}", words, height, (0.0, -0.0349, z), ink), 0.0349))
    moved_together(parts, (-0.035, 0.0, 0.0), yaw=0.0)
    made.add("bottle", "bottle", "lathe", parts, on="backdrop", texture="cream label with dark lettering")


def _wrapped(text: bpy.types.Object, radius: float) -> bpy.types.Object:
    """``text`` bent around the vertical axis at ``radius``."""
    bpy.context.view_layer.update()
    mesh = bpy.data.meshes.new_from_object(text.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    height, name = text.location.z, text.name
    for vertex in mesh.vertices:
        angle = vertex.co.x / radius
        out = radius + vertex.co.z * 0.5
        vertex.co = (out * sin(angle), -out * cos(angle), vertex.co.y + height)
    bent = bpy.data.objects.new(f"{name} bent", mesh)
    bpy.context.scene.collection.objects.link(bent)
    bpy.data.objects.remove(text)
    return bent


def _carton(made: TrueScene) -> None:
    board = material("Carton", (0.25, 0.37, 0.31), 0.55)
    cream = material("Carton print", (0.90, 0.86, 0.76), 0.6)
    parts = [
        box("Carton", (0.078, 0.070, 0.170), (0.0, 0.0, 0.085), board, 0.0012),
        box("Carton band", (0.0784, 0.0704, 0.010), (0.0, 0.0, 0.030), cream, 0.0),
        lettering("Carton title", "SAUGE", 0.0115, (0.0, -0.0354, 0.120), cream),
        lettering("Carton words", "hand wash", 0.0062, (0.0, -0.0354, 0.101), cream),
    ]
    moved_together(parts, (0.052, 0.062, 0.0), yaw=-0.30)
    made.add("carton", "packaging", "box", parts, on="backdrop", yaw=-0.30, symmetry=2, texture="cream lettering")


def _jar(made: TrueScene) -> None:
    opal = material("Opal glass", (0.90, 0.88, 0.84), 0.18, Coat_Weight=0.3)
    lid = metal("Brushed lid", (0.88, 0.80, 0.66), 0.3)
    parts = [
        lathe(
            "Jar",
            [(0.0, 0.0), (0.029, 0.0), (0.032, 0.003), (0.0325, 0.018), (0.031, 0.032), (0.028, 0.036), (0.0, 0.036)],
            opal,
        ),
        cylinder("Lid", 0.0325, 0.018, (0.0, 0.0, 0.0355), lid, 0.0025),
    ]
    moved_together(parts, (0.040, -0.060, 0.0))
    made.add("jar", "jar", "cylinder", parts, on="backdrop", symmetry=0)


def _pebbles(made: TrueScene) -> None:
    stone = speckled("Basalt", (0.30, 0.30, 0.31), (0.20, 0.20, 0.21), 700.0, 0.75, bump=0.0003)
    pale = speckled("Limestone", (0.76, 0.72, 0.66), (0.64, 0.60, 0.54), 500.0, 0.8, bump=0.0003)
    lower = ball("Lower pebble", (0.034, 0.026, 0.012), (-0.118, -0.035, 0.0118), stone, lump=0.002, seed=5)
    upper = ball("Upper pebble", (0.022, 0.018, 0.010), (-0.116, -0.037, 0.0326), pale, lump=0.0015, seed=8)
    made.add("dark_pebble", "stone", "sphere", turned(lower, 0.3), on="backdrop", yaw=0.3, symmetry=2)
    made.add("pale_pebble", "stone", "sphere", turned(upper, -0.5), on="dark_pebble", yaw=-0.5, symmetry=2)
    green = material("Sage leaf", (0.42, 0.52, 0.38), 0.7)
    leaf = bpy.data.meshes.new("Sage leaf")
    rows = [(0.0, 0.001), (0.012, 0.008), (0.03, 0.0115), (0.05, 0.0085), (0.066, 0.001)]
    leaf.from_pydata(
        [
            (along, side * half, 0.002 + 0.006 * (along / 0.066) ** 2 + 0.003 * side * side)
            for along, half in rows
            for side in (-1, 0, 1)
        ],
        [],
        [(3 * r + c, 3 * r + c + 1, 3 * r + c + 4, 3 * r + c + 3) for r in range(len(rows) - 1) for c in (0, 1)],
    )
    leaf.shade_smooth()
    lain = place("Sage leaf", leaf, green, (0.085, -0.105, 0.0005))
    made.add("leaf", "plant", "free", turned(lain, 0.35 + pi), on="backdrop", yaw=0.35 + pi)
