# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat sides are found where objects turn them to the camera, and a rendered texture is measured on them."""

import math

import bpy
import numpy as np
import pytest
from PIL import Image

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.vision.texture import measure_textures
from maquette.scene.flat_surfaces import flat_surfaces
from maquette.scene.kit import (
    add,
    box,
    floor,
    paint,
    place,
    principled,
    session_collection,
    session_scene,
    set_camera,
    set_world,
    sphere,
    start_scene,
    stripes,
    wall,
)

GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
SIZE = (288, 192)


def entry(name: str, part: tuple[float, float, float, float], role: str = "object") -> BlueprintObject:
    return BlueprintObject(name, name, role, "free", part, GREY)  # type: ignore[arg-type]


def blueprint(*objects: BlueprintObject) -> Blueprint:
    return Blueprint("t", CameraGuess(35, 0.6, 0.9), LightGuess(0, 1, 0.5, 3), objects)


@pytest.fixture(autouse=True)
def room() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("flat", *SIZE)
    set_camera(35, 0.6, 0.9)


def test_floor_wall_and_a_turned_lid_are_flat_and_a_ball_is_not() -> None:
    add("table", floor(6, 6), rotation=0.3)
    add("ball", sphere(0.2), at=(0.3, 1.3, 0))
    add("crate", box(0.4, 0.4, 0.1), at=(-0.3, 1.3, 0), rotation=0.5)
    plan = blueprint(
        entry("table", (0.0, 0.0, 1.0, 1.0), "ground"),
        entry("ball", (0.6, 0.35, 0.8, 0.6)),
        entry("crate", (0.2, 0.4, 0.42, 0.62)),
    )
    found = flat_surfaces(session_scene(), session_collection(), plan)
    assert found.focal == pytest.approx(35 / 36)
    table, crate = found.surfaces
    assert (table.object, crate.object) == ("table", "crate") and not table.upright and not crate.upright
    camera = np.array(session_scene().camera.matrix_world)[:3, :3]
    for surface, turn in ((table, 0.3), (crate, 0.5)):
        assert camera @ surface.across == pytest.approx((math.cos(turn), math.sin(turn), 0.0), abs=1e-5)
        assert np.cross(camera @ surface.across, camera @ surface.up) == pytest.approx((0, 0, 1), abs=1e-5)


@pytest.mark.parametrize("upright", [False, True], ids=["floor", "wall"])
def test_stripes_that_were_rendered_are_measured_as_the_kit_was_told(upright: bool, tmp_path) -> None:  # type: ignore[no-untyped-def]
    scene = session_scene()
    scene.cycles.samples = 8
    set_world("#ffffff", 1.0)
    if upright:
        set_camera(35, 0.1, 0.9)
        add("plane", wall(4, 3), at=(0.0, 2.0, 0.0), rotation=0.4)
    else:
        add("plane", floor(6, 6))
        place("plane", rotation=-0.3)
    paint("plane", stripes(principled("paint", "#604020"), "#604020", "#c09060", 0.05, angle=0.35, upright=upright))
    scene.render.filepath = str(tmp_path / "plane.png")
    bpy.ops.render.render(write_still=True)
    with Image.open(tmp_path / "plane.png") as picture:
        pixels = np.asarray(picture.convert("RGB"))
    part = (0.05, 0.3, 0.95, 0.95)
    plan = blueprint(entry("plane", part, "wall" if upright else "ground"))
    (surface,) = measure_textures(pixels, plan, flat_surfaces(scene, session_collection(), plan)).surfaces
    texture = surface.texture
    assert surface.upright is upright and texture.regular and texture.coherence > 0.8
    assert math.degrees(abs(texture.angle - 0.35)) < 2.5
    # A stripe of each colour.
    assert texture.period == pytest.approx(0.1, rel=0.04)
