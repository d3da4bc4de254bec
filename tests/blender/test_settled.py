# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist does by hand between two stages is noticed and remembered."""

import json
from pathlib import Path

import bpy
import pytest

from maquette.agent.effects import Keep, Restore
from maquette.agent.records import from_json, to_json
from maquette.agent.settled import Settled
from maquette.scene.description import SceneDescription
from maquette.scene.performer import Performer
from maquette.scene.settled import lock, settled_facts, unlock
from maquette.tests.blender.settled_session import (
    decide,
    described,
    edited_by_hand,
    edits,
    recolour,
    run,
    scaffolded,
    told,
)


@pytest.fixture
def session(tmp_path: Path) -> Performer:
    return scaffolded(tmp_path)


@pytest.fixture
def edited(tmp_path: Path) -> Performer:
    return edited_by_hand(tmp_path)


def test_nothing_done_is_no_edit(session: Performer) -> None:
    assert not edits(session, described(session))


def test_a_moved_a_recoloured_and_a_locked_object_are_settled(session: Performer) -> None:
    before = described(session)
    bpy.data.objects["cup"].location.x -= 0.2
    recolour("bowl")
    lock([bpy.data.objects["vase"]])
    found = edits(session, before)
    assert told(found) == {"bowl": "changed look", "cup": "changed form"}
    assert [change.sentence() for edit in found.objects for change in edit.changes] == [
        "bowl: Principled BSDF: Base Color #808080 → #ff0000",
        "cup: location (-0.5, 4, 0.1) → (-0.7, 4, 0.1)",
    ]
    assert decide(session, before) == (
        Settled("bowl", "bowl", "changed look"),
        Settled("cup", "cup", "changed form"),
        Settled("vase", "vase", "locked"),
    )


FORM = {
    "scale": lambda: setattr(bpy.data.objects["cup"], "scale", (1, 1, 2)),
    "a vertex": lambda: setattr(bpy.data.meshes["cup"].vertices[0].co, "z", 0.4),
    "a modifier": lambda: bpy.data.objects["cup"].modifiers.new("Bevel", "BEVEL"),
    "the parent": lambda: setattr(bpy.data.objects["cup"], "parent", bpy.data.objects["table"]),
    "visibility in renders": lambda: setattr(bpy.data.objects["cup"], "hide_render", True),
    "another mesh": lambda: setattr(bpy.data.objects["cup"], "data", bpy.data.meshes["cup"].copy()),
}
LOOK = {
    "a node": lambda: recolour("cup"),
    "another material": lambda: bpy.data.meshes["cup"].materials.__setitem__(0, bpy.data.materials["bowl"]),
    "UVs": lambda: bpy.data.meshes["cup"].uv_layers.new(name="mine"),
    "the colour of the object": lambda: setattr(bpy.data.objects["cup"], "color", (1, 0, 0, 1)),
}
NEITHER = {
    "selection": lambda: bpy.data.objects["cup"].select_set(True),
    "the active object": lambda: setattr(bpy.context.view_layer.objects, "active", bpy.data.objects["cup"]),
    "the eye": lambda: bpy.data.objects["cup"].hide_set(True),
    "a new name": lambda: setattr(bpy.data.objects["cup"], "name", "my cup"),
    "the reference behind the camera": lambda: (
        setattr(bpy.context.scene.camera.data, "show_background_images", True),
        setattr(bpy.context.scene.camera.data.background_images.new(), "image", bpy.data.images.new("reference", 8, 8)),
    ),
    "a thing beside the session": lambda: bpy.context.scene.collection.objects.link(bpy.data.objects.new("x", None)),
}


@pytest.mark.parametrize("what", FORM)
def test_what_is_form(session: Performer, what: str) -> None:
    before = described(session)
    FORM[what]()
    assert told(edits(session, before))["cup"] == "changed form"


