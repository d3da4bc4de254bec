# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist's note, read and fulfilled by the built-in analyst."""

import ast
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint
from maquette.agent.measurements import LookMeasurements
from maquette.agent.proposal import Proposal
from maquette.agent.providers.builtin.generator import propose
from maquette.agent.providers.builtin.wishes import Wish
from maquette.agent.providers.builtin.wishes_looks import read_colour
from maquette.agent.providers.builtin.wishes_program import EditedProgram
from maquette.agent.providers.builtin.wishes_reading import read_wishes
from maquette.agent.records import to_json
from maquette.agent.vision.colour import srgb_to_lab
from maquette.scene.screening import screen
from maquette.tests.unit.builtin import drawn
from maquette.tests.unit.builtin.test_programs import after, facts, measured

CUP, SAUCER, COFFEE = "dark_red_vessel", "dark_red_disc", "orange_filling"
READ = {
    # Form, in statements, orders and complaints.
    "the cup is taller": ["+height dark_red_vessel"],
    "cup should be taller": ["+height dark_red_vessel"],
    "THE CUP IS TALLER!!!": ["+height dark_red_vessel"],
    "make it a taller cup": ["+height dark_red_vessel"],
    "the cup is too tall": ["-height dark_red_vessel"],
    "the cup is not tall enough": ["+height dark_red_vessel"],
    "the cup isn't wide enough": ["+width dark_red_vessel"],
    "the mug is shorter": ["-height dark_red_vessel"],
    "the vessel is lower": ["-height dark_red_vessel"],
    "a wider saucer, please": ["+width dark_red_disc"],
    "the plate is narrower": ["-width dark_red_disc"],
    "the cup is thinner": ["-thickness dark_red_vessel"],
    "the table is thicker": ["+thickness table"],
    "larger saucer": ["+size dark_red_disc"],
    "the cup is too big": ["-size dark_red_vessel"],
    "reduce the height of the cup": ["-height dark_red_vessel"],
    "cup taller and wider": ["+height dark_red_vessel", "+width dark_red_vessel"],
    "the cup is taller than the saucer": ["+height dark_red_vessel"],
    "The brown shape on the right is smaller.": ["-size brown_shape_above"],
    "the left brown shape is shorter": ["-length brown_shape"],
    # Places.
    "move the cup left": ["-aside dark_red_vessel"],
    "move the cup to the right": ["+aside dark_red_vessel"],
    "the cup should be further left": ["-aside dark_red_vessel"],
    "the cup is too far left": ["+aside dark_red_vessel"],
    "shift the saucer further back": ["+away dark_red_disc"],
    "put the cup nearer": ["-away dark_red_vessel"],
    "move the cup closer to the camera": ["-away dark_red_vessel"],
    "raise the cup": ["+upwards dark_red_vessel"],
    "lower the cup": ["-upwards dark_red_vessel"],
    # Looks.
    "make the saucer darker": ["-lightness dark_red_disc"],
    "darken the saucer": ["-lightness dark_red_disc"],
    "the cup is too dark": ["+lightness dark_red_vessel"],
    "the table is not so dark": ["+lightness table"],
    "the cup and the saucer are darker": ["-lightness dark_red_vessel dark_red_disc"],
    "darker cup and saucer": ["-lightness dark_red_vessel", "-lightness dark_red_disc"],
    "brown shapes lighter": ["+lightness brown_shape brown_shape_above"],
    "the left brown shape is darker": ["-lightness brown_shape"],
    "the cup on the saucer is darker": ["-lightness dark_red_vessel"],
    "the coffee in the cup is darker": ["-lightness orange_filling"],
    "the rim of the cup is whiter": ["+towards cream_ring"],
    "the table is redder": ["+towards table"],
    "the cup is a bit too red": ["-towards dark_red_vessel"],
    "the saucer's colour should be more orange": ["+towards dark_red_disc"],
    "make the saucer green": ["+colour dark_red_disc"],
    "colour the red disc navy": ["+colour dark_red_disc"],
    "the table: dark brown": ["+colour table"],
    "make the cup light blue": ["+colour dark_red_vessel"],
    "more saturated cup": ["+saturation dark_red_vessel"],
    "the saucer is paler": ["-saturation dark_red_disc"],
    "less shiny table": ["-gloss table"],
    "a rougher table": ["-gloss table"],
    "the cup is glossier": ["+gloss dark_red_vessel"],
    "matt cup": ["-gloss dark_red_vessel"],
    "everything is too dark": ["+lightness"],
    "brighter": ["+lightness"],
    # Light.
    "warmer light": ["+warmth light"],
    "the light is too warm": ["-warmth light"],
    "the lamp is too bright": ["-lightness light"],
    "less light": ["-lightness light"],
    "light stronger": ["+lightness light"],
    "the light comes from the left": ["+direction light"],
    "softer shadows": ["+softness light"],
    "harder light": ["-softness light"],
    "the shadow is too strong": ["+lightness light"],
    "The cup is taller, the saucer darker; warmer light.": [
        "+height dark_red_vessel", "-lightness dark_red_disc", "+warmth light",
    ],
    # What is not understood is not guessed at.
    "": [],
    ",,;. !": [],
    "i love it": [],
    "asdf qwer": [],
    "the sppon is darker": [],
    "move the spoon left": [],
    "don't make the cup red": [],
    "the cup should not be darker": [],
    "move the cup next to the saucer": [],
    "move everything left": [],
    "rotate the cup": [],
    "taller": [],
    "\N{PILE OF POO} 12 % %% cm 3 3.5. -": [],
}  # fmt: skip


