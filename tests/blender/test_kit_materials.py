# SPDX-License-Identifier: GPL-3.0-or-later
"""Materials and lights look as their words say: small renders against what radiometry expects."""

import math

import bpy
import numpy as np
import pytest

from maquette.scene.kit import (
    add,
    area_light,
    bump,
    emission,
    floor,
    glass,
    gradient,
    grain,
    metal,
    noise_colour,
    paint,
    point_light,
    principled,
    session_collection,
    session_scene,
    set_backdrop,
    set_camera,
    set_exposure,
    set_sky,
    set_world,
    start_scene,
    sun_light,
    wall,
)

WIDTH, HEIGHT = 24, 16


@pytest.fixture(autouse=True)
def scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("looks", WIDTH, HEIGHT, samples=16)
    session_scene().cycles.use_denoising = False
    session_scene().render.threads_mode = "FIXED"
    session_scene().render.threads = 1
    set_camera(focal_mm=36, pitch=math.pi / 2, height=2.0)


@pytest.fixture
def look(tmp_path):
    """Renders the scene; 8-bit sRGB (height, width, 3), row 0 at the top."""

    def render():
        scene = session_scene()
        scene.render.filepath = str(tmp_path / "look.png")
        scene.render.image_settings.color_mode = "RGB"
        bpy.ops.render.render(write_still=True, scene=scene.name)
        image = bpy.data.images.load(scene.render.filepath)
        pixels = np.empty(WIDTH * HEIGHT * 4, np.float32)
        image.pixels.foreach_get(pixels)
        bpy.data.images.remove(image)
        return (pixels.reshape(HEIGHT, WIDTH, 4)[::-1, :, :3] * 255).round()

    return render


def sheet(material):
    """A wide sheet below the camera, painted."""
    add("sheet", floor(4.0, 4.0))
    paint("sheet", material)


def matt(name, colour):
    """A material that only scatters."""
    material = principled(name, colour, roughness=1.0)
    material.node_tree.nodes["Principled BSDF"].inputs["Specular IOR Level"].default_value = 0.0
    return material


def test_a_colour_is_the_srgb_value_that_is_seen_in_full_light(look):
    sheet(matt("paint", "#c08040"))
    set_world("#ffffff", 1.0)
    assert np.abs(look() - (0xC0, 0x80, 0x40)).max() <= 2


def test_an_irradiance_of_pi_shows_a_colour_as_it_is_and_half_of_it_half_as_bright(look):
    sheet(matt("paint", (0.8, 0.5, 0.2)))
    set_world("#000000", 0.0)
    sun_light("sun", 0.0, math.pi / 2, math.pi)
    assert np.abs(look() - np.array((0.8, 0.5, 0.2)) * 255).max() <= 2
    set_exposure(1.0)
    sun_light("sun", 0.0, math.pi / 2, math.pi / 2)
    assert np.abs(look() - np.array((0.8, 0.5, 0.2)) * 255).max() <= 2
    assert len([entry for entry in session_collection().objects if entry.type == "LIGHT"]) == 1


@pytest.mark.parametrize(("azimuth", "lit"), [(0.0, "ahead"), (math.pi / 2, "right"), (math.pi, "behind")])
def test_a_sun_shines_from_its_azimuth(look, azimuth, lit):
    set_world("#000000", 0.0)
    sun_light("sun", azimuth, 0.3, 3.0)
    brightness = {}
    for side, turn in (("behind", 0.0), ("right", math.pi / 2), ("ahead", math.pi), ("left", -math.pi / 2)):
        # A wall faces the camera's side; leaning back, it is seen from above.
        add("plate", wall(0.6, 0.6), rotation=(-0.7, 0.0, turn))
        paint("plate", matt("white", "#ffffff"))
        brightness[side] = look().mean()
    assert max(brightness, key=brightness.__getitem__) == lit