@pytest.mark.parametrize("what", LOOK)
def test_what_is_look(session: Performer, what: str) -> None:
    before = described(session)
    LOOK[what]()
    assert told(edits(session, before)) == {"cup": "changed look"}


@pytest.mark.parametrize("what", NEITHER)
def test_what_is_no_edit(session: Performer, what: str) -> None:
    before = described(session)
    NEITHER[what]()
    assert not edits(session, before)


def test_a_shared_material_belongs_to_all_that_wear_it(session: Performer) -> None:
    before = described(session)
    recolour("glaze")
    assert told(edits(session, before)) == {"jug": "changed look", "lid": "changed look"}


def test_a_picture_in_a_material_belongs_to_what_wears_it(session: Performer) -> None:
    nodes = bpy.data.materials["cup"].node_tree.nodes
    nodes.new("ShaderNodeTexImage").image = bpy.data.images.new("label", 4, 4)
    before = described(session)
    bpy.data.images["label"].pixels = [0.5] * 64
    assert told(edits(session, before)) == {"cup": "changed look"}


def test_lights_and_cameras_have_form_only(session: Performer) -> None:
    before = described(session)
    bpy.data.lights["key light"].energy = 80.0
    session.scene().camera.data.lens = 35.0
    found = edits(session, before)
    assert told(found) == {"key light": "changed form", session.scene().camera.name: "changed form"}
    assert decide(session, before)[0].ref == "key light"


def test_the_world_and_the_exposure_are_told_and_settle_nothing(session: Performer) -> None:
    before = described(session)
    session.scene().view_settings.exposure = 1.0
    session.scene().world.color = (1.0, 0.0, 0.0)
    found = edits(session, before)
    assert [change.aspect for change in found.scene] == ["exposure", "world"]
    assert not found.objects


def test_a_description_that_was_stored_serves_as_well(session: Performer) -> None:
    before = from_json(SceneDescription, json.loads(json.dumps(to_json(described(session)))))
    assert not edits(session, before)
    bpy.data.objects["cup"].location.x -= 0.2
    assert told(edits(session, before)) == {"cup": "changed form"}


def test_form_and_look_add_up(session: Performer) -> None:
    before = described(session)
    bpy.data.objects["cup"].location.x -= 0.2
    decide(session, before)
    before = described(session)
    recolour("cup")
    assert decide(session, before) == (Settled("cup", "cup", "changed form and look"),)


def test_what_the_artist_added_is_settled(session: Performer) -> None:
    before = described(session)
    session.collection().objects.link(bpy.data.objects.new("fork", bpy.data.meshes.new("fork")))
    copy = bpy.data.objects["cup"].copy()
    session.collection().objects.link(copy)
    assert decide(session, before) == (Settled("cup.001", "", "added"), Settled("fork", "", "added"))
    assert "fork was added by the artist" in run(session, "bpy.data.objects['fork'].location.x = 1").error


def test_a_copy_in_the_place_of_its_original_goes_on_as_that(session: Performer) -> None:
    before = described(session)
    copy = bpy.data.objects["cup"].copy()
    copy.data = copy.data.copy()
    session.collection().objects.link(copy)
    bpy.data.objects.remove(bpy.data.objects["cup"])
    assert Settled("cup.001", "cup", "added") in decide(session, before)
    assert not any(entry.ref == "cup" and entry.how == "removed" for entry in settled_facts(session.collection()))


def test_what_the_artist_removed_stays_removed(session: Performer) -> None:
    before = described(session)
    for name in ("spoon", "handle", "key light"):
        bpy.data.objects.remove(bpy.data.objects[name])
    assert decide(session, before) == (
        Settled("handle", "cup", "removed"),
        Settled("key light", "key light", "removed"),
        Settled("spoon", "spoon", "removed"),
    )
    report = run(session, "add('spoon', box(1, 1, 1))\nadd('fork', box(1, 1, 1))")
    assert report.error == "spoon was removed by the artist: do not make it again."
    bpy.data.objects.remove(bpy.data.objects["spoon"])
    assert "handle was removed" in run(session, "add('handle', box(1, 1, 1), part_of='cup')").error
    bpy.data.objects.remove(bpy.data.objects["handle"])
    assert "key light was removed" in run(session, "sun_light('key light', 0, 1, 3)").error


