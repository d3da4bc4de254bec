# SPDX-License-Identifier: GPL-3.0-or-later
"""The analyst leaves alone what the artist has settled, and goes on with the rest."""

import ast
from typing import Any

import pytest

from maquette.agent.blueprint import Blueprint
from maquette.agent.providers.builtin.generator import propose
from maquette.agent.records import to_json
from maquette.agent.settled import How, Settled
from maquette.tests.unit.builtin import drawn
from maquette.tests.unit.builtin.test_programs import facts, measured

OTHERS = ("geometry", "materials", "composition", "lighting")


def settled(*entries: tuple[str, How], name: str = "") -> list[dict[str, Any]]:
    return [to_json(Settled(name or ref, ref, how)) for ref, how in entries]


def code_of(stage: str, blueprint: Blueprint, entries: list[dict[str, Any]], **others: Any) -> str:
    return propose(facts(stage, blueprint, settled=entries, **others), drawn.house_in_a_field()).code


def walls_of(house: Blueprint) -> str:
    return next(entry.id for entry in house.objects if "white" in entry.name)


def roof_of(house: Blueprint) -> str:
    return next(entry.id for entry in house.objects if "red" in entry.name)


@pytest.mark.parametrize("how", ["changed form", "changed form and look", "locked", "removed"])
def test_settled_form_is_neither_shaped_nor_moved(house: Blueprint, how: How) -> None:
    walls, roof = walls_of(house), roof_of(house)
    shapes = code_of("geometry", house, settled((roof, how)))
    assert f'reshape("{walls}"' in shapes
    assert roof not in shapes
    off = {"iou": 0.6, "offset": (0.03, 0.0), "scale": (1.1, 1.1)}
    look = to_json(measured(house, **{roof: off}))
    assert f'place("{roof}"' in code_of("composition", house, [], current=look)
    assert roof not in code_of("composition", house, settled((roof, how)), current=look)


@pytest.mark.parametrize("how", ["changed look", "changed form and look", "locked", "removed"])
def test_settled_look_is_not_painted(house: Blueprint, how: How) -> None:
    walls, roof = walls_of(house), roof_of(house)
    paint = code_of("materials", house, settled((roof, how)))
    assert f'paint("{walls}"' in paint
    assert f'"{roof}"' not in paint


def test_a_shaped_thing_is_still_painted_and_a_painted_one_still_shaped(house: Blueprint) -> None:
    roof = roof_of(house)
    assert f'paint("{roof}"' in code_of("materials", house, settled((roof, "changed form")))
    assert f'reshape("{roof}"' in code_of("geometry", house, settled((roof, "changed look")))


def test_a_settled_lamp_is_left_as_it_is(house: Blueprint) -> None:
    assert '"key light"' in code_of("lighting", house, [])
    for how in ("changed form", "locked", "removed"):
        code = code_of("lighting", house, settled(("key light", how)))
        assert "key light" not in code
        assert "set_world(" in code


def test_what_the_artist_added_changes_nothing(house: Blueprint) -> None:
    for stage in OTHERS:
        assert code_of(stage, house, settled(("", "added"), name="fork")) == code_of(stage, house, [])


def test_a_settled_backdrop_is_left_out_and_its_ground_painted(vase: Blueprint) -> None:
    ground = next(entry.id for entry in vase.objects if entry.role == "ground")
    assert f'paint("{ground}_backdrop"' in code_of("materials", vase, [])
    code = code_of("materials", vase, settled((ground, "removed"), name=f"{ground}_backdrop"))
    assert f'paint("{ground}", material)' in code
    assert "_backdrop" not in code


@pytest.mark.parametrize("stage", OTHERS)
def test_where_everything_is_settled_programs_still_run(house: Blueprint, stage: str) -> None:
    every = [(entry.id, "locked") for entry in house.objects]
    tree = ast.parse(code_of(stage, house, settled(*every, ("key light", "locked"), ("second light", "locked"))))
    assert ast.get_docstring(tree)
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"reshape", "paint", "place", "principled", "area_light", "sun_light"}
