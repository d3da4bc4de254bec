# SPDX-License-Identifier: GPL-3.0-or-later
"""What is made of a model's reading of the picture."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.errors import ProviderError, RecordError
from maquette.agent.prompt_book import TOLD_BY_ARTIST, PromptBook
from maquette.agent.read_blueprint import blueprint_of, read_blueprint
from maquette.agent.records import to_json
from maquette.agent.request import Reply
from maquette.agent.session import Settings
from maquette.agent.tidy_objects import tidy
from maquette.agent.vision.coordinate_grid import QUARTERS

PROMPTS = Path(__file__).parents[2] / "prompts"
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
TABLE = BlueprintObject("table", "Table", "ground", "plane", (0.0, 0.2, 1.0, 1.0), GREY, behind=("cup",))
CUP = BlueprintObject("cup", "Cup", "object", "lathe", (0.4, 0.4, 0.6, 0.7), GREY, "table")
BLUEPRINT = Blueprint("tea", CameraGuess(50, 0.4, 1), LightGuess(0, 1, 0.5, 2), (TABLE, CUP))
SETTINGS = Settings("tea", "reference.png", 60, 40, 1, 0)


def answer(**of_cup: Any) -> Any:
    data = to_json(BLUEPRINT)
    data["objects"][1].update(of_cup)
    return data


def test_a_sound_answer_stays_as_it_is() -> None:
    assert blueprint_of(answer()) == BLUEPRINT


def test_an_answer_from_before_there_was_occlusion_is_read_as_well() -> None:
    data = answer()
    for entry in data["objects"]:
        for name in ("category", "held", "behind"):
            del entry[name]
        del entry["material"]["words"]
    assert blueprint_of(data) == replace(BLUEPRINT, objects=(replace(TABLE, behind=()), CUP))


def test_all_faults_are_told_at_once_with_the_objects_names() -> None:
    data = answer(form="blob")
    data["objects"][0]["box"] = [0.5, 0.2, 0.1, 1.0]
    data["camera"]["focal_mm"] = "long"
    with pytest.raises(RecordError) as refusal:
        blueprint_of(data)
    box, form, camera = str(refusal.value).splitlines()
    assert box.startswith("object 'table': the box of 'table' is empty")
    assert form.startswith("object 'cup'.form is 'blob', not one of 'box'")
    assert camera.startswith("Blueprint.camera.focal_mm is 'long'")


@pytest.mark.parametrize("data", [None, [], {"objects": "none"}, answer(id="7 cups"), {**answer(), "objects": []}])
def test_what_is_no_blueprint_is_refused(data: Any) -> None:
    with pytest.raises(RecordError):
        blueprint_of(data)


def test_a_box_that_reaches_out_of_the_picture_ends_at_its_edge() -> None:
    (cup,) = tidy([replace(CUP, support="", box=(-0.2, 0.4, 0.6, 1.3), outline=((-0.2, 0.4), (0.6, 0.4), (0.5, 1.3)))])
    assert cup.box == (0.0, 0.4, 0.6, 1.0)
    assert cup.outline == ((0.0, 0.4), (0.6, 0.4), (0.5, 1.0))
    assert cup.cut_off
    assert not cup.doubt


def test_a_box_beyond_the_picture_is_left_something_at_its_edge() -> None:
    (cup,) = tidy([replace(CUP, support="", box=(1.2, -0.5, 1.3, -0.1))])
    left, top, right, bottom = cup.box
    assert 0.99 < left < right <= 1.0
    assert 0.0 <= top < bottom < 0.01


def test_an_outline_elsewhere_is_a_doubt() -> None:
    (cup,) = tidy([replace(CUP, support="", outline=((0.1, 0.4), (0.2, 0.4), (0.2, 0.6)), doubt="Is it a mug?")])
    assert cup.doubt == "Is it a mug? Its outline and its box are in different places."


def test_a_circle_of_supports_is_cut_once() -> None:
    table, cup = tidy([replace(TABLE, support="cup"), CUP])
    assert table.support == ""
    assert "which it supports itself" in table.doubt
    assert (cup.support, cup.doubt) == ("table", "")


def test_a_support_and_a_cover_that_are_not_listed_are_forgotten() -> None:
    (cup,) = tidy([replace(CUP, behind=("cup", "spoon"))])
    assert (cup.support, cup.behind) == ("", ())
    assert "'table', which is not listed" in cup.doubt


def test_an_unusable_answer_goes_back_once_with_its_fault() -> None:
    loop = read_blueprint(SETTINGS, PromptBook.read(PROMPTS))
    first = next(loop)
    assert "Mend this" not in first.request.prompt
    second = loop.send(Reply(answer(form="blob")))
    assert "object 'cup'.form is 'blob'" in second.request.prompt
    with pytest.raises(StopIteration) as end:
        loop.send(Reply(answer()))
    assert end.value.value == BLUEPRINT


def test_a_second_unusable_answer_ends_the_session() -> None:
    loop = read_blueprint(SETTINGS, PromptBook.read(PROMPTS))
    next(loop)
    loop.send(Reply(None))
    with pytest.raises(ProviderError, match="no usable blueprint"):
        loop.send(Reply({}))


def test_only_who_sees_gets_the_grid() -> None:
    book = PromptBook.read(PROMPTS)
    blind = next(read_blueprint(SETTINGS, book)).request
    seeing = next(read_blueprint(replace(SETTINGS, sees=True, enlarged=True), book)).request
    assert [picture.path for picture in blind.pictures] == ["reference.png"]
    assert [picture.path for picture in seeing.pictures] == ["reference.png", "reference-grid.png", *QUARTERS]


def test_the_prompt_s_examples_are_entries_that_the_record_takes() -> None:
    text = (PROMPTS / "blueprint.md").read_text(encoding="utf-8")
    entries = [json.loads(line) for line in text.splitlines() if line.startswith('{"id"')]
    others = [{**entries[0], "id": name, "behind": [], "support": ""} for name in ("cup", "spoon")]
    blueprint = blueprint_of({**to_json(BLUEPRINT), "objects": [*entries, *others]})
    assert [entry.doubt for entry in blueprint.objects[:2]] == [entry["doubt"] for entry in entries]
    assert set(to_json(CUP)) - set(TOLD_BY_ARTIST) == set(entries[0])
