# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours that each view shows."""

import bpy
import numpy as np
import pytest

from maquette.scene.kit.versions import enable_nodes

LEFT, RIGHT, WALL = (24, 23), (22, 48), (4, 36)
"""Pixels (row, column) inside the two squares and on the wall."""


def srgb(linear):
    """8-bit sRGB of linear light (IEC 61966-2-1)."""
    linear = np.asarray(linear, float)
    return np.rint(255 * np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055))


def glow(entry, colour):
    material = bpy.data.materials.new("Glow")
    tree = enable_nodes(material)
    tree.nodes.clear()
    shader = tree.nodes.new("ShaderNodeEmission")
    shader.inputs["Color"].default_value = (*colour, 1.0)
    tree.links.new(shader.outputs[0], tree.nodes.new("ShaderNodeOutputMaterial").inputs["Surface"])
    entry.data.materials.append(material)


def test_full_view_of_a_glowing_surface_is_its_colour_in_srgb(still_life):
    still_life.light()
    glow(still_life.wall, (0.5, 0.2, 0.01))

    # Denoising may move it by one level.
    assert np.abs(still_life.see("full")[WALL] - srgb((0.5, 0.2, 0.01))).max() <= 1


@pytest.mark.parametrize(("setting", "value"), [("exposure", -1.0), ("gamma", 2.0)])
def test_full_view_follows_the_scene_exposure_and_gamma_but_no_other_view_does(still_life, setting, value):
    still_life.paint()
    still_life.light()
    before = {view: still_life.see(view) for view in ("full", "clay", "flat", "ids")}
    setattr(still_life.scene.view_settings, setting, value)
    after = {view: still_life.see(view) for view in ("full", "clay", "flat", "ids")}

    assert [view for view in before if not np.array_equal(before[view], after[view])] == ["full"]


def test_full_view_does_not_follow_another_view_transform(still_life):
    still_life.paint()
    still_life.light()
    before = still_life.see("full")
    still_life.scene.view_settings.view_transform = "AgX"
    still_life.scene.view_settings.look = "AgX - Punchy"

    assert np.array_equal(still_life.see("full"), before)


def test_full_view_is_dark_where_the_scene_is(still_life):
    still_life.paint()
    still_life.light(energy=0.05)
    assert still_life.see("full").mean() < 40


def test_full_view_is_lit_by_the_scenes_world_alone(still_life):
    still_life.paint()
    world = still_life.scene.world = bpy.data.worlds.new("World")
    background = next(node for node in enable_nodes(world).nodes if node.type == "BACKGROUND")
    background.inputs["Color"].default_value = (0.0, 0.0, 0.0, 1.0)
    assert still_life.see("full").max() == 0

    background.inputs["Color"].default_value = (0.0, 0.0, 0.2, 1.0)
    picture = still_life.see("full")
    assert picture[..., :2].max() <= 1
    assert picture[..., 2].max() > 50


def test_flat_view_shows_base_colours_whatever_the_light(still_life):
    still_life.paint()
    before = still_life.see("flat")
    still_life.light(energy=100.0)
    picture = still_life.see("flat")

    assert np.array_equal(picture, before)
    assert np.abs(picture[LEFT].astype(int) - srgb(still_life.left.color[:3])).max() <= 6
    assert np.abs(picture[RIGHT].astype(int) - srgb(still_life.right.color[:3])).max() <= 6


def test_clay_view_depends_on_shape_and_camera_alone(still_life):
    before = still_life.see("clay")
    still_life.paint()
    still_life.light(energy=100.0)
    glow(still_life.right, (3.0, 0.0, 0.0))
    picture = still_life.see("clay")
    assert np.array_equal(picture, before)
    assert np.ptp(picture.astype(int), axis=-1).max() == 0, "grey"

    still_life.right.rotation_euler.z = 0.7
    turned = still_life.see("clay").astype(int)
    assert np.abs(turned[RIGHT] - before[RIGHT]).max() > 15
