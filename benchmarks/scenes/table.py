# SPDX-License-Identifier: GPL-3.0-or-later
"""A still life on an oak table in the light of a window: jug, bowl of oranges, pear, lemon, book and cup."""

from math import pi

from ...examples.sources.studio import ambient, area_light, box, lathe, material, plane
from ..workshop.shapes import ball, cylinder, moved_together, tube, turned, vessel
from ..workshop.surfaces import speckled, wood
from ..workshop.true_scene import TrueScene


def build() -> TrueScene:
    """Make it in Blender's open file."""
    made = TrueScene("Table still life", named_size="jug")
    oak = wood("Oak", (0.40, 0.25, 0.14), (0.66, 0.47, 0.29), along="x", roughness=0.42, scale=26.0)
    made.add(
        "table",
        "furniture",
        "plane",
        plane("Table", 2.4, 1.5, (0.0, 0.15, 0.0), oak),
        role="ground",
        texture="oak, grain along the width",
    )
    plaster = speckled("Plaster", (0.70, 0.72, 0.68), (0.66, 0.68, 0.645), scale=9.0, roughness=0.9)
    wall = box("Wall", (9.0, 0.1, 2.4), (0.0, 0.95, 1.2), plaster, bevel=0.0)
    made.add("wall", "wall", "plane", wall, role="wall")
    _jug(made)
    _fruit_bowl(made)
    _pear_and_lemon(made)
    _book_and_cup(made)
    ambient((0.78, 0.86, 1.0), 0.22)
    area_light("Window", (-1.35, -0.35, 1.15), (0.0, 0.1, 0.05), side=0.9, watts=66.0, colour=(1.0, 0.95, 0.86))
    area_light("Room", (1.6, -0.9, 1.3), (0.1, 0.1, 0.1), side=1.2, watts=12.0, colour=(0.86, 0.92, 1.0))
    made.cameras((0.06, -1.42, 0.60), (0.025, 0.06, 0.075), 66.0, second=(0.85, -1.12, 0.72))
    return made


def _jug(made: TrueScene) -> None:
    stoneware = speckled("Glazed stoneware", (0.83, 0.80, 0.72), (0.48, 0.40, 0.32), 190.0, roughness=0.22, share=0.3)
    outline = [
        (0.050, 0.0),
        (0.056, 0.004),
        (0.072, 0.035),
        (0.080, 0.080),
        (0.074, 0.125),
        (0.056, 0.165),
        (0.046, 0.190),
        (0.045, 0.215),
        (0.054, 0.240),
    ]
    body = vessel("Jug", outline, 0.006, stoneware, (0.0, 0.0, 0.0))
    handle = tube(
        "Jug handle",
        [(0.044, 0.0, 0.222), (0.092, 0.0, 0.224), (0.116, 0.0, 0.168), (0.078, 0.0, 0.092)],
        0.0085,
        stoneware,
    )
    moved_together([body, handle], (-0.19, 0.19, 0.0), yaw=-0.45)
    made.add("jug", "vessel", "lathe", [body, handle], on="table", yaw=-0.45, texture="cream glaze with brown specks")


def _fruit_bowl(made: TrueScene) -> None:
    blue = material("Blue glaze", (0.13, 0.25, 0.40), 0.16, Coat_Weight=0.4)
    outline = [(0.045, 0.0), (0.048, 0.010), (0.085, 0.030), (0.118, 0.058), (0.132, 0.082)]
    made.add("bowl", "vessel", "lathe", vessel("Bowl", outline, 0.005, blue, (0.14, 0.13, 0.0)), on="table", symmetry=0)
    for number, (x, y, z, radius) in enumerate(
        [(0.095, 0.115, 0.066, 0.040), (0.182, 0.118, 0.066, 0.039), (0.142, 0.185, 0.070, 0.041)], 1
    ):
        peel = speckled(f"Orange peel {number}", (0.93, 0.50, 0.10), (0.86, 0.40, 0.06), 420.0, 0.42, bump=0.0006)
        fruit = ball(f"Orange {number}", (radius, radius, 0.95 * radius), (x, y, z), peel, lump=0.001, seed=number)
        made.add(f"orange_{number}", "fruit", "sphere", fruit, on="bowl", held="in", symmetry=0)


def _pear_and_lemon(made: TrueScene) -> None:
    green = speckled("Pear skin", (0.66, 0.68, 0.24), (0.55, 0.50, 0.18), 150.0, 0.38, share=0.36)
    outline = [
        (0.0, 0.003),
        (0.018, 0.0),
        (0.034, 0.012),
        (0.041, 0.036),
        (0.036, 0.060),
        (0.023, 0.082),
        (0.017, 0.098),
        (0.011, 0.106),
        (0.0, 0.106),
    ]
    body = lathe("Pear", outline, green)
    stalk = tube(
        "Pear stalk",
        [(0.0, 0.0, 0.103), (0.003, 0.0, 0.116), (0.010, 0.0, 0.128)],
        0.0018,
        material("Stalk", (0.27, 0.18, 0.10), 0.8),
    )
    moved_together([body, stalk], (-0.045, -0.03, 0.0), yaw=0.6)
    made.add("pear", "fruit", "lathe", [body, stalk], on="table", yaw=0.6, symmetry=0)
    peel = speckled("Lemon peel", (0.95, 0.80, 0.16), (0.90, 0.70, 0.10), 380.0, 0.4, bump=0.0006)
    lemon = ball("Lemon", (0.044, 0.031, 0.031), (-0.115, 0.045, 0.0305), peel, lump=0.0012, seed=7)
    made.add("lemon", "fruit", "sphere", turned(lemon, 0.5), on="table", yaw=0.5, symmetry=2)


def _book_and_cup(made: TrueScene) -> None:
    cover = material("Linen cover", (0.52, 0.14, 0.13), 0.75)
    paper = material("Paper", (0.90, 0.87, 0.78), 0.85)
    parts = [
        box("Back cover", (0.205, 0.138, 0.003), (0.0, 0.0, 0.0015), cover, 0.001),
        box("Pages", (0.198, 0.132, 0.022), (-0.001, 0.0, 0.014), paper, 0.0008),
        box("Front cover", (0.205, 0.138, 0.003), (0.0, 0.0, 0.0265), cover, 0.001),
        box("Spine", (0.205, 0.004, 0.028), (0.0, -0.069, 0.014), cover, 0.0015),
    ]
    moved_together(parts, (0.235, -0.13, 0.0), yaw=0.32)
    made.add("book", "book", "box", parts, on="table", yaw=0.32, symmetry=2)
    white = material("White porcelain", (0.88, 0.87, 0.84), 0.12, Coat_Weight=0.3)
    outline = [(0.022, 0.0), (0.024, 0.006), (0.034, 0.022), (0.039, 0.045), (0.041, 0.062)]
    cup = vessel("Cup", outline, 0.003, white, (0.0, 0.0, 0.0))
    handle = tube(
        "Cup handle",
        [(0.039, 0.0, 0.050), (0.060, 0.0, 0.050), (0.060, 0.0, 0.026), (0.034, 0.0, 0.020)],
        0.0035,
        white,
    )
    tea = cylinder("Tea", 0.0362, 0.002, (0.0, 0.0, 0.046), material("Tea", (0.30, 0.12, 0.04), 0.03), 0.0004)
    moved_together([cup, handle, tea], (0.225, -0.125, 0.028), yaw=-pi / 5)
    made.add("cup", "vessel", "lathe", [cup, handle, tea], on="book", yaw=-pi / 5)
