# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that the analyst writes: what they call, how they read, how they answer measurements."""

import ast
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject
from maquette.agent.errors import ProviderError
from maquette.agent.measurements import LookMeasurements, Measurements, ObjectMeasurements
from maquette.agent.proposal import Proposal
from maquette.agent.providers.builtin import BuiltinProvider
from maquette.agent.providers.builtin.critic import review
from maquette.agent.providers.builtin.generator import propose
from maquette.agent.providers.builtin.program_text import colour_text, number_text, points_text
from maquette.agent.records import from_json, to_json
from maquette.agent.request import Picture, Request
from maquette.agent.vision.colour import linear_to_srgb, srgb_to_linear
from maquette.agent.vision.png import write_png
from maquette.agent.watch import Watch
from maquette.tests.unit.builtin import drawn

STAGES = ("scaffold", "geometry", "materials", "composition", "lighting")
KIT_PAGE = (Path(__file__).parents[3] / "docs" / "kit.md").read_text(encoding="utf-8")
NO_NOISE = dict.fromkeys(("psnr", "ssim", "ciede2000", "edge_f1", "histogram", "coverage", "mean_iou"), 0.01)


def facts(stage: str, blueprint: Blueprint, **others: Any) -> dict[str, Any]:
    plain = {"history": [], "current": None, "width": 480, "height": 320, "blueprint": to_json(blueprint)}
    return plain | {"stage": stage, "attempt": 1, "attempts": 3, "objects": [], "items": []} | others


def measured(blueprint: Blueprint, **changes: Mapping[str, Any]) -> LookMeasurements:
    """A perfect look, but for the changes by object id."""
    return LookMeasurements(
        Measurements(18.0, 0.6, 8.0, 0.5, 0.8, 1.0, 0.9),
        tuple(_measured_object(entry, changes.get(entry.id, {})) for entry in blueprint.objects),
        0.5,
    )


def _measured_object(entry: BlueprintObject, changes: Mapping[str, Any]) -> ObjectMeasurements:
    colour = entry.material.colour
    plain: dict[str, Any] = {
        "pixels": 900, "iou": 0.95, "offset": (0.0, 0.0), "scale": (1.0, 1.0),
        "reference_colour": colour, "flat_colour": colour, "full_colour": colour,
        "colour_difference": 0.0, "flat_colour_difference": 0.0, "error_share": 0.1,
    }  # fmt: skip
    return ObjectMeasurements(id=entry.id, **(plain | dict(changes)))


def after(proposal: Proposal, look: LookMeasurements, won: bool) -> list[dict[str, Any]]:
    """The history of one attempt that ran."""
    entry = {"proposal": to_json(proposal), "ok": True, "error": "", "measurements": to_json(look), "won": won}
    return [entry | {"critique": None}]


@pytest.mark.parametrize("stage", [*STAGES, "oneshot"])
@pytest.mark.parametrize("name", ["cup", "vase", "house", "room", "coffee"])
def test_programs_are_python_and_call_only_the_kit(stage: str, name: str, request: pytest.FixtureRequest) -> None:
    code = propose(facts(stage, request.getfixturevalue(name)), drawn.cup_on_saucer()).code
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "kit":
            for alias in node.names:
                assert f"`{alias.name}(" in KIT_PAGE, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.module == "mathutils"
        elif isinstance(node, ast.Import):
            assert [alias.name for alias in node.names] == ["math"]


@pytest.mark.parametrize("name", ["house", "coffee"])
def test_programs_read_well(name: str, request: pytest.FixtureRequest) -> None:
    blueprint: Blueprint = request.getfixturevalue(name)
    code = propose(facts("geometry", blueprint), None).code
    tree = ast.parse(code)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert all(ast.get_docstring(function) for function in [*functions, tree])
    assert all(len(line) <= 120 for line in code.splitlines())
    lists = [node for node in ast.walk(tree) if isinstance(node, ast.List)]
    assert max(len(node.elts) for node in lists) <= 48


def test_every_solid_object_is_made_shaped_and_painted(house: Blueprint) -> None:
    for entry in house.solid_objects():
        assert f'add("{entry.id}"' in propose(facts("scaffold", house), None).code
        assert f'paint("{entry.id}"' in propose(facts("materials", house), None).code


def test_first_materials_are_the_pictures_colours_and_later_ones_corrected(house: Blueprint) -> None:
    walls = next(entry for entry in house.objects if "white" in entry.name)
    first = propose(facts("materials", house), None)
    assert colour_text(walls.material.colour) in first.code
    dark = tuple(value * 0.8 for value in walls.material.colour)
    look = measured(house, **{walls.id: {"flat_colour": dark, "flat_colour_difference": 9.0}})
    second = propose(facts("materials", house, history=after(first, look, True), attempt=2), None)
    corrected = second.memo["colours"]
    ground = next(entry for entry in house.objects if entry.id == "ground")
    assert sum(corrected[walls.id]) > sum(walls.material.colour)
    assert corrected["ground"] == pytest.approx(ground.material.colour, abs=0.01)


