# SPDX-License-Identifier: GPL-3.0-or-later
"""A session's scene: found again, emptied without a trace, and nothing of the artist's touched."""

import bpy
import pytest

from maquette.scene.kit import (
    add,
    begin_stage,
    box,
    emission,
    find,
    grain,
    on_ground,
    paint,
    principled,
    project,
    session_collection,
    session_scene,
    set_camera,
    set_exposure,
    set_sky,
    set_world,
    stage,
    start_scene,
    sun_light,
)

KINDS = (
    "objects",
    "meshes",
    "materials",
    "worlds",
    "lights",
    "cameras",
    "scenes",
    "collections",
    "node_groups",
    "images",
)


@pytest.fixture(autouse=True)
def startup():
    """Blender's own startup scene, with its cube, light and camera."""
    bpy.ops.wm.read_factory_settings(use_empty=False)


def names():
    return {kind: sorted(entry.name for entry in getattr(bpy.data, kind)) for kind in KINDS}


def program(size=0.1):
    start_scene("still life", 320, 240, samples=8, seed=3)
    with stage("scaffold"):
        set_camera(focal_mm=50, pitch=0.4, height=1.0)
        add("crate", box(size, size, size), at=on_ground(0.5, 0.6))
    with stage("materials"):
        paint("crate", grain(principled("wood", "#885522"), "#885522", "#553311", 0.01, 0.1))
    with stage("lighting"):
        sun_light("sun", 1.0, 1.0, 2.0)
        set_world("#808080", 0.5)
        set_exposure(0.5)
        set_sky(1.0, 0.5)


def test_the_scene_is_the_active_one_and_set_up_for_scores():
    program()
    scene = session_scene()
    assert bpy.context.scene == scene
    assert [entry.name for entry in scene.collection.children] == ["still life"]
    assert session_collection()["maquette_session"] == "still life"
    assert bpy.context.collection == session_collection()
    render, view = scene.render, scene.view_settings
    assert (render.resolution_x, render.resolution_y, render.resolution_percentage) == (320, 240, 100)
    assert (render.engine, scene.cycles.samples, scene.cycles.seed) == ("CYCLES", 8, 3)
    assert (view.view_transform, view.look, render.dither_intensity) == ("Standard", "None", 0.0)
    assert view.exposure == 0.5


def test_a_second_run_doubles_nothing_and_leaves_no_orphans():
    program()
    once = names()
    program()
    assert names() == once
    assert not [name for kind in KINDS for name in once[kind] if name.endswith("1")]
    start_scene("still life", 320, 240)
    empty = names()
    assert empty["objects"] == ["Camera", "Cube", "Light"]
    assert empty["worlds"] == ["World", "still life"]
    assert empty["materials"] == ["Dots Stroke", "Material"]
    assert empty["meshes"] == ["Cube"]
    assert session_scene().view_settings.exposure == 0.0


def test_the_artists_scene_and_objects_stay_as_they_are():
    theirs = bpy.context.scene
    cube, material = bpy.data.objects["Cube"], bpy.data.materials["Material"]
    program()
    paint("crate", material)
    lamp = bpy.data.objects.new("mine", bpy.data.lights.new("mine", "POINT"))
    session_collection().objects.link(lamp)
    program()
    assert theirs.objects["Cube"] == cube
    assert theirs.render.engine != "CYCLES"
    assert list(theirs.collection.children_recursive) == [bpy.data.collections["Collection"]]
    assert bpy.data.materials["Material"] == material
    assert lamp.name in session_collection().objects


def test_two_sessions_in_one_file_keep_apart():
    program()
    start_scene("portrait", 240, 320)
    add("crate", box(1, 1, 1))
    assert find("crate").dimensions.x == pytest.approx(1.0)
    program(size=0.2)
    assert len(bpy.data.scenes["portrait"].objects) == 1
    assert session_scene().name == "still life"
    assert sorted(entry.name for entry in bpy.data.materials if entry.get("maquette_session")) == ["proxy tint", "wood"]
    bpy.context.window.scene = bpy.data.scenes["Scene"]
    with pytest.raises(ValueError, match="2 scenes have a session"):
        session_scene()


def test_a_renamed_scene_and_collection_are_found_by_their_mark():
    program()
    scene, collection = session_scene(), session_collection()
    scene.name, collection.name = "my room", "my things"
    program()
    assert (session_scene(), session_collection()) == (scene, collection)


def test_without_a_session_the_remedy_is_told():
    with pytest.raises(ValueError, match="call start_scene"):
        add("crate", box(1, 1, 1))
    start_scene("room", 320, 240)
    with pytest.raises(ValueError, match="call set_camera"):
        project((0, 1, 0))


def test_what_a_stage_makes_without_the_kit_is_the_sessions_too():
    start_scene("by hand", 320, 240)
    once = names()
    for _ in range(2):
        start_scene("by hand", 320, 240)
        with stage("scaffold"):
            bpy.ops.mesh.primitive_cube_add()
            body = bpy.data.objects.new("hand-made", bpy.data.meshes.new("hand-made"))
            bpy.context.scene.collection.objects.link(body)
            group = bpy.data.collections.new("group")
            bpy.context.scene.collection.children.link(group)
            group.objects.link(bpy.data.objects.new("in group", None))
            body.data.materials.append(bpy.data.materials.new("plain"))
        assert not session_scene().collection.objects
        assert [entry.name for entry in session_scene().collection.children] == ["by hand"]
        made = {entry.name: entry for entry in session_collection().all_objects}
        assert sorted(made) == ["Cube.001", "hand-made", "in group"]
        assert {entry["maquette_stage"] for entry in made.values()} == {"scaffold"}
        assert bpy.data.materials["plain"]["maquette_session"] == "by hand"
    start_scene("by hand", 320, 240)
    assert names() == once


def test_a_stage_that_fails_is_still_claimed():
    start_scene("failing", 320, 240)
    with pytest.raises(RuntimeError), stage("scaffold"):
        bpy.context.collection.objects.link(bpy.data.objects.new("half done", None))
        raise RuntimeError
    assert bpy.data.objects["half done"]["maquette_stage"] == "scaffold"


def test_materials_are_tagged_with_their_stage():
    start_scene("tags", 320, 240)
    begin_stage("materials")
    material = emission("glow", "#ffffff")
    assert [material[key] for key in ("maquette_ref", "maquette_stage", "maquette_session")] == [
        "glow",
        "materials",
        "tags",
    ]


@pytest.mark.parametrize("arguments", [("", 10, 10), ("x", 0, 10), ("x", 10, 1e9), ("x", 10.5, 10), ("x", 10, 10, 0)])
def test_nonsense_is_refused(arguments):
    with pytest.raises(ValueError, match="give a"):
        start_scene(*arguments)
    assert "x" not in bpy.data.scenes
