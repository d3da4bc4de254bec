# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist corrects what was read of the picture before anything is built."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import bpy
import pytest

from maquette.agent.errors import MaquetteError, SessionError
from maquette.agent.records import to_json
from maquette.agent.request import Request
from maquette.agent.vision.png import read_png
from maquette.scene.live import agreeing, blueprint_drawing, commands, open_sessions
from maquette.scene.live.blueprint_form import add_object, form_of, remove_object
from maquette.scene.live.live_session import LiveSession
from maquette.scene.live.mark_point import mark_point
from maquette.tests.blender.live_bench import BLUEPRINT, Bench, forget_as_if_killed, open_bench, truth


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as opened:
        yield opened


def rows(live: LiveSession) -> Any:
    return form_of(live.performer.scene()).objects


def names(live: LiveSession) -> list[str]:
    return [row.name for row in rows(live)]


def build(bench: Bench, live: LiveSession) -> None:
    agreeing.build(live, live.performer.scene(), bench.means)
    bench.work()


def read_again(bench: Bench, live: LiveSession, note: str) -> None:
    agreeing.read_again(live, live.performer.scene(), note, bench.means)
    bench.work()


def listening(asked: list[Request], change: Callable[[Request, Any], Any] | None = None) -> Any:
    """Remembers what is asked, and lets ``change`` answer otherwise."""

    def answer(request: Request, usual: Any) -> Any:
        asked.append(request)
        return change(request, usual) if change else usual

    return answer


def test_nothing_is_built_before_it_is_agreed_on(bench: Bench) -> None:
    live = bench.read()
    assert truth(live)["stage"] == "blueprint" and live.view.state == "blueprint"
    assert not live.performer.collection().all_objects
    assert live.view.blueprint == BLUEPRINT and names(live) == ["table", "cup"]
    assert all(row.state == "waiting" for row in live.view.stages)
    build(bench, live)
    assert truth(live)["stage"] == "scaffold" and live.view.blueprint == BLUEPRINT


def test_run_through_does_not_stop_and_can_go_back_to_it(bench: Bench) -> None:
    bench.ask = False
    live = bench.read()
    assert live.view.state == "done"
    bench.ask = True
    commands.roll_back(live, "blueprint")
    assert truth(live)["state"] == "blueprint" and not live.performer.collection().all_objects
    build(bench, live)
    assert truth(live)["stage"] == "scaffold"


def test_what_is_corrected_is_built_and_told_to_the_stages(bench: Bench) -> None:
    asked: list[Request] = []
    bench.change = listening(asked)
    live = bench.read()
    scene = live.performer.scene()
    table, cup = rows(live)
    table.name, cup.size, cup.form, cup.right = "Desk", (0.1, 0.1, 0.2), "cylinder", 0.65
    spoon = rows(live)[add_object(scene, "Thing")]
    spoon.name, spoon.lying, spoon.support = "Tea spoon", True, "cup"
    build(bench, live)
    told = asked[1].facts["blueprint"]
    assert [(entry["id"], entry["name"], entry["support"]) for entry in told["objects"]] == [
        ("table", "Desk", ""),
        ("cup", "cup", "table"),
        ("tea_spoon", "Tea spoon", "cup"),
    ]
    assert told["objects"][1]["size"] == [0.1, 0.1, 0.2] and told["objects"][1]["form"] == "cylinder"
    assert told["objects"][1]["box"] == [0.4, 0.4, 0.65, 0.7]
    assert told["objects"][2]["material"]["colour"] != [0.5, 0.5, 0.5], "it is that of the picture"
    assert to_json(live.view.blueprint) == told and names(live) == ["Desk", "cup", "Tea spoon"]


def test_what_is_removed_is_not_built_and_what_it_carried_stands_on_what_carried_it(bench: Bench) -> None:
    bench.change = lambda request, answer: with_spoon(answer) if request.task == "blueprint" else answer
    live = bench.read()
    remove_object(live.performer.scene(), 1)
    build(bench, live)
    assert live.blueprint is not None
    assert [(entry.id, entry.support) for entry in live.blueprint.objects] == [("table", ""), ("spoon", "table")]


def with_spoon(answer: Any) -> Any:
    spoon = {**answer["objects"][1], "id": "spoon", "name": "spoon", "support": "cup", "behind": ["cup"]}
    return {**answer, "objects": [*answer["objects"], spoon]}