def test_what_was_removed_and_comes_back_by_the_artists_hand_is_not_removed(session: Performer) -> None:
    before = described(session)
    spoon = bpy.data.objects["spoon"]
    session.collection().objects.unlink(spoon)
    assert decide(session, before) == (Settled("spoon", "spoon", "removed"),)
    session.collection().objects.link(spoon)
    assert settled_facts(session.collection()) == ()


def test_marks_come_back_with_a_snapshot(edited: Performer) -> None:
    before = described(edited)
    bpy.data.objects.remove(bpy.data.objects["spoon"])
    settled = decide(edited, before)
    kept = edited.keep(Keep("by hand"))
    bpy.data.objects.remove(bpy.data.objects["cup"])
    unlock(edited.scene(), edited.collection(), [bpy.data.objects["vase"]])
    del edited.collection()["maquette_removed"]
    assert settled_facts(edited.collection()) != settled
    assert edited.restore(Restore("by hand")).fingerprint == kept.fingerprint
    assert settled_facts(edited.collection()) == settled
    assert not run(edited, "place('vase', at=(0, 0, 0))").ok


def test_rolling_back_to_before_the_marks_takes_them_away(session: Performer) -> None:
    session.keep(Keep("before"))
    before = described(session)
    lock([bpy.data.objects["cup"]])
    bpy.data.objects.remove(bpy.data.objects["spoon"])
    decide(session, before)
    session.restore(Restore("before"))
    assert settled_facts(session.collection()) == ()


def test_marks_are_saved_with_the_file(edited: Performer, tmp_path: Path) -> None:
    settled, fingerprint = settled_facts(edited.collection()), edited.fingerprint()
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "saved.blend"))
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "saved.blend"))
    assert settled_facts(edited.collection()) == settled
    assert edited.fingerprint() == fingerprint


def test_marks_are_undone_and_redone(edited: Performer) -> None:
    settled = settled_facts(edited.collection())
    before = described(edited)
    bpy.ops.ed.undo_push(message="before")
    bpy.data.objects.remove(bpy.data.objects["spoon"])
    lock([bpy.data.objects["cup"]])
    more = decide(edited, before)
    bpy.ops.ed.undo_push(message="more settled")
    bpy.ops.ed.undo()
    assert settled_facts(edited.collection()) == settled
    bpy.ops.ed.redo()
    assert settled_facts(edited.collection()) == more != settled


def test_a_mark_is_another_state_and_no_edit(session: Performer) -> None:
    before, fingerprint = described(session), session.fingerprint()
    lock([bpy.data.objects["cup"]])
    assert not edits(session, before)
    assert session.fingerprint() != fingerprint


def test_what_is_unlocked_is_the_stages_again(edited: Performer) -> None:
    unlock(edited.scene(), edited.collection(), [bpy.data.objects[name] for name in ("cup", "vase")])
    assert settled_facts(edited.collection()) == (Settled("bowl", "bowl", "changed look"),)
    assert run(edited, "place('cup', at=(0, 0, 0))\nplace('vase', at=(0, 0, 0))").ok


def test_what_is_given_back_counts_again_once_it_is_changed_again(session: Performer) -> None:
    before = described(session)
    cup = bpy.data.objects["cup"]
    cup.location.x -= 0.2
    unlock(session.scene(), session.collection(), [cup])
    assert not edits(session, before)
    recolour("cup")
    assert told(edits(session, before)) == {"cup": "changed form and look"}
    decide(session, before)
    assert "maquette_given_back" not in cup
