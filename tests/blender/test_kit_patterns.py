# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns and finishes have the sizes and directions that were asked for: small renders from above."""

import math

import bpy
import numpy as np
import pytest

from maquette.scene.kit import (
    add,
    area_light,
    box,
    bricks,
    brushed,
    emission,
    floor,
    glass,
    metal,
    paint,
    principled,
    roughness_noise,
    session_scene,
    set_camera,
    set_world,
    start_scene,
    stripes,
    sun_light,
    veins,
    wall,
)

WIDTH, HEIGHT = 96, 64
ACROSS = 2.0
"""Metres that the picture spans, at the ground."""
BLACK, WHITE = "#000000", "#ffffff"


@pytest.fixture(autouse=True)
def scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("patterns", WIDTH, HEIGHT, samples=16)
    session_scene().cycles.use_denoising = False
    set_camera(focal_mm=36, pitch=math.pi / 2, height=ACROSS)
    add("sheet", floor(4, 4))


@pytest.fixture
def look(tmp_path):
    """Renders the scene; display-referred (height, width, 3) from 0 to 1, row 0 at the top."""

    def render():
        scene = session_scene()
        scene.render.filepath = str(tmp_path / "look.png")
        bpy.ops.render.render(write_still=True, scene=scene.name)
        image = bpy.data.images.load(scene.render.filepath)
        pixels = np.empty(WIDTH * HEIGHT * 4, np.float32)
        image.pixels.foreach_get(pixels)
        bpy.data.images.remove(image)
        return pixels.reshape(HEIGHT, WIDTH, 4)[::-1, :, :3]

    return render


def matt(name="matt"):
    """A material that only scatters."""
    material = principled(name, WHITE, roughness=1.0)
    material.node_tree.nodes["Principled BSDF"].inputs["Specular IOR Level"].default_value = 0.0
    return material


def share(seen):
    """Of the picture, how much is light."""
    return float((seen[..., 1] ** 2.2).mean())


def changes(line):
    """How often a line of pixels turns from light to dark or back."""
    light = line[:, 1] > 0.5
    return int((light[1:] != light[:-1]).sum())


def test_bricks_have_their_size_and_their_joints_width(look):
    paint("sheet", bricks(matt(), WHITE, WHITE, BLACK, width=0.5, height=0.25, gap=0.06, lying=True))
    seen = look()
    assert share(seen) == pytest.approx((1 - 0.06 / 0.5) * (1 - 0.06 / 0.25), abs=0.04)
    level = ACROSS / WIDTH * (np.arange(HEIGHT) - HEIGHT / 2)
    middle = int(np.argmin(abs(level - 0.125)))
    assert changes(seen[middle]) == pytest.approx(2 * ACROSS / 0.5, abs=1)
    above = int(np.argmin(abs(level + 0.125)))
    assert not np.array_equal(seen[middle] > 0.5, seen[above] > 0.5)


def test_tiles_lie_in_straight_rows_and_joints_lie_deep(look):
    tiles = bricks(matt(), WHITE, WHITE, BLACK, 0.5, 0.5, 0.06, offset=0, lying=True, relief=0.01)
    paint("sheet", tiles)
    light = look()[..., 1] > 0.5
    rows = [row for row in light if row.mean() > 0.5]
    assert np.mean([(row == rows[0]).mean() for row in rows]) > 0.97
    relief = next(node for node in tiles.node_tree.nodes if node.type == "BUMP")
    assert relief.inputs["Distance"].default_value == pytest.approx(0.01)
    bricks(tiles, WHITE, WHITE, BLACK)
    # Colour alone again: the way around corners, and no relief.
    assert [node.type for node in tiles.node_tree.nodes].count("TEX_BRICK") == 1 + 1


def test_bricks_run_on_around_a_corner(look):
    block = add("block", box(1, 1, 4), at=(0, 0, -4))
    paint("block", bricks(matt(), WHITE, WHITE, BLACK, 0.5, 0.25, 0.06))
    material = block.active_material
    links = {(link.from_node.type, link.to_node.type) for link in material.node_tree.links}
    assert ("MATH", "COMBXYZ") in links and ("COMBXYZ", "TEX_BRICK") in links


