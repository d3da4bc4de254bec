# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking changes nothing, whatever becomes of it."""

import bpy
import pytest

from maquette.agent.errors import MaquetteError, SessionError
from maquette.scene.look import Frame, clean_up, in_place, prepare

PLAIN = ("BOOLEAN", "INT", "FLOAT", "STRING", "ENUM")
VIEWS = ("full", "clay", "flat", "ids")


def counts():
    return {
        entry.identifier: len(getattr(bpy.data, entry.identifier))
        for entry in bpy.data.bl_rna.properties
        if entry.type == "COLLECTION"
    }


def settings_of(owner):
    """Every plain setting of ``owner``."""
    return {
        entry.identifier: str(getattr(owner, entry.identifier))
        for entry in owner.bl_rna.properties
        # Blender 5.0 warns of reading the deprecated switch.
        if entry.identifier != "use_nodes" and not entry.is_readonly and entry.type in PLAIN
    }


def state(scene):
    """All that an artist could notice."""
    parts = (scene, scene.render, scene.render.image_settings, scene.cycles, scene.view_settings)
    layer = scene.view_layers[0]
    return {
        "counts": counts(),
        "names": sorted(entry.name for entry in bpy.data.objects),
        "settings": [settings_of(part) for part in parts],
        "world": scene.world,
        "override": layer.material_override,
        "camera": scene.camera,
        "active": layer.objects.active,
        "selected": [entry.name for entry in scene.objects if entry.select_get(view_layer=layer)],
        "pass indices": {entry.name: entry.pass_index for entry in bpy.data.objects},
        "users": {entry.name: entry.users for entry in (*bpy.data.objects, *bpy.data.meshes, *bpy.data.materials)},
        "scene in the window": bpy.context.scene.name,
    }


@pytest.fixture
def busy_scene(still_life):
    still_life.paint()
    still_life.light()
    still_life.left.pass_index = 17
    still_life.right.pass_index = 2
    still_life.left.select_set(True)
    still_life.right.select_set(False)
    bpy.context.view_layer.objects.active = still_life.left
    still_life.scene.render.engine = "BLENDER_WORKBENCH"
    still_life.scene.render.filepath = "//mine"
    return still_life


def test_a_look(busy_scene):
    before = state(busy_scene.scene)
    busy_scene.look(*VIEWS)
    assert state(busy_scene.scene) == before


def test_a_look_at_a_scene_that_is_not_in_the_window(busy_scene):
    other = bpy.data.scenes.new("Other")
    looked_at = busy_scene.scene
    bpy.context.window.scene = other
    before = state(looked_at)
    in_place.look(
        looked_at, busy_scene.collection, VIEWS, busy_scene.folder, "other", width=24, height=16, samples=1, seed=1
    )
    assert state(looked_at) == before
    assert before["scene in the window"] == "Other"


def test_a_render_that_fails(busy_scene, monkeypatch):
    def fail(view):
        raise MaquetteError("The lamp broke.")

    monkeypatch.setattr(in_place, "render", fail)
    before = state(busy_scene.scene)
    with pytest.raises(MaquetteError, match="lamp"):
        busy_scene.look(*VIEWS)
    assert state(busy_scene.scene) == before


def test_a_folder_that_cannot_be_written(busy_scene):
    (busy_scene.folder / "renders").write_text("in the way")
    before = state(busy_scene.scene)
    with pytest.raises(SessionError):
        busy_scene.look("ids")
    assert state(busy_scene.scene) == before


def test_a_scene_without_a_camera(busy_scene):
    busy_scene.scene.camera = None
    before = state(busy_scene.scene)
    with pytest.raises(MaquetteError, match="camera"):
        busy_scene.look(*VIEWS)
    assert state(busy_scene.scene) == before


def test_preparing_without_rendering(busy_scene):
    before = state(busy_scene.scene)
    prepared = prepare(busy_scene.scene, busy_scene.collection, VIEWS, Frame(24, 16, 1, 1))
    assert state(busy_scene.scene) != before
    clean_up(prepared)
    assert state(busy_scene.scene) == before


def test_objects_linked_from_another_file(busy_scene):
    library = busy_scene.folder / "library.blend"
    bpy.data.libraries.write(str(library), {busy_scene.right})
    with bpy.data.libraries.load(str(library), link=True) as (source, target):
        target.objects = source.objects
    (linked,) = target.objects
    busy_scene.collection.objects.link(linked)
    before = state(busy_scene.scene)
    busy_scene.look(*VIEWS)
    assert state(busy_scene.scene) == before
    assert linked.pass_index == 2
