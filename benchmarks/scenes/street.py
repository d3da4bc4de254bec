# SPDX-License-Identifier: GPL-3.0-or-later
"""A street in the afternoon sun: three terraced houses, a parked car, a tree, a lantern and a post box."""

from math import pi

import bpy

from ...examples.sources.studio import Colour, box, material, plane, sun
from ..workshop.lamps import bulb
from ..workshop.shapes import cylinder, extrusion, leaves, moved_together, tube, turned
from ..workshop.surfaces import foliage, glow, laid, metal, sky, speckled
from ..workshop.true_scene import TrueScene

KERB_Y = 7.0
FRONT_Y = 9.6
"""The facades."""
STOREY = 2.9


def build() -> TrueScene:
    """Make it in Blender's open file."""
    made = TrueScene("Street", named_size="car")
    asphalt = speckled("Asphalt", (0.42, 0.41, 0.41), (0.35, 0.34, 0.34), 40.0, 0.85, bump=0.002)
    paint = speckled("Road paint", (0.80, 0.79, 0.74), (0.52, 0.52, 0.50), 16.0, 0.8)
    road = [plane("Road", 40.0, 20.0, (0.0, KERB_Y - 10.0, 0.0), asphalt)]
    road += [box(f"Dash {n}", (1.5, 0.12, 0.004), (2.8 * n - 5.6, 2.9, 0.002), paint, 0.0) for n in range(6)]
    road.append(
        cylinder("Manhole cover", 0.34, 0.006, (-1.75, 4.6, 0.0), material("Iron", (0.17, 0.16, 0.15), 0.6), 0.003)
    )
    made.add("road", "road", "plane", road, role="ground", texture="asphalt with a dashed line")
    slabs = laid(
        "Paving",
        [(0.58, 0.56, 0.53), (0.50, 0.49, 0.46)],
        (0.30, 0.29, 0.28),
        (0.8, 0.55),
        gap=0.012,
        roughness=0.85,
        relief=0.004,
    )
    pavement = [box("Pavement", (40.0, 2.6, 0.14), (0.0, KERB_Y + 1.3, 0.07), slabs, 0.02)]
    made.add("pavement", "pavement", "box", pavement, on="road", texture="stone slabs")
    _house(made, "brick_house", -5.6, 5.4, 2, None)
    _house(made, "cream_house", 0.0, 5.8, 3, (0.84, 0.76, 0.60))
    _house(made, "blue_house", 5.6, 5.4, 2, (0.44, 0.56, 0.64))
    _car(made)
    _tree(made)
    _lantern(made)
    _post_box(made)
    sky((0.78, 0.86, 0.94), (0.30, 0.50, 0.82), 0.75)
    sun("Sun", (-3.2, -2.6, 3.4), 3.4, 0.012, (1.0, 0.92, 0.80))
    made.cameras((-1.6, -4.6, 1.75), (0.35, 9.0, 2.75), 30.0, second=(-6.4, -2.6, 2.4), second_target=(0.6, 9.0, 2.3))
    return made


