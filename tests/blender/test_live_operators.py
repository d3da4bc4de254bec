# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole session as the artist clicks it, without a window."""

import json
from collections.abc import Iterator
from pathlib import Path

import addon_utils
import bpy
import pytest

from maquette.agent.providers import registry
from maquette.scene.live import open_sessions
from maquette.scene.live.live_session import LiveSession
from maquette.scene.stage_texts import stage_text
from maquette.tests.blender.live_bench import Scripted, cup, truth


@pytest.fixture
def scene(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bpy.types.Scene]:
    """With a reference, in a Blender with Maquette in it."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    (tmp_path / "sessions").mkdir()
    monkeypatch.setattr(bpy.utils, "extension_path_user", lambda package, *, path, create: str(tmp_path / path))
    monkeypatch.setitem(registry.PROVIDERS, "builtin", lambda settings: Scripted())  # type: ignore[arg-type]
    addon_utils.enable("maquette", default_set=True)
    preferences = bpy.context.preferences.addons["maquette"].preferences
    preferences.picture_size, preferences.samples = 64, 1
    scene = bpy.context.scene
    scene.maquette.reference = str(repository / "examples" / "coffee.png")
    yield scene
    addon_utils.disable("maquette", default_set=True)


def live() -> LiveSession:
    shown = open_sessions.session_of_scene(bpy.context.scene)
    assert shown is not None
    return shown


def stage() -> str | None:
    """That the review is of, once all agrees with it."""
    return str(truth(live())["stage"]) if live().due else None


def refusal(operator: object, **properties: object) -> str:
    """What Blender says of an operator that cannot be called or fails."""
    with pytest.raises(RuntimeError) as told:
        operator(**properties)  # type: ignore[operator]
    return str(told.value)


def test_a_session_from_its_reference_to_its_end(scene: bpy.types.Scene) -> None:
    for decide in (bpy.ops.maquette.approve, bpy.ops.maquette.accept, bpy.ops.maquette.finish, bpy.ops.maquette.retry):
        assert "No picture has been reconstructed in this scene yet" in refusal(decide)
    assert bpy.ops.maquette.reconstruct() == {"FINISHED"}
    assert bpy.context.scene != scene and stage() == "blueprint"
    assert "There is no stage to decide on now" in refusal(bpy.ops.maquette.approve)
    assert "sees the same each time" in refusal(bpy.ops.maquette.read_again)
    bpy.ops.maquette.add_to_blueprint()
    things = bpy.context.scene.maquette.blueprint.objects
    assert things.keys() == ["table", "cup", "Thing"]
    assert bpy.context.window_manager.maquette.blueprint_object == 2
    assert bpy.ops.maquette.mark_point(point=(0.55, 0.5), belongs=True) == {"FINISHED"}
    assert json.loads(things["Thing"].record)["inside"][0] == pytest.approx([0.55, 0.5])
    bpy.ops.maquette.remove_from_blueprint()
    assert things.keys() == ["table", "cup"] and bpy.context.window_manager.maquette.blueprint_object == 1
    things["cup"].left = 0.9
    assert "The box of 'cup' is empty" in refusal(bpy.ops.maquette.build)
    things["cup"].left = 0.4
    assert "There is no stage to decide on now" in refusal(bpy.ops.maquette.place_objects)
    bpy.ops.maquette.build()
    assert stage() == "scaffold"
    bpy.ops.maquette.approve()
    assert stage() == "geometry"
    for solver, operator in (
        ("placement", bpy.ops.maquette.place_objects),
        ("camera", bpy.ops.maquette.fit_camera),
        ("colour", bpy.ops.maquette.fit_colours),
        ("light", bpy.ops.maquette.fit_lights),
    ):
        assert operator() == {"FINISHED"} and stage() == "geometry"
        assert live().view.solved.solver == solver  # type: ignore[union-attr]
    bpy.context.window_manager.maquette.note = "the cup is taller"
    bpy.ops.maquette.retry()
    assert stage() == "geometry" and bpy.context.window_manager.maquette.note == ""
    bpy.ops.maquette.accept()
    assert stage() == "materials"
    bpy.ops.maquette.roll_back(stage="scaffold")
    assert stage() == "scaffold"
    bpy.ops.ed.undo()
    assert stage() == "materials"
    # What is wished for is kept, however this little scene measures.
    bpy.context.window_manager.maquette.note = "the cup is redder"
    bpy.ops.maquette.retry()
    cup(live().performer).location.z += 0.01
    bpy.ops.maquette.reopen(stage="geometry")
    assert stage() == "materials"
    text = stage_text(live().session, "materials")
    assert text is not None
    text.from_string(text.as_string().replace("#c04020", "#20c040"))
    bpy.ops.maquette.run_again(stage="materials")
    assert stage() == "materials"
    assert "#20c040" in next(entry.code for entry in live().program if entry.stage == "materials")
    bpy.ops.maquette.finish()
    assert live().view.state == "done" and live().folder.report.exists()
    assert "There is no stage to decide on now" in refusal(bpy.ops.maquette.accept)


def test_run_through_asks_nothing(scene: bpy.types.Scene) -> None:
    scene.maquette.mode = "RUN"
    bpy.ops.maquette.reconstruct()
    assert live().view.state == "done" and truth(live())["state"] == "done"
    bpy.ops.maquette.roll_back(stage="geometry")
    assert stage() == "geometry"


def test_a_second_session_of_the_same_picture_stands_beside_the_first(scene: bpy.types.Scene) -> None:
    for _ in range(2):
        bpy.ops.maquette.reconstruct()
        bpy.ops.maquette.build()
    first = next(entry for entry in open_sessions.open_sessions() if entry is not live())
    assert live() is not first and live().settings.title == "coffee 2"
    assert truth(first)["stage"] == "scaffold" and stage() == "scaffold"


def test_a_discarded_session_leaves_its_objects(scene: bpy.types.Scene) -> None:
    bpy.ops.maquette.reconstruct()
    bpy.ops.maquette.build()
    objects = bpy.context.scene.objects.keys()
    bpy.ops.maquette.discard()
    assert open_sessions.view_of(bpy.context.scene) is None and bpy.context.scene.objects.keys() == objects
    bpy.ops.ed.undo()
    assert stage() == "scaffold"


def test_a_missing_reference_is_told(scene: bpy.types.Scene) -> None:
    scene.maquette.reference = "//nowhere.png"
    assert "nowhere.png" in refusal(bpy.ops.maquette.reconstruct)
    assert bpy.context.scene == scene