def in_short(wish: Wish) -> str:
    sign = "+" if wish.sign > 0.0 else "-"
    return " ".join([f"{sign}{wish.what}", *(["light"] if wish.of_light else wish.objects)])


@pytest.mark.parametrize("note", READ)
def test_a_note_is_read(note: str, coffee: Blueprint) -> None:
    wishes, _ = read_wishes(note, coffee)
    assert [in_short(wish) for wish in wishes] == READ[note]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("the cup is taller", {"steps": 1.0}),
        ("the cup is a bit taller", {"steps": 0.5}),
        ("the cup is slightly too tall", {"steps": 0.5}),
        ("the cup is much taller", {"steps": 2.0}),
        ("the cup is 20 % taller", {"share": 0.2}),
        ("the cup is taller by 7.5 percent", {"share": 0.075}),
        ("the cup is 2 cm taller", {"metres": 0.02}),
        ("make the cup 5 mm wider", {"metres": 0.005}),
        ("the cup is twice as tall", {"factor": 2.0}),
        ("make the cup half the height", {"factor": 0.5}),
        ("the cup is 1.5 times as tall", {"factor": 1.5}),
    ],
)
def test_how_much_is_read(note: str, expected: Mapping[str, float], coffee: Blueprint) -> None:
    (wish,), _ = read_wishes(note, coffee)
    assert {name: getattr(wish.degree, name) for name in expected} == pytest.approx(expected)
    assert wish.objects == (CUP,)


@pytest.mark.parametrize(
    ("note", "words"), [("the sppon is darker", ("sppon",)), ("rotate the cup", ("rotate",)), ("taller", ("taller",))]
)
def test_words_that_are_not_understood_are_named(note: str, words: tuple[str, ...], coffee: Blueprint) -> None:
    assert read_wishes(note, coffee)[1] == words


def wished(stage: str, blueprint: Blueprint, *notes: str, **others: Any) -> Proposal:
    """The proposal after these notes, the last of which is new; it would run."""
    note = {"note": notes[-1], "notes": list(notes)} if notes else {}
    proposal = propose(facts(stage, blueprint, **note, **others), drawn.example("coffee"))
    assert screen(proposal.code) == ()
    return proposal


def test_what_is_added_reads_well(coffee: Blueprint) -> None:
    plain = wished("composition", coffee).code
    code = wished("composition", coffee, "move the saucer left, the saucer is wider, the table is thicker").code
    added = [line for line in code.splitlines() if line not in plain.splitlines()]
    assert max(map(len, added)) <= 120
    functions = [node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)]
    assert all(ast.get_docstring(function) for function in functions)