def _house(made: TrueScene, name: str, x: float, width: float, storeys: int, colour: Colour | None) -> None:
    """A facade with a window grid, a door, a plinth and a roof; brick where no ``colour`` is given."""
    height = STOREY * storeys + 0.5
    wall = (
        material(f"{name} render", colour, 0.9)
        if colour
        else laid(
            "Brick",
            [(0.55, 0.27, 0.20), (0.44, 0.20, 0.15)],
            (0.62, 0.58, 0.52),
            (0.24, 0.075),
            gap=0.008,
            roughness=0.9,
            upright=True,
        )
    )
    white = material(f"{name} frames", (0.90, 0.89, 0.85), 0.5)
    pane = material(f"{name} glass", (0.06, 0.08, 0.10), 0.05)
    door_colour: Colour = (0.14, 0.26, 0.20) if colour else (0.12, 0.16, 0.30)
    parts = [
        box(f"{name} body", (width, 6.0, height), (0.0, 3.0, height / 2), wall, 0.0),
        box(
            f"{name} plinth",
            (width, 0.08, 0.55),
            (0.0, -0.03, 0.275),
            material(f"{name} stone", (0.52, 0.50, 0.47), 0.9),
            0.01,
        ),
        box(f"{name} cornice", (width, 0.30, 0.22), (0.0, -0.10, height - 0.10), white, 0.02),
    ]
    columns = [-width / 3, 0.0, width / 3]
    for storey in range(storeys):
        for column, across in enumerate(columns):
            middle = 1.75 + STOREY * storey
            if storey == 0 and column == 0:
                parts += [
                    box(f"{name} door case", (1.25, 0.10, 2.45), (across, -0.02, 1.225), white, 0.015),
                    box(
                        f"{name} door",
                        (1.0, 0.06, 2.15),
                        (across, -0.055, 1.08),
                        material(f"{name} door", door_colour, 0.3),
                        0.01,
                    ),
                    box(
                        f"{name} knob",
                        (0.06, 0.06, 0.06),
                        (across + 0.36, -0.11, 1.05),
                        metal(f"{name} knob", (0.8, 0.65, 0.35)),
                        0.02,
                    ),
                    box(
                        f"{name} step",
                        (1.4, 0.45, 0.15),
                        (across, -0.18, 0.075),
                        material(f"{name} step", (0.6, 0.58, 0.55), 0.9),
                        0.01,
                    ),
                ]
                continue
            label = f"{name} window {storey} {column}"
            parts += [
                box(f"{label} case", (1.12, 0.08, 1.62), (across, -0.015, middle), white, 0.01),
                box(f"{label} pane", (0.94, 0.05, 1.44), (across, -0.035, middle), pane, 0.0),
                box(f"{label} bar", (0.94, 0.03, 0.05), (across, -0.055, middle + 0.1), white, 0.0),
                box(f"{label} post", (0.045, 0.03, 1.44), (across, -0.055, middle), white, 0.0),
                box(f"{label} sill", (1.25, 0.20, 0.07), (across, -0.07, middle - 0.82), white, 0.01),
            ]
    tiles = laid(
        f"{name} tiles",
        [(0.36, 0.20, 0.16), (0.30, 0.17, 0.14)],
        (0.14, 0.09, 0.08),
        (0.3, 0.22),
        gap=0.02,
        roughness=0.9,
    )
    roof = extrusion(f"{name} roof", [(-0.35, 0.0), (3.0, 2.1), (6.3, 0.0)], width, (0.0, 0.0, height), tiles)
    # The gable's outline lies in x and y; it must run along x instead.
    roof.rotation_euler = (pi / 2.0, 0.0, pi / 2.0)
    roof.location.x = -width / 2.0
    parts.append(roof)
    moved_together(parts, (x, FRONT_Y, 0.14))
    made.add(name, "building", "box", parts, on="pavement", texture="" if colour else "brick")


def _car(made: TrueScene) -> None:
    red = material("Car paint", (0.62, 0.07, 0.06), 0.25, Coat_Weight=0.8)
    dark = material("Car glass", (0.03, 0.04, 0.05), 0.03)
    rubber = material("Tyre", (0.05, 0.05, 0.05), 0.9)
    alloy = metal("Wheel rim", (0.75, 0.75, 0.76), 0.3)
    body = [
        (-2.0, 0.32),
        (-2.02, 0.62),
        (-1.92, 0.80),
        (-1.05, 0.90),
        (-0.95, 0.92),
        (1.55, 0.95),
        (1.98, 0.88),
        (2.04, 0.55),
        (2.0, 0.30),
    ]
    cabin = [(-1.02, 0.90), (-0.42, 1.38), (-0.15, 1.46), (0.95, 1.45), (1.45, 1.32), (1.72, 0.93)]
    windows = [(-0.86, 0.93), (-0.36, 1.33), (-0.14, 1.39), (0.90, 1.38), (1.28, 1.28), (1.42, 0.95)]
    parts = [
        extrusion("Car body", body, 1.68, (0.0, -0.84, 0.0), red, bevel=0.07, upright=True),
        extrusion("Car cabin", cabin, 1.44, (0.0, -0.72, 0.0), red, bevel=0.06, upright=True),
        extrusion("Car windows", windows, 1.46, (0.0, -0.73, 0.0), dark, bevel=0.01, upright=True),
        extrusion(
            "Windscreen",
            [(-1.0, 0.94), (-0.49, 1.35), (-0.51, 1.37), (-1.03, 0.96)],
            1.28,
            (0.0, -0.64, 0.0),
            dark,
            upright=True,
        ),
        box("Door pillar", (0.07, 1.475, 0.5), (0.34, 0.0, 1.17), red, 0.01),
        box("Door gap", (0.012, 1.69, 0.5), (0.36, 0.0, 0.66), rubber, 0.0),
        box("Front bumper", (0.10, 1.60, 0.16), (-2.02, 0.0, 0.42), rubber, 0.03),
        box("Head lamp", (0.10, 1.5, 0.13), (-1.97, 0.0, 0.67), material("Head lamp", (0.85, 0.86, 0.88), 0.1), 0.03),
        box("Tail lamp", (0.06, 1.5, 0.14), (2.01, 0.0, 0.74), material("Tail lamp", (0.45, 0.02, 0.02), 0.15), 0.02),
        box("Handle", (0.16, 1.72, 0.025), (0.15, 0.0, 0.82), alloy, 0.008),
    ]
    for n, (along, across) in enumerate([(-1.28, -0.86), (1.28, -0.86), (-1.28, 0.66), (1.28, 0.66)]):
        arch = turned(cylinder(f"Arch {n}", 0.37, 0.21, (along, across + 0.205, 0.33), rubber, 0.01), pitch=pi / 2)
        tyre = turned(cylinder(f"Tyre {n}", 0.32, 0.22, (along, across + 0.20, 0.32), rubber, 0.04), pitch=pi / 2)
        rim = turned(cylinder(f"Rim {n}", 0.21, 0.24, (along, across + 0.21, 0.32), alloy, 0.03), pitch=pi / 2)
        parts += [arch, tyre, rim]
    moved_together(parts, (2.1, 5.7, 0.0), yaw=0.03)
    made.add("car", "vehicle", "free", parts, on="road", yaw=0.03)