def test_it_is_read_again_with_the_corrections_and_a_note(bench: Bench) -> None:
    asked: list[Request] = []
    bench.change = listening(asked, lambda request, answer: with_spoon(answer) if request.facts.get("note") else answer)
    live = bench.read()
    rows(live)[1].name = "Mug"
    read_again(bench, live, "there is also a spoon")
    assert truth(live)["state"] == "blueprint" and names(live) == ["table", "cup", "spoon"]
    assert asked[1].facts["note"] == "there is also a spoon"
    assert asked[1].facts["earlier"]["objects"][1]["name"] == "Mug"
    assert "The artist says: there is also a spoon" in asked[1].prompt and "`cup` Mug" in asked[1].prompt
    assert "The artist says" not in asked[0].prompt
    build(bench, live)
    assert live.blueprint is not None and len(live.blueprint.objects) == 3


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda table, cup: setattr(cup, "right", 0.1), "The box of 'cup' is empty"),
        (lambda table, cup: setattr(cup, "bottom", 0.1), "The box of 'cup' is empty"),
        (lambda table, cup: setattr(cup, "name", " "), "Number 2 of the list has no name"),
        (lambda table, cup: setattr(cup, "name", "table"), "Two things are called 'table'"),
        (lambda table, cup: setattr(cup, "support", "shelf"), "'cup' stands on 'shelf', which is not in the list"),
        (lambda table, cup: setattr(cup, "support", "cup"), "'cup' stands on itself"),
        (lambda table, cup: setattr(cup, "role", "wall"), "There is no object left to build"),
    ],
)
def test_what_cannot_be_is_told_with_the_name_and_loses_nothing(
    bench: Bench, edit: Callable[[Any, Any], None], complaint: str
) -> None:
    live = bench.read()
    state = truth(live)
    edit(*rows(live))
    left = [(row.name, row.support, row.right, row.role) for row in rows(live)]
    with pytest.raises(MaquetteError, match=complaint) as told:
        build(bench, live)
    assert told.value.remedy and truth(live) == state
    assert [(row.name, row.support, row.right, row.role) for row in rows(live)] == left


def test_an_edit_is_undone_and_done_again(bench: Bench) -> None:
    live = bench.read()
    rows(live)[1].name = "Mug"
    bpy.ops.ed.undo_push(message="Name")
    remove_object(live.performer.scene(), 0)
    bpy.ops.ed.undo_push(message="Remove Thing")
    bpy.ops.ed.undo()
    assert names(live) == ["table", "Mug"] and truth(live)["state"] == "blueprint"
    bpy.ops.ed.undo()
    assert names(live) == ["table", "cup"]
    bpy.ops.ed.redo()
    assert names(live) == ["table", "Mug"]
    build(bench, live)
    assert live.blueprint is not None and live.blueprint.objects[1].name == "Mug"


def test_undone_from_the_first_stage_it_waits_as_it_was_left(bench: Bench) -> None:
    live = bench.read()
    rows(live)[1].name = "Mug"
    bpy.ops.ed.undo_push(message="Name")
    build(bench, live)
    built = truth(live)
    bpy.ops.ed.undo()
    assert truth(live)["state"] == "blueprint" and names(live) == ["table", "Mug"]
    bpy.ops.ed.redo()
    assert truth(live) == built
    bpy.ops.ed.undo()
    rows(live)[1].name = "Beaker"
    build(bench, live)
    assert live.blueprint is not None and live.blueprint.objects[1].name == "Beaker"
    assert truth(live)["stage"] == "scaffold"


def test_rolled_back_to_it_shows_what_was_built(bench: Bench) -> None:
    live = bench.read()
    rows(live)[1].name = "Mug"
    build(bench, live)
    bench.approve_to(live, "materials")
    commands.roll_back(live, "blueprint")
    assert truth(live)["state"] == "blueprint" and names(live) == ["table", "Mug"]
    assert not live.performer.collection().all_objects
    bpy.ops.ed.undo()
    assert truth(live)["stage"] == "materials"
    bpy.ops.ed.redo()
    build(bench, live)
    assert live.blueprint is not None and live.blueprint.objects[1].name == "Mug"