@pytest.mark.parametrize(("angle", "across", "down"), [(0.0, 0, 10), (math.pi / 2, 10, 0)])
def test_stripes_have_their_width_and_run_along_their_angle(look, angle, across, down):
    paint("sheet", stripes(matt(), WHITE, BLACK, width=0.1, angle=angle))
    seen = look()
    assert share(seen) == pytest.approx(0.5, abs=0.05)
    assert changes(seen[20]) == pytest.approx(2 * across, abs=1)
    assert changes(seen[:, 50]) == pytest.approx(1.333 * down, abs=1)


def test_upright_stripes_run_level_on_a_wall(look):
    set_camera(focal_mm=36, pitch=0.0, height=1.0)
    add("screen", wall(6, 4), at=(0, 2, -1))
    paint("screen", stripes(matt(), WHITE, BLACK, width=0.1, upright=True))
    seen = look()
    assert changes(seen[20]) == 0
    assert changes(seen[:, 50]) == pytest.approx(13.3, abs=1)


def test_wider_veins_leave_less_of_the_first_colour(look):
    shares = []
    for width in (0.05, 0.2, 0.5):
        paint("sheet", veins(matt(), WHITE, BLACK, size=0.3, width=width, wild=0.0))
        shares.append(share(look()))
    assert 0.95 > shares[0] > shares[1] > shares[2] > 0.1


def test_roughness_varies_between_its_bounds():
    material = roughness_noise(roughness_noise(matt(), 0.0, 1.0, 9.0), 0.2, 0.6, size=0.05)
    (spread,) = [node for node in material.node_tree.nodes if node.type == "MAP_RANGE"]
    assert [spread.inputs[name].default_value for name in ("To Min", "To Max")] == pytest.approx([0.2, 0.6])
    assert spread.clamp
    noise = next(node for node in material.node_tree.nodes if node.type == "TEX_NOISE")
    assert noise.inputs["Scale"].default_value == pytest.approx(20)


@pytest.mark.parametrize(("along", "tall"), [("x", True), ("y", False)])
def test_brush_marks_draw_a_highlight_out_across_them(look, along, tall):
    set_world(BLACK)
    area_light("lamp", (0, 0, 2.2), (0, 0, 0), 0.1, 10)
    paint("sheet", brushed(metal("steel", WHITE, roughness=0.3), along, strength=0.9))
    seen = look()[..., 1]
    reach = [float((line > 0.5 * seen.max()).sum()) for line in (seen[HEIGHT // 2], seen[:, WIDTH // 2])]
    assert (reach[1] > 1.5 * reach[0]) if tall else (reach[0] > 1.5 * reach[1])


def test_light_reaches_what_stands_behind_glass(look):
    set_world(BLACK)
    sun_light("sun", math.pi / 2, 0.7, 3.0)
    paint("sheet", matt())
    add("pane", box(0.02, 0.8, 0.8), at=(0.2, 0, 0))
    paint("pane", glass("clear"))
    seen = look()
    assert seen[HEIGHT // 2, WIDTH // 2 - 4, 1] == pytest.approx(seen[2, 4, 1], rel=0.15)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bricks(matt(), WHITE, WHITE, BLACK, width=0), "the width"),
        (lambda: bricks(matt(), WHITE, WHITE, BLACK, 0.2, 0.1, gap=0.1), "the gap"),
        (lambda: bricks(emission("glow", WHITE), WHITE, WHITE, BLACK), "make it with principled"),
        (lambda: stripes(matt(), WHITE, BLACK, width=-1), "the width"),
        (lambda: veins(matt(), WHITE, BLACK, size=0), "the size"),
        (lambda: veins(matt(), WHITE, BLACK, size=1, width=2), "the width"),
        (lambda: roughness_noise(matt(), 0, 2, 1), "the highest"),
        (lambda: brushed(matt(), along="w"), '"around"'),
        (lambda: brushed(matt(), strength=2), "the strength"),
    ],
)
def test_nonsense_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
