# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of materials, on a drawn scene whose answers are known."""

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, Box, CameraGuess, LightGuess, Material
from maquette.agent.measurements import LookMeasurements
from maquette.agent.vision.measure import measure_look
from maquette.agent.wording.materials import materials_in_words

SIDE = 40
GREY = (0.5, 0.5, 0.5)
BODY, LID, CARD = (0.25, 0.5, 0.5, 0.75), (0.25, 0.25, 0.5, 0.5), (0.6, 0.25, 0.85, 0.75)
"""The two parts of a jar, one above the other, and a card beside it."""
IDS = {"jar": 1, "card": 2}


def pixels(box: Box) -> tuple[slice, slice]:
    left, top, right, bottom = (round(edge * SIDE) for edge in box)
    return slice(top, bottom), slice(left, right)


def thing(name: str, box: Box) -> BlueprintObject:
    left, top, right, bottom = box
    outline = ((left, top), (right, top), (right, bottom), (left, bottom))
    return BlueprintObject(name, name, "object", "box", box, Material(GREY, GREY, 0.5), outline=outline)


JAR = (BODY[0], LID[1], BODY[2], BODY[3])
PLAN = Blueprint(
    "A jar", CameraGuess(50.0, 0.1, 1.0), LightGuess(0, 1, 0.1, 2), (thing("jar", JAR), thing("card", CARD))
)


def look(materials: dict[Box, int], names: tuple[str, ...], wrong: dict[Box, int], right: int = 0) -> LookMeasurements:
    """A render that is too light by so many levels in some places, seen ``right`` pixels too far to the right."""
    reference = np.full((SIDE, SIDE, 3), 100, np.uint8)
    full, ids = reference.copy(), np.zeros_like(reference)
    for box in (JAR, CARD):
        ids[pixels(box)] = (IDS["jar" if box is JAR else "card"], 0, 0)
    for box, number in materials.items():
        ids[(*pixels(box), 2)] = number
    for box, levels in wrong.items():
        full[pixels(box)] += np.uint8(levels)
    return measure_look(reference, {"full": np.roll(full, right, 1), "ids": np.roll(ids, right, 1)}, IDS, PLAN, names)


def test_the_error_of_an_object_is_shared_among_its_materials() -> None:
    measured = look({BODY: 1, LID: 2, CARD: 3}, ("China", "Cork", "Paper"), {BODY: 20, LID: 40})
    assert {entry.name: entry.error_share for entry in measured.materials} == pytest.approx(
        {"Cork": 0.8, "China": 0.2, "Paper": 0.0}
    )
    assert [entry.name for entry in measured.materials] == ["Cork", "China", "Paper"]
    assert measured.objects[0].error_share == pytest.approx(1.0)


def test_a_shared_material_sums_what_lies_on_all_its_objects() -> None:
    measured = look({BODY: 1, LID: 2, CARD: 1}, ("China", "Cork"), {LID: 30, CARD: 30})
    china = measured.materials[0]
    area = {box: (box[2] - box[0]) * (box[3] - box[1]) for box in (LID, CARD)}
    assert (china.name, china.objects) == ("China", ("jar", "card"))
    assert china.error_share == pytest.approx(area[CARD] / (area[CARD] + area[LID]), abs=0.02)


def test_shade_and_light_are_those_of_the_material_alone() -> None:
    measured = look({BODY: 1, LID: 2, CARD: 3}, ("China", "Cork", "Paper"), {LID: 51})
    cork = measured.materials[0]
    assert cork.shaded is not None and cork.lit is not None
    assert cork.lit.full == pytest.approx((151 / 255,) * 3, abs=1e-6)
    assert cork.lit.reference == pytest.approx((100 / 255,) * 3, abs=1e-6)


def test_where_the_reference_shows_something_else_no_colours_are_compared() -> None:
    measured = look({BODY: 1, LID: 2, CARD: 3}, ("China", "Cork", "Paper"), {LID: 51}, right=round(0.25 * SIDE))
    cork = next(entry for entry in measured.materials if entry.name == "Cork")
    assert cork.pixels > 0 and cork.error_share == pytest.approx(1.0)
    assert cork.shaded is None and cork.lit is None


def test_words_tell_only_what_the_objects_do_not() -> None:
    one_each = look({BODY: 1, LID: 1, CARD: 2}, ("China", "Paper"), {JAR: 20, CARD: 20})
    assert materials_in_words(one_each) == ""
    two = look({BODY: 1, LID: 2, CARD: 3}, ("China", "Cork", "Paper"), {BODY: 20, LID: 40, CARD: 40})
    rows = [line for line in materials_in_words(two).splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == ["Cork", "China"]
    shared = look({BODY: 1, LID: 1, CARD: 1}, ("China",), {JAR: 20})
    assert "| `China` | `jar`, `card` |" in materials_in_words(shared)


def test_words_stay_short_however_many_materials_there_are() -> None:
    strips = {(0.25, row / SIDE, 0.5, (row + 1) / SIDE): row for row in range(10, 30)}
    many = look(strips, tuple(f"Strip {row}" for row in range(1, 30)), {JAR: 20})
    assert len(many.materials) == 20
    assert len(materials_in_words(many).splitlines()) <= 9