def test_saved_with_edits_it_opens_with_them(bench: Bench, tmp_path: Path) -> None:
    live = bench.read()
    rows(live)[1].name = "Mug"
    state = truth(live)
    path = str(tmp_path / "saved.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.open_mainfile(filepath=path)
    opened = open_sessions.session_of_scene(bpy.context.scene)
    assert opened is not None and truth(opened) == state and names(opened) == ["table", "Mug"]
    build(bench, opened)
    assert opened.blueprint is not None and opened.blueprint.objects[1].name == "Mug"


def test_killed_while_it_was_built_the_file_goes_on_with_what_was_agreed_on(bench: Bench, tmp_path: Path) -> None:
    live = bench.read()
    path = str(tmp_path / "saved.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    rows(live)[1].name = "Mug"
    agreeing.build(live, live.performer.scene(), bench.means)
    forget_as_if_killed(live)
    bpy.ops.wm.open_mainfile(filepath=path)
    opened = open_sessions.session_of_scene(bpy.context.scene)
    assert opened is not None and opened.view.state == "interrupted" and names(opened) == ["table", "cup"]
    opened = bench.resume(opened.session)
    assert truth(opened)["stage"] == "scaffold" and names(opened) == ["table", "Mug"]


def test_killed_at_its_review_a_new_file_comes_to_it(bench: Bench) -> None:
    live = bench.read()
    (live.folder.root / "running.json").write_text(
        json.dumps({"title": "coffee", "stage": "blueprint", "blend": "", "time": 0.0})
    )
    forget_as_if_killed(live)
    bpy.ops.wm.read_homefile(app_template="", use_empty=True)
    (found,) = open_sessions.found_sessions()
    opened = bench.resume(found.session)
    assert truth(opened)["state"] == "blueprint" and names(opened) == ["table", "cup"]
    build(bench, opened)
    assert truth(opened)["stage"] == "scaffold"


def test_what_the_artist_put_into_the_collection_before_is_kept(bench: Bench) -> None:
    live = bench.read()
    bench.change = lambda request, answer: (
        {"code": "nonsense", "explanation": ""}
        if request.task == "generate" and request.facts["attempt"] == 1
        else answer
    )
    mesh = bpy.data.meshes.new("mine")
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    live.performer.collection().objects.link(bpy.data.objects.new("mine", mesh))
    bpy.context.view_layer.update()
    build(bench, live)
    assert truth(live)["stage"] == "scaffold"
    assert "mine" in {entry.name for entry in live.performer.collection().all_objects}
    assert ("mine", "added") in live.view.settled


def test_the_picture_shows_where_things_are(bench: Bench) -> None:
    live = bench.read()
    blueprint_drawing.draw_now()
    before = read_png(live.folder.blueprint_picture)
    rows(live)[1].left = 0.2
    blueprint_drawing.draw_now()
    after = read_png(live.folder.blueprint_picture)
    assert before.shape == after.shape and (before != after).any()
    rows(live)[1].right = 0.0
    blueprint_drawing.draw_now()
    assert (read_png(live.folder.blueprint_picture) != after).any()


def test_who_sees_is_given_the_picture_under_a_grid(bench: Bench) -> None:
    asked: list[Request] = []
    bench.change = listening(asked)
    live = commands.begin(bpy.context.scene, replace(bench.order(), sees=True), bench.means)
    bench.work()
    assert [(live.folder.root / picture.path).is_file() for picture in asked[0].pictures] == [True, True]
    assert live.view.sees and truth(live)["state"] == "blueprint"


def test_agreed_on_it_cannot_be_built_twice(bench: Bench) -> None:
    live = bench.begin()
    state = truth(live)
    with pytest.raises(SessionError, match="settled already"):
        build(bench, live)
    assert truth(live) == state


def test_things_of_one_name_are_told_apart_and_keep_it(bench: Bench) -> None:
    twins = replace(BLUEPRINT, objects=(*BLUEPRINT.objects, replace(BLUEPRINT.objects[1], id="other")))
    bench.change = lambda request, answer: to_json(twins) if request.task == "blueprint" else answer
    live = bench.read()
    assert names(live) == ["table", "cup", "cup (other)"]
    build(bench, live)
    assert live.blueprint == twins


def test_points_that_the_artist_marks_stay_with_the_thing_and_its_outline_follows(bench: Bench) -> None:
    live = bench.read()
    scene = live.performer.scene()
    index = names(live).index("cup")
    row = rows(live)[index]
    left, top, right, bottom = row.left, row.top, row.right, row.bottom
    mark_point(live, scene, index, ((left + right) / 2, (top + bottom) / 2), belongs=True)
    mark_point(live, scene, index, (left + 0.01, top + 0.01), belongs=False)
    marked = json.loads(row.record)
    assert len(marked["inside"]) == len(marked["outside"]) == 1
    assert (row.left, row.top, row.right, row.bottom) == (left, top, right, bottom)
    beyond = min(1.0, right + 0.05)
    mark_point(live, scene, index, (beyond, (top + bottom) / 2), belongs=True)
    assert row.right == pytest.approx(beyond)
    build(bench, live)
    cup = next(entry for entry in live.blueprint.objects if entry.id == "cup")
    assert len(cup.inside) == 2 and cup.box[2] == pytest.approx(beyond)


def test_what_was_added_gets_an_outline_and_takes_marks(bench: Bench) -> None:
    live = bench.read()
    scene = live.performer.scene()
    index = add_object(scene, "Spoon")
    mark_point(live, scene, index, (0.5, 0.5), belongs=True)
    record = json.loads(rows(live)[index].record)
    assert record["inside"] == [[0.5, 0.5]] and record["id"] == "spoon"
    rows(live)[index].left = 0.7
    with pytest.raises(MaquetteError, match="is empty"):
        mark_point(live, scene, index, (0.5, 0.5), belongs=False)