def number(name: str, code: str) -> Any:
    return ast.literal_eval(EditedProgram(code).constants(name)[name])


@pytest.mark.parametrize("stage", ["scaffold", "geometry", "composition"])
def test_a_taller_cup_is_written_as_a_named_number(stage: str, coffee: Blueprint) -> None:
    code = wished(stage, coffee, "the cup is 20 % taller").code
    assert number("DARK_RED_VESSEL_TIMES", code) == (1.0, 1.0, 1.2)
    assert re.search(r"^DARK_RED_VESSEL_TIMES = .*taller, as asked$", code, re.MULTILINE)
    # What is in the cup stretches along; what only lies beside it stays.
    (call,) = [node for node in ast.parse(code).body if isinstance(node, ast.Expr) and "stretch" in ast.unparse(node)]
    assert CUP in ast.unparse(call)
    assert COFFEE in ast.unparse(call)
    assert "brown_shape" not in ast.unparse(call)


def test_centimetres_are_of_the_things_own_size(coffee: Blueprint) -> None:
    code = wished("geometry", coffee, "the cup is 2 cm taller").code
    # The vessel's height is 71 mm.
    assert number("DARK_RED_VESSEL_TIMES", code)[2] == pytest.approx(91.0 / 71.0, rel=1e-2)


def test_a_moved_saucer_takes_the_cup_along(coffee: Blueprint) -> None:
    code = wished("composition", coffee, "move the saucer 3 cm to the left").code
    assert number("DARK_RED_DISC_MOVED", code) == (-0.03, 0.0, 0.0)
    assert all(f'"{ref}"' in code for ref in (SAUCER, CUP, COFFEE))


def test_the_rest_of_the_program_is_left_alone(coffee: Blueprint) -> None:
    plain = wished("materials", coffee).code.splitlines()
    darker = wished("materials", coffee, "the saucer is darker").code.splitlines()
    changed = [new for old, new in zip(plain, darker, strict=True) if old != new]
    assert [line.partition(" ")[0] for line in changed] == ["DARK_RED_DISC_COLOUR"]


@pytest.mark.parametrize(
    ("note", "channel", "sign"),
    [
        ("the table is darker", 0, -1),
        ("the table is much lighter", 0, 1),
        ("the table is redder", 1, 1),
        ("the table is greener", 1, -1),
        ("the table is yellower", 2, 1),
        ("the table is bluer", 2, -1),
        ("the table is warmer", 2, 1),
        ("the table is cooler", 2, -1),
    ],
)
def test_colours_change_the_way_that_was_asked(note: str, channel: int, sign: int, coffee: Blueprint) -> None:
    before = read_colour(EditedProgram(wished("materials", coffee).code).constants("TABLE_COLOUR")["TABLE_COLOUR"])
    code = wished("materials", coffee, note).code
    now = read_colour(EditedProgram(code).constants("TABLE_COLOUR")["TABLE_COLOUR"])
    assert before is not None
    assert now is not None
    assert sign * (srgb_to_lab(np.array(now)) - srgb_to_lab(np.array(before)))[channel] > 1.0


def test_gloss_is_an_argument_of_the_material(coffee: Blueprint) -> None:
    line = next(text for text in wished("materials", coffee, "shinier table").code.splitlines() if "shinier" in text)
    assert "roughness=0.3, ior=1.45" in line
    assert line.endswith("# shinier, as asked")


def test_light_is_stronger_by_what_was_asked_and_comes_from_the_left(coffee: Blueprint) -> None:
    plain = wished("lighting", coffee).code
    code = wished("lighting", coffee, "the light is 50 % brighter, from the left").code
    for name in ("SURROUNDINGS_STRENGTH", "KEY_IRRADIANCE", "SECOND_POWER"):
        assert number(name, code) == pytest.approx(1.5 * number(name, plain), rel=1e-3)
    assert number("KEY_AZIMUTH", code) == pytest.approx(-1.571)


