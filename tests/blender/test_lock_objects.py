# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist locks selected objects and gives them back."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import addon_utils
import bpy
import pytest

from maquette.agent.settled import Settled
from maquette.scene.live import open_sessions
from maquette.scene.performer import Performer
from maquette.scene.settled import settled_facts
from maquette.tests.blender.settled_session import described, scaffolded


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Performer]:
    """A session that waits for a review in the scene that is shown."""
    performer = scaffolded(tmp_path)
    monkeypatch.setattr(bpy.utils, "extension_path_user", lambda package, *, path, create: str(tmp_path / path))
    addon_utils.enable("maquette", default_set=True)
    live = SimpleNamespace(
        session="one",
        settings=SimpleNamespace(title="still life"),
        performer=performer,
        description=described(performer),
        stretch=None,
        objects=frozenset(),
        journal=SimpleNamespace(close=lambda: None),
        refresh=lambda: None,
        view=None,
    )
    monkeypatch.setattr(open_sessions, "_open", {"one": live})
    performer.scene().maquette.session = "one"
    select()
    yield performer
    addon_utils.disable("maquette", default_set=True)


def select(*names: str) -> None:
    """Just these."""
    for entry in bpy.context.view_layer.objects:
        entry.select_set(entry.name in names)


def live() -> SimpleNamespace:
    return open_sessions.open_session_named("one")


def why_not(operator: object) -> str:
    """What Blender says of an operator that cannot be called."""
    with pytest.raises(RuntimeError) as refusal:
        operator()  # type: ignore[operator]
    return str(refusal.value)


def test_selected_objects_are_locked_and_given_back(session: Performer) -> None:
    select("cup", "key light")
    bpy.ops.maquette.lock_objects()
    locked = (Settled("cup", "cup", "locked"), Settled("key light", "key light", "locked"))
    assert settled_facts(session.collection()) == locked
    assert live().touched == (("cup", "locked"), ("key light", "locked"))
    select("cup")
    bpy.ops.maquette.unlock_objects()
    assert settled_facts(session.collection()) == locked[1:]
    assert live().touched == (("key light", "locked"),)


def test_what_was_changed_by_hand_is_given_back(session: Performer) -> None:
    bpy.data.objects["cup"].location.x += 1.0
    select("cup")
    bpy.ops.maquette.unlock_objects()
    assert live().touched == ()


def test_locking_is_undone_and_redone(session: Performer) -> None:
    bpy.ops.ed.undo_push(message="before")
    select("cup")
    bpy.ops.maquette.lock_objects("EXEC_DEFAULT", True)
    bpy.ops.ed.undo()
    assert settled_facts(session.collection()) == ()
    bpy.ops.ed.redo()
    assert settled_facts(session.collection()) == (Settled("cup", "cup", "locked"),)


def test_it_says_what_is_missing(session: Performer) -> None:
    for operator in (bpy.ops.maquette.lock_objects, bpy.ops.maquette.unlock_objects):
        session.scene().collection.objects.link(theirs := bpy.data.objects.new("theirs", None))
        select("theirs")
        assert "Select objects of the reconstruction first" in why_not(operator)
        bpy.data.objects.remove(theirs)
        select("cup")
        live().stretch = object()
        assert "Wait until the stage is done" in why_not(operator)
        live().stretch = None
        session.scene().maquette.session = ""
        assert "No picture has been reconstructed" in why_not(operator)
        session.scene().maquette.session = "one"
