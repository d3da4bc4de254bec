# SPDX-License-Identifier: GPL-3.0-or-later
"""Rolling a finished reconstruction back to each of its stages."""

from dataclasses import dataclass
from pathlib import Path

import bpy
import pytest

from maquette.agent.effects import Restore, Snapshot
from maquette.agent.providers.registry import provider_named
from maquette.agent.records import to_json
from maquette.agent.session import Settings
from maquette.agent.vision.intake import prepare_reference, read_reference
from maquette.scene.description import describe
from maquette.scene.headless import Finished, open_journal, run_session
from maquette.scene.kit.session import session_collection, session_scene
from maquette.scene.kit.start_scene import start_scene
from maquette.scene.session_folder import SessionFolder

UNDO_STEPS = 40
ROUNDS = 10


@dataclass(frozen=True)
class Reconstruction:
    """A finished session in the open file, with an object of the artist's beside it."""

    finished: Finished
    states: tuple[Snapshot, ...]
    """What each stage ended with, in order."""

    def restore(self, state: Snapshot) -> str:
        """Roll back; the fingerprint of what came back."""
        return self.finished.performer.restore(Restore(state.name)).fingerprint


@pytest.fixture(scope="module")
def reconstruction(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Reconstruction:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    picture = read_reference(repository / "examples" / "coffee.png")
    reference = prepare_reference(picture, 64)
    height, width = reference.shape[:2]
    settings = Settings("coffee", "reference.png", width, height, samples=1, seed=0)
    folder = SessionFolder(tmp_path_factory.mktemp("session"))
    provider = provider_named("builtin")
    journal = open_journal(settings, provider.name, reference, picture, folder, resume=False)
    finished = run_session(settings, folder, provider, journal, lambda tell: None)
    kept = [(result.stage, result.best) for result in finished.session.passes]
    states = tuple(best.snapshots[stage] for stage, best in kept if best)
    assert len(states) >= 3
    return Reconstruction(finished, states)


@pytest.fixture(autouse=True)
def artists_object(reconstruction: Reconstruction) -> str:
    """The artist's own suzanne in the session's scene, outside its collection; its fingerprint stays the same."""
    scene = session_scene()
    if "Artist" not in scene.objects:
        bpy.ops.mesh.primitive_monkey_add(location=(1, 2, 3))
        suzanne = bpy.context.object
        suzanne.name = "Artist"
        for collection in suzanne.users_collection:
            collection.objects.unlink(suzanne)
        scene.collection.objects.link(suzanne)
    return artists_fingerprint()


def artists_fingerprint() -> str:
    described = describe(session_scene(), session_collection()).object("Artist")
    assert described is not None
    return str(to_json(described))


def test_each_stage_comes_back_exactly(reconstruction: Reconstruction, artists_object: str) -> None:
    for state in (*reconstruction.states, *reversed(reconstruction.states)):
        assert reconstruction.restore(state) == state.fingerprint
        assert artists_fingerprint() == artists_object


def test_and_after_forty_more_undo_steps(reconstruction: Reconstruction, artists_object: str) -> None:
    for step in range(UNDO_STEPS):
        bpy.data.objects["Artist"].location.x = step
        bpy.ops.ed.undo_push(message=f"Move {step}")
    moved = artists_fingerprint()
    for state in reconstruction.states:
        assert reconstruction.restore(state) == state.fingerprint
        assert artists_fingerprint() == moved


def test_and_where_undo_removed_the_collection(reconstruction: Reconstruction, artists_object: str) -> None:
    """Another session's scene is the active one meanwhile."""
    session = session_scene()
    start_scene("tea", 30, 20)
    bpy.data.collections.remove(bpy.data.collections["coffee"])
    for state in reconstruction.states:
        assert reconstruction.restore(state) == state.fingerprint
    bpy.data.collections.remove(bpy.data.collections["tea"])
    bpy.data.scenes.remove(bpy.context.scene)
    bpy.context.window.scene = session
    assert artists_fingerprint() == artists_object


def test_ten_rounds_leave_as_many_datablocks_as_there_were(reconstruction: Reconstruction) -> None:
    def counts() -> dict[str, int]:
        kinds = [entry.identifier for entry in bpy.data.bl_rna.properties if entry.type == "COLLECTION"]
        return {kind: len(getattr(bpy.data, kind)) for kind in kinds}

    first, last = reconstruction.states[0], reconstruction.states[-1]
    reconstruction.restore(first)
    before = counts()
    for _ in range(ROUNDS):
        assert reconstruction.restore(last) == last.fingerprint
        assert reconstruction.restore(first) == first.fingerprint
    assert counts() == before
    assert not [entry.name for entry in bpy.data.objects if entry.name[-4:-3] == "."]