def test_wishes_add_up_with_and_without_the_accepted_program(coffee: Blueprint) -> None:
    once = wished("geometry", coffee, "the cup is 20 % taller").code
    on_top = wished("geometry", coffee, "the cup is 20 % taller", "the cup is 10 % wider", accepted=once).code
    anew = wished("geometry", coffee, "the cup is 20 % taller", "the cup is 10 % wider").code
    assert number("DARK_RED_VESSEL_TIMES", on_top) == number("DARK_RED_VESSEL_TIMES", anew) == (1.1, 1.1, 1.2)
    assert on_top.count("def stretch_as_asked") == 1


def test_the_accepted_program_is_kept_whoever_wrote_it(coffee: Blueprint) -> None:
    own = 'from kit import find\n\nfind("dark_red_vessel").scale.x = 1.1  # by hand\n'
    code = wished("composition", coffee, "the saucer is wider", accepted=own).code
    assert own.splitlines()[-1] in code
    assert "DARK_RED_DISC_TIMES" in code


def test_a_second_attempt_repeats_the_wish_and_so_ends_the_pass(coffee: Blueprint) -> None:
    accepted = wished("materials", coffee).code
    first = wished("materials", coffee, "a darker saucer", accepted=accepted)
    history = after(first, measured(coffee, dark_red_disc={"flat_colour": (0.1, 0.0, 0.0)}), True)
    assert wished("materials", coffee, "a darker saucer", accepted=accepted, history=history).code == first.code


def test_what_was_asked_for_is_not_corrected_back_to_the_picture(house: Blueprint) -> None:
    scaffold = wished("scaffold", house, "move the red shape 20 cm to the left").code
    look: LookMeasurements = measured(house, dark_red_shape={"iou": 0.3, "offset": (-0.2, 0.0)})
    assert "DARK_RED_SHAPE_SHIFT" in wished("composition", house, current=to_json(look)).code
    asked = wished("composition", house, current=to_json(look), program={"scaffold": scaffold})
    assert "DARK_RED_SHAPE_SHIFT" not in asked.code


def test_another_stages_wish_is_sent_there(coffee: Blueprint) -> None:
    note = "the cup is taller and darker; warmer light; move the cup left"
    said = wished("materials", coffee, note).explanation
    assert "dark red vessel darker" in said
    assert "Taller is for the Geometry stage: re-open it." in said
    assert "Warmer is for the Lighting stage: ask for it there." in said
    assert "Moved left is for the Composition stage: ask for it there." in said


def test_a_note_that_is_not_understood_changes_nothing_and_says_what_would_be(coffee: Blueprint) -> None:
    plain = wished("geometry", coffee).code
    proposal = wished("geometry", coffee, "colourless green ideas sleep furiously", accepted=plain)
    assert proposal.code == plain
    assert "furiously" in proposal.explanation
    assert "taller" in proposal.explanation
    assert "red disc" in proposal.explanation


def test_what_is_settled_by_hand_is_left_alone(coffee: Blueprint) -> None:
    settled = [{"name": "Cup", "ref": CUP, "how": "changed form"}]
    proposal = wished("composition", coffee, "the cup is taller, the saucer wider", settled=settled)
    assert "DARK_RED_VESSEL_TIMES" not in proposal.code
    assert f'"{CUP}"' not in proposal.code
    assert "by hand: dark red vessel" in proposal.explanation
    assert "DARK_RED_DISC_TIMES" in proposal.code


@pytest.mark.parametrize("stage", ["scaffold", "geometry", "materials", "composition", "lighting", "oneshot"])
@pytest.mark.parametrize(
    "note",
    [". ".join(READ).replace("cup", "red shape"), "x" * 5000, "the cup " * 200, '"""\n#{}%s\\', "rgb(1,2,3) #ff0000"],
)
def test_no_note_breaks_a_program(stage: str, note: str, house: Blueprint) -> None:
    proposal = propose(facts(stage, house, note=note, notes=[note]), None)
    assert screen(proposal.code) == ()
    assert isinstance(proposal.explanation, str)
