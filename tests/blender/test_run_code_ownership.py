# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not the session's survives every way of removing it, or its loss is told."""

from dataclasses import dataclass
from pathlib import Path

import bpy
import pytest

from maquette.scene.running import run_code


@dataclass(frozen=True)
class Shared:
    """A scene in which an artist works, with a session's collection in it."""

    collection: bpy.types.Collection
    artists: tuple[str, ...]
    """Names of the artist's objects."""


@pytest.fixture
def shared() -> Shared:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    for name in ("vase", "lamp"):
        bpy.ops.mesh.primitive_cube_add()
        bpy.context.object.name = name
        bpy.context.object.data.name = name
    props = bpy.data.collections.new("props")
    bpy.context.scene.collection.children.link(props)
    props.objects.link(bpy.data.objects["vase"])
    collection = bpy.data.collections.new("coffee")
    bpy.context.scene.collection.children.link(collection)
    collection.objects.link(bpy.data.objects.new("cup", bpy.data.meshes.new("cup")))
    bpy.data.materials.new("unused")
    return Shared(collection, ("vase", "lamp"))


DELETION = {
    "all": "bpy.ops.object.select_all(action='SELECT')\nbpy.ops.object.delete()",
    "one by one": "for o in bpy.data.objects:\n    o.select_set(True)\nbpy.ops.object.delete()",
    "by kind": "bpy.ops.object.select_by_type(type='MESH')\nbpy.ops.object.delete(use_global=True)",
    "by pattern": "bpy.ops.object.select_pattern(pattern='*')\nbpy.ops.object.delete()",
    "of what was selected": "bpy.ops.object.delete()",
    "joined": "bpy.ops.object.select_all(action='SELECT')\nbpy.context.view_layer.objects.active = "
    "bpy.data.objects['cup']\nbpy.ops.object.join()",
}


@pytest.mark.parametrize("code", DELETION.values(), ids=DELETION)
def test_operators_do_not_reach_the_artists_objects(code: str, shared: Shared) -> None:
    bpy.ops.object.select_all(action="SELECT")
    outcome = run_code("import bpy\n" + code, "geometry-1.py", shared.collection, 5)
    assert outcome.ok, outcome.error
    assert set(shared.artists) <= {entry.name for entry in bpy.context.scene.objects}
    if "select" in code and "join" not in code:
        assert "cup" not in bpy.data.objects


def test_the_mark_of_the_session_is_put_back(shared: Shared) -> None:
    shared.collection["maquette_session"] = "coffee"
    for change in ("del c['maquette_session']", "c['maquette_session'] = 'tea'", "c.pop('maquette_session'); 1 / 0"):
        outcome = run_code(f"import bpy\nc = bpy.context.collection\n{change}", "geometry-1.py", shared.collection, 5)
        assert not outcome.ok and "leave that property alone" in outcome.error, change
        assert shared.collection["maquette_session"] == "coffee"


def test_no_scene_is_made_beside_the_sessions(shared: Shared) -> None:
    outcome = run_code("import bpy\nbpy.data.scenes.new('other')", "geometry-1.py", shared.collection, 5)
    assert "builds in the active scene" in outcome.error
    assert len(bpy.data.scenes) == 1


REMOVAL = {
    "objects": "for o in list(bpy.data.objects):\n    bpy.data.objects.remove(o, do_unlink=True)",
    "by keyword": "bpy.data.objects.remove(object=bpy.data.objects['vase'])",
    "meshes": "bpy.data.meshes.remove(bpy.data.meshes['vase'])",
    "unused": "for m in bpy.data.materials:\n    if not m.users:\n        bpy.data.materials.remove(m)",
    "a collection": "bpy.data.collections.remove(bpy.data.collections['props'])",
    "the session's collection": "bpy.data.collections.remove(bpy.context.collection)",
    "the scene": "bpy.context.scene.copy()\nbpy.data.scenes.remove(bpy.context.scene)",
    "a link": "bpy.data.collections['props'].objects.unlink(bpy.data.objects['vase'])",
    "a link of a collection": "bpy.context.scene.collection.children.unlink(bpy.data.collections['props'])",
}


@pytest.mark.parametrize("code", REMOVAL.values(), ids=REMOVAL)
def test_removal_of_what_is_not_the_sessions_is_refused(code: str, shared: Shared) -> None:
    outcome = run_code("import bpy\n" + code, "geometry-1.py", shared.collection, 5)
    assert not outcome.ok
    assert "NotYours" in outcome.error
    assert outcome.lost == ()
    assert set(shared.artists) <= {entry.name for entry in bpy.context.scene.objects}
    assert [entry.name for entry in bpy.data.collections["props"].objects] == ["vase"]
    assert "unused" in bpy.data.materials