def test_an_area_light_faces_its_target_and_a_lamp_changes_kind_in_place(look):
    sheet(matt("paint", "#ffffff"))
    set_world("#000000", 0.0)
    lamp = area_light("lamp", (0.5, 0.2, 1.0), (-0.4, 0.3, 0.0), (0.2, 0.1), 5.0)
    bpy.context.view_layer.update()
    forward = lamp.matrix_world.to_3x3() @ type(lamp.location)((0, 0, -1))
    assert forward.angle(type(lamp.location)((-0.9, 0.1, -1.0))) < 1e-3
    assert look().mean() > 10
    same = point_light("lamp", (0.0, 0.0, 1.0), 5.0, colour="#ff0000")
    assert (same, same.data.type) == (lamp, "POINT")
    red, green, _ = look().mean(axis=(0, 1))
    assert red > 20 > green


def test_an_emission_of_one_shows_its_colour(look):
    sheet(emission("screen", "#3366cc"))
    assert np.abs(look() - (0x33, 0x66, 0xCC)).max() <= 1


def test_a_backdrop_is_seen_and_lights_nothing(look):
    set_camera(focal_mm=36, pitch=0.0, height=1.0)
    add("plate", wall(0.4, 0.6), at=(0, 2, 0.7))
    paint("plate", matt("white", "#ffffff"))
    set_world("#000000", 0.0)
    for _ in range(2):
        set_backdrop(top="#0000ff", bottom="#ff0000")
    picture = look()
    assert np.abs(picture[0, 0] - (0, 0, 255)).max() < 80
    assert np.abs(picture[-1, -1] - (255, 0, 0)).max() < 80
    assert picture[HEIGHT // 2, WIDTH // 2].max() == 0


@pytest.mark.parametrize("azimuth", [math.pi / 2, -math.pi / 2])
def test_the_sky_is_brighter_where_its_sun_stands(look, azimuth):
    set_camera(focal_mm=12, pitch=-0.3, height=1.0)
    set_sky(azimuth, 0.3, strength=0.02)
    picture = look().mean(axis=2)
    left, right = picture[:, :4].mean(), picture[:, -4:].mean()
    assert (right > left) == (azimuth > 0)


def test_grain_has_both_colours_and_runs_along_its_angle(look):
    set_world("#ffffff", 1.0)
    for angle in (0.0, math.pi / 2):
        sheet(grain(matt("wood", "#000000"), "#ff0000", "#00ff00", width=0.15, length=3.0, angle=angle, contrast=0.7))
        picture = look()
        assert (picture[..., 0].max(), picture[..., 1].max()) > (180, 180)
        down, across = (np.abs(np.diff(picture[..., 0], axis=axis)).mean() for axis in (0, 1))
        assert (down > 2 * across) if angle == 0.0 else (across > 2 * down)


def test_spots_average_to_the_middle_of_their_colours(look):
    set_world("#ffffff", 1.0)
    sheet(noise_colour(matt("stone", "#000000"), "#000000", "#ffffff", size=0.4))
    linear = (look() / 255) ** 2.2
    assert linear.mean() == pytest.approx(0.5, abs=0.1)
    assert linear.std() > 0.1


def test_a_gradient_runs_along_its_axis(look):
    set_world("#ffffff", 1.0)
    sheet(gradient(matt("fade", "#000000"), "#000000", "#ffffff", axis="x"))
    rows = look().mean(axis=(0, 2))
    assert np.all(np.diff(rows) > 0)


def test_bumps_show_in_raking_light_only(look):
    set_world("#000000", 0.0)
    sun_light("sun", 1.0, 0.4, 5.0)
    sheet(matt("plaster", "#808080"))
    assert look().std() < 2
    sheet(bump(matt("plaster", "#808080"), size=0.4, depth=0.1))
    assert look().std() > 5


def test_bumps_are_as_deep_as_asked(look):
    depth = 0.2
    material = bump(matt("plaster", "#808080"), size=0.5, depth=depth)
    tree = material.node_tree
    relief = next(node for node in tree.nodes if node.type == "BUMP")
    heights, output = tree.nodes.new("ShaderNodeEmission"), tree.nodes["Material Output"]
    tree.links.new(relief.inputs["Height"].links[0].from_socket, heights.inputs["Color"])
    tree.links.new(heights.outputs[0], output.inputs["Surface"])
    sheet(material)
    session_scene().view_settings.view_transform = "Raw"
    seen = look()[..., 0] / 255 * relief.inputs["Distance"].default_value
    around = np.stack([np.roll(seen, (down, across), (0, 1)) for down in (-1, 0, 1) for across in (-1, 0, 1)])
    inside = np.s_[1:-1, 1:-1]
    crests = seen[inside][(seen == around.max(axis=0))[inside]]
    valleys = seen[inside][(seen == around.min(axis=0))[inside]]
    assert crests.mean() - valleys.mean() == pytest.approx(depth, rel=0.25)


def test_metal_mirrors_and_glass_lets_through(look):
    set_world("#ffffff", 1.0)
    sheet(metal("gold", "#ffcc66", roughness=0.0))
    assert np.abs(look()[8, 12] - (0xFF, 0xCC, 0x66)).max() <= 8
    sheet(glass("window"))
    assert look()[8, 12].min() > 240


def test_textures_take_the_place_of_earlier_ones():
    material = principled("wood", "#885522")
    for _ in range(2):
        bump(grain(material, "#885522", "#553311", 0.01, 0.1), 0.01, 0.001)
    count = len(material.node_tree.nodes)
    gradient(
        grain(noise_colour(material, "#885522", "#553311", 0.1), "#885522", "#553311", 0.01, 0.1), "#000000", "#ffffff"
    )
    assert count == 2 + 4 + 3
    assert len(material.node_tree.nodes) == 2 + 3 + 3
    assert principled("wood", "#ffffff") == material
    assert len(material.node_tree.nodes) == 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: principled("", "#ffffff"), "the material's name"),
        (lambda: principled("x", "#fff"), "#rrggbb"),
        (lambda: principled("x", (1.0, 0.5)), "red, green and blue"),
        (lambda: principled("x", "#ffffff", roughness=2), "roughness is 2"),
        (lambda: principled("x", "#ffffff", metallic=float("nan")), "finite"),
        (lambda: grain(principled("w", "#ffffff"), "#ffffff", "#000000", width=0, length=1), "the width"),
        (lambda: gradient(principled("w", "#ffffff"), "#ffffff", "#000000", axis="w"), 'give "x", "y" or "z"'),
        (lambda: bump(emission("glow", "#ffffff"), 0.1, 0.1), "make it with principled"),
        (lambda: paint("sheet", "wood"), "make one with principled"),
        (lambda: paint(session_scene().camera, principled("w", "#ffffff")), "not a mesh"),
        (lambda: sun_light("s", 0, 2, 1), "the elevation is 2"),
        (lambda: sun_light("s", 0, 1, -1), "the irradiance"),
        (lambda: area_light("s", (0, 0, 1), (0, 0, 1), 1, 1), "its own target"),
        (lambda: area_light("s", (0, 0, 1), (0, 0, 0), (1, -1), 1), "the height"),
        (lambda: point_light("", (0, 0, 1), 1), "the light's name"),
        (lambda: set_world("#ffffff", -1), "the strength"),
        (lambda: [setattr(session_scene(), "world", None), set_backdrop("#ffffff", "#ffffff")], "call set_world"),
        (lambda: set_exposure(float("inf")), "finite"),
    ],
)
def test_nonsense_is_refused_and_leaves_nothing(call, words):
    add("sheet", floor(1, 1))
    worlds = list(bpy.data.worlds)
    with pytest.raises(ValueError, match=words):
        call()
    assert "x" not in bpy.data.materials
    assert not bpy.data.lights
    assert list(bpy.data.worlds) == worlds