def test_a_body_that_fits_badly_is_cut_by_its_outline(house: Blueprint) -> None:
    walls = next(entry for entry in house.objects if "white" in entry.name)
    first = propose(facts("geometry", house), None)
    assert f'reshape("{walls.id}", rounded_box(' in first.code
    look = measured(house, **{walls.id: {"iou": 0.5}})
    second = propose(facts("geometry", house, history=after(first, look, True), attempt=2), None)
    assert f'reshape("{walls.id}", standing_outline(' in second.code


@pytest.mark.parametrize("name", ["cup", "vase", "house", "room", "coffee"])
def test_without_outlines_every_object_is_a_plain_body(name: str, request: pytest.FixtureRequest) -> None:
    blueprint: Blueprint = request.getfixturevalue(name)
    picture = drawn.cup_on_saucer()
    first = propose(facts("geometry", blueprint, without=["outline"]), picture)
    poor = {entry.id: {"iou": 0.5} for entry in blueprint.objects}
    history = after(first, measured(blueprint, **poor), True)
    for proposal in (first, propose(facts("geometry", blueprint, without=["outline"], history=history), picture)):
        assert "outline" not in proposal.code.lower()
        shaped = re.findall(r'reshape\("(\w+)"', proposal.code)
        assert {entry.id for entry in blueprint.objects if entry.role == "object"} <= set(shaped)
    scaffold = propose(facts("scaffold", blueprint, without=["outline"]), picture).code
    assert {entry.id for entry in blueprint.solid_objects()} <= set(re.findall(r'add\("(\w+)"', scaffold))


def test_without_outlines_what_is_turned_or_pointed_is_a_cylinder_or_a_box(vase: Blueprint, house: Blueprint) -> None:
    turned = next(entry for entry in vase.objects if entry.form == "lathe")
    roof = next(entry for entry in house.objects if "red" in entry.name)
    for blueprint, entry, followed, plain in (
        (vase, turned, "lathe(", "cylinder("),
        (house, roof, "standing_outline(", "rounded_box("),
    ):
        assert f'reshape("{entry.id}", {followed}' in propose(facts("geometry", blueprint)).code
        assert f'reshape("{entry.id}", {plain}' in propose(facts("geometry", blueprint, without=["outline"])).code


def test_a_free_form_is_the_ball_or_box_that_it_overlaps_more(house: Blueprint) -> None:
    roof = next(entry for entry in house.objects if "red" in entry.name)
    left, top, right, bottom = roof.box
    turns = np.linspace(0.0, 2.0 * np.pi, 24, endpoint=False)
    crown = [
        ((left + right) / 2.0 + (right - left) / 2.0 * float(np.cos(turn)),
         (top + bottom) / 2.0 + (bottom - top) / 2.0 * float(np.sin(turn)))
        for turn in turns
    ]  # fmt: skip
    tree = replace(roof, form="free", outline=tuple(crown))
    changed = replace(house, objects=tuple(tree if entry is roof else entry for entry in house.objects))
    assert f'reshape("{roof.id}", sphere(' in propose(facts("geometry", changed, without=["outline"])).code


def test_without_outlines_the_critic_asks_for_no_better_ones(house: Blueprint) -> None:
    look = measured(house, white_block={"iou": 0.5})
    told = {"stage": "geometry", "blueprint": to_json(house), "measurements": to_json(look), "best": None}
    told["noise"] = NO_NOISE
    assert not review(told).satisfied
    assert review(told | {"without": ["outline"]}).satisfied


def test_without_textures_surfaces_are_plain(coffee: Blueprint) -> None:
    first = propose(facts("materials", coffee))
    history = after(first, measured(coffee), True)
    textured = propose(facts("materials", coffee, history=history)).code
    plain = propose(facts("materials", coffee, history=history, without=["texture"])).code
    assert "grain(" in textured or "noise_colour(" in textured
    assert "grain" not in plain and "noise_colour" not in plain
    assert plain.count("paint(") == textured.count("paint(")


def test_composition_moves_back_what_is_off(house: Blueprint) -> None:
    roof = next(entry for entry in house.objects if "red" in entry.name)
    look = measured(house, **{roof.id: {"iou": 0.6, "offset": (0.03, 0.0), "scale": (1.1, 1.1)}})
    proposal = propose(facts("composition", house, current=to_json(look)), None)
    shift, width, tall = proposal.memo["moves"][roof.id]
    assert (shift, width, tall) == pytest.approx((-0.03, 1.0 / 1.1, 1.0 / 1.1), abs=1e-3)
    assert f'place("{roof.id}"' in proposal.code


def test_light_that_lost_is_tempered_and_light_that_won_is_levelled(coffee: Blueprint) -> None:
    picture, look = drawn.example("coffee"), measured(coffee)
    first = propose(facts("lighting", coffee, current=to_json(look)), picture)
    lost = facts("lighting", coffee, current=to_json(look), history=after(first, look, False))
    assert propose(lost, picture, picture).memo["share"] == pytest.approx(0.5)
    won = facts("lighting", coffee, current=to_json(look), history=after(first, look, True))
    dim = linear_to_srgb(0.8 * srgb_to_linear(picture)).astype(np.float32)
    levelled = propose(won, picture, dim).memo
    assert levelled["share"] == 1.0
    assert levelled["gains"] == pytest.approx([1.25, 1.25, 1.25], rel=0.03)