def test_what_is_the_sessions_can_be_removed(shared: Shared) -> None:
    code = (
        "import bpy\nmade = bpy.data.objects.new('spoon', bpy.data.meshes.new('spoon'))\n"
        "bpy.context.collection.objects.link(made)\nbpy.context.collection.objects.unlink(made)\n"
        "bpy.data.meshes.remove(made.data)\n"
        "mesh = bpy.data.objects['cup'].data\nbpy.data.objects.remove(bpy.data.objects['cup'])\n"
        "bpy.data.meshes.remove(mesh)\n"
        "parts = [1, 2]\nparts.remove(1)\nprint(parts)\n"
    )
    outcome = run_code(code, "geometry-1.py", shared.collection, 5)
    assert outcome.error == ""
    assert outcome.output == "[2]\n"
    assert not {"cup", "spoon"} & {entry.name for entry in (*bpy.data.objects, *bpy.data.meshes)}


def test_what_objects_share_with_the_artists_is_not_the_sessions(shared: Shared) -> None:
    bpy.data.objects["cup"].data = bpy.data.meshes["vase"]
    code = "import bpy\nbpy.data.meshes.remove(bpy.data.objects['cup'].data)"
    assert "NotYours" in run_code(code, "geometry-1.py", shared.collection, 5).error


def test_a_loss_that_no_guard_sees_is_told(shared: Shared) -> None:
    code = "import bpy\nx = bpy.data.objects['vase']\nx.hide_select = False\n"
    code += "x.select_set(True)\nbpy.ops.object.delete()"
    outcome = run_code(code, "geometry-1.py", shared.collection, 5)
    assert not outcome.ok
    assert outcome.lost == ("Object vase",)
    assert "Object vase" in outcome.error


def test_an_unlinking_that_no_guard_sees_is_told(shared: Shared) -> None:
    code = "import bpy\nx = bpy.data.objects['vase']\nx.hide_select = False\nx.select_set(True)\n"
    code += "bpy.context.view_layer.objects.active = x\nbpy.ops.collection.objects_remove_all()"
    outcome = run_code(code, "geometry-1.py", shared.collection, 5)
    assert outcome.lost == ("Object vase in Scene", "Object vase in props")


def test_selection_active_object_and_selectability_are_brought_back(shared: Shared) -> None:
    vase, lamp = bpy.data.objects["vase"], bpy.data.objects["lamp"]
    bpy.ops.object.select_all(action="DESELECT")
    lamp.hide_select = True
    vase.select_set(True)
    bpy.context.view_layer.objects.active = vase
    for code in ("import bpy\nbpy.ops.mesh.primitive_cube_add()", "1 / 0"):
        run_code(code, "geometry-1.py", shared.collection, 5)
        assert [entry.name for entry in bpy.context.selected_objects] == ["vase"]
        assert bpy.context.view_layer.objects.active == vase
        assert (vase.hide_select, lamp.hide_select) == (False, True)


def test_the_artist_may_have_been_in_edit_mode(shared: Shared) -> None:
    bpy.context.view_layer.objects.active = bpy.data.objects["vase"]
    bpy.ops.object.mode_set(mode="EDIT")
    outcome = run_code("import bpy\nbpy.ops.mesh.primitive_cube_add()", "geometry-1.py", shared.collection, 5)
    assert outcome.ok, outcome.error
    assert len(bpy.data.objects["vase"].data.vertices) == 8
    assert bpy.context.view_layer.objects.active.name == "vase"


def test_linked_objects_are_out_of_reach_too(shared: Shared, tmp_path: Path) -> None:
    library = tmp_path / "library.blend"
    bpy.data.libraries.write(str(library), {bpy.data.objects["lamp"]})
    bpy.ops.wm.read_factory_settings(use_empty=True)
    with bpy.data.libraries.load(str(library), link=True) as (_, chosen):
        chosen.objects = ["lamp"]
    bpy.context.scene.collection.objects.link(chosen.objects[0])
    collection = bpy.data.collections.new("coffee")
    bpy.context.scene.collection.children.link(collection)
    code = "import bpy\nbpy.ops.object.select_all(action='SELECT')\nbpy.ops.object.delete()"
    outcome = run_code(code, "geometry-1.py", collection, 5)
    assert outcome.ok, outcome.error
    assert "lamp" in bpy.context.scene.objects