def _tree(made: TrueScene) -> None:
    bark = speckled("Bark", (0.34, 0.27, 0.20), (0.22, 0.17, 0.12), 20.0, 0.95, bump=0.02)
    green = foliage("Lime leaf", (0.13, 0.28, 0.07), (0.34, 0.52, 0.16))
    limbs = [
        tube("Trunk", [(0.0, 0.0, 0.0), (0.03, 0.0, 1.2), (-0.02, 0.03, 2.6), (0.02, 0.0, 4.2)], 0.12, bark),
        tube("Bough 1", [(0.0, 0.0, 2.1), (0.5, -0.2, 2.9), (0.8, -0.2, 3.6)], 0.055, bark),
        tube("Bough 2", [(0.0, 0.0, 2.3), (-0.5, 0.1, 3.0), (-0.8, 0.2, 3.7)], 0.05, bark),
    ]
    crowns = [
        leaves("Crown", 2600, 0.20, (0.0, 0.0, 4.2), (1.25, 1.15, 1.35), green, seed=1, hollow=0.25),
        leaves("Crown right", 1100, 0.20, (0.75, -0.2, 3.7), (0.8, 0.75, 0.75), green, seed=2, hollow=0.2),
        leaves("Crown left", 1100, 0.20, (-0.78, 0.1, 3.75), (0.8, 0.75, 0.8), green, seed=3, hollow=0.2),
    ]
    moved_together([*limbs, *crowns], (-2.95, KERB_Y + 0.75, 0.14))
    made.add("tree", "tree", "free", [*limbs, *crowns], on="pavement", symmetry=0, texture="leaves")


def _lantern(made: TrueScene) -> None:
    iron = material("Cast iron", (0.08, 0.10, 0.09), 0.45)
    parts = [
        cylinder("Lantern foot", 0.13, 0.5, (0.0, 0.0, 0.0), iron, 0.03),
        cylinder("Lantern pole", 0.05, 3.2, (0.0, 0.0, 0.4), iron, 0.01),
        cylinder("Lantern collar", 0.10, 0.08, (0.0, 0.0, 3.55), iron, 0.02),
        cylinder("Lantern head", 0.15, 0.42, (0.0, 0.0, 3.62), glow("Lantern glass", (1.0, 0.88, 0.66), 0.8), 0.02),
        cylinder("Lantern cap", 0.21, 0.10, (0.0, 0.0, 4.03), iron, 0.04),
    ]
    moved_together(parts, (4.75, KERB_Y + 0.5, 0.14))
    made.add("lantern", "lamp", "lathe", parts, on="pavement", symmetry=0)
    bulb("Lantern light", (4.75, KERB_Y + 0.5, 3.70), 90.0, 0.1, (1.0, 0.82, 0.55))


def _post_box(made: TrueScene) -> None:
    red = material("Post box paint", (0.70, 0.10, 0.08), 0.35)
    black = material("Post box slot", (0.03, 0.03, 0.03), 0.7)
    parts: list[bpy.types.Object] = [
        cylinder("Post box foot", 0.25, 0.14, (0.0, 0.0, 0.0), black, 0.01),
        cylinder("Post box body", 0.23, 1.25, (0.0, 0.0, 0.12), red, 0.02),
        cylinder("Post box cap", 0.27, 0.14, (0.0, 0.0, 1.37), red, 0.06),
        box("Post box slot", (0.24, 0.04, 0.04), (0.0, -0.22, 1.18), black, 0.005),
    ]
    moved_together(parts, (-0.85, KERB_Y + 0.45, 0.14))
    made.add("post_box", "street furniture", "cylinder", parts, on="pavement")