def test_sky_becomes_the_backdrop(house: Blueprint) -> None:
    assert "set_backdrop(" in propose(facts("lighting", house), drawn.house_in_a_field()).code


def test_numbers_colours_and_points_are_short() -> None:
    assert [number_text(value) for value in (0.0, -0.0, 1.0, 0.123456, 1234.5678, 1e-9)] == [
        "0.0", "0.0", "1.0", "0.1235", "1235.0", "0.0",
    ]  # fmt: skip
    assert colour_text((1.0, 0.5, -0.1)) == '"#ff8000"'
    points = [(0.1 * index, -0.5) for index in range(20)]
    assert np.array(ast.literal_eval(points_text(points))) == pytest.approx(np.array(points))
    assert max(map(len, points_text(points).splitlines())) <= 100


@pytest.mark.parametrize(
    ("change", "kind", "stage"),
    [
        ({"pixels": 0}, "missing", "scaffold"),
        ({"iou": 0.4}, "shape", "geometry"),
        ({"flat_colour_difference": 20.0, "colour_difference": 20.0}, "colour", "materials"),
        ({"offset": (0.05, 0.0)}, "position", "composition"),
        ({"scale": (1.3, 1.0)}, "scale", "composition"),
        ({"colour_difference": 20.0}, "light", "lighting"),
    ],
)
def test_critic_names_what_is_wrong_and_whose_job_it_is(
    house: Blueprint, change: dict[str, Any], kind: str, stage: str
) -> None:
    walls = next(entry for entry in house.objects if "white" in entry.name)
    critique = review(verify_facts("lighting", house, measured(house, **{walls.id: change})))
    (item,) = (entry for entry in critique.items if entry.object == walls.id)
    assert (item.kind, item.stage) == (kind, stage)
    assert walls.name in item.evidence
    assert re.search(r"\d|not to be seen", item.evidence)


def verify_facts(stage: str, blueprint: Blueprint, look: LookMeasurements, best: Any = None) -> dict[str, Any]:
    plain = {"start": None, "noise": NO_NOISE, "attempt": 1, "best": to_json(best)}
    return plain | {"stage": stage, "blueprint": to_json(blueprint), "measurements": to_json(look)}


def test_critic_is_satisfied_with_a_perfect_look_only(house: Blueprint) -> None:
    walls = next(entry for entry in house.objects if "white" in entry.name)
    off = measured(house, **{walls.id: {"flat_colour_difference": 20.0, "colour_difference": 20.0}})
    assert review(verify_facts("materials", house, measured(house))).satisfied
    assert not review(verify_facts("materials", house, off)).satisfied


def test_critic_prefers_what_measures_better(house: Blueprint) -> None:
    walls = next(entry for entry in house.objects if "white" in entry.name)
    good = measured(house)
    bad = measured(house, **{walls.id: {"flat_colour_difference": 30.0}})
    assert review(verify_facts("materials", house, good, bad)).prefers == "candidate"
    assert review(verify_facts("materials", house, bad, good)).prefers == "best"
    assert review(verify_facts("materials", house, good, good)).prefers == "tie"
    assert review(verify_facts("materials", house, bad)).prefers == "candidate"


def request_of(task: Any, facts_of_it: Mapping[str, Any], pictures: tuple[Picture, ...] = ()) -> Request:
    return Request(task, "", "", pictures, {}, facts_of_it, 0)


def test_provider_answers_all_three_tasks_in_their_forms(tmp_path: Path) -> None:
    write_png(tmp_path / "reference.png", (drawn.house_in_a_field() * 255.0).round().astype("uint8"))
    provider = BuiltinProvider()
    asked = request_of("blueprint", {"reference": "reference.png", "title": "a house", "width": 480, "height": 320})
    blueprint = from_json(Blueprint, provider.answer(asked, tmp_path, Watch()).answer)
    assert blueprint.title == "a house"
    picture = (Picture("reference.png", "The reference"),)
    for stage in STAGES:
        request = request_of("generate", facts(stage, blueprint), picture)
        answer = provider.answer(request, tmp_path, Watch()).answer
        assert from_json(Proposal, answer).code
        assert provider.answer(request, tmp_path, Watch()).answer == answer
    verdict = provider.answer(
        request_of("verify", verify_facts("lighting", blueprint, measured(blueprint))), tmp_path, Watch()
    )
    assert verdict.answer["summary"]
    assert verdict.usage.tokens_out == 0


def test_provider_refuses_a_task_that_it_does_not_know(tmp_path: Path) -> None:
    with pytest.raises(ProviderError, match="dance"):
        BuiltinProvider().answer(request_of("dance", {}), tmp_path, Watch())
