# SPDX-License-Identifier: GPL-3.0-or-later
"""Base colours that are wrong are set right by the reference alone, in even light and in the scene's own."""

from pathlib import Path

import numpy as np

from maquette.scene.description import describe, fingerprint_of
from maquette.scene.kit import find, grain, metal, paint, principled, session_collection, session_scene
from maquette.scene.kit.recolour import base_colours, mean_colour
from maquette.scene.solving.colour import solve_colour
from maquette.scene.solving.in_place import solve_in_place
from maquette.tests.blender.solving.lit_scene import build, light, seen, solve, subject, things

TRUE = {"table": "#b08050", "ball": "#c04030", "cube": "#50a060", "egg": "#dddddd"}
WRONG = {"table": "#707080", "ball": "#804040", "cube": "#a0a040", "egg": "#888888"}


def paint_all(colours: dict[str, str]) -> None:
    for ref, colour in colours.items():
        paint(ref, principled(f"paint of {ref}", colour, roughness=0.7))


def shades() -> dict[str, np.ndarray]:
    return {ref: np.array(mean_colour(find(ref).active_material)) for ref in TRUE}


def as_it_is() -> str:
    return fingerprint_of(describe(session_scene(), session_collection()))


def test_colours_come_back_in_the_light_that_there_is(tmp_path: Path) -> None:
    build()
    light()
    paint_all(TRUE)
    true, reference = shades(), seen(tmp_path)
    paint_all(WRONG)
    solution = solve(solve_colour(subject(reference, blueprint=things())))
    assert solution.undecided == ()
    for ref, shade in shades().items():
        assert np.abs(shade - true[ref]).max() < 0.05, ref


def test_without_light_of_their_own_they_come_back_in_even_light(tmp_path: Path) -> None:
    build()
    paint_all(TRUE)
    true, reference = shades(), seen(tmp_path)
    paint_all(WRONG)
    solve(solve_colour(subject(reference, blueprint=things())))
    for ref, shade in shades().items():
        assert np.abs(shade - true[ref]).max() < 0.05, ref


def test_colours_of_a_texture_shift_together(tmp_path: Path) -> None:
    build()
    light()
    paint_all(TRUE)
    reference = seen(tmp_path)
    paint_all(WRONG)
    wood = grain(principled("wood", "#606060"), "#505050", "#707070", 0.05, 0.5)
    paint("table", wood)
    first, second = (shade() for shade in base_colours(wood))
    solve(solve_colour(subject(reference, blueprint=things())))
    after = [shade() for shade in base_colours(wood)]
    assert after[0][0] > first[0]
    assert np.allclose(np.divide(*after), np.divide(first, second), rtol=1e-3)


def test_metal_and_what_is_settled_stay_as_they_are(tmp_path: Path) -> None:
    build()
    light()
    paint_all(TRUE)
    reference = seen(tmp_path)
    paint_all(WRONG)
    paint("ball", metal("steel", "#8090a0"))
    before = shades()
    solution = solve(solve_colour(subject(reference, blueprint=things(), settled=frozenset({"egg"}))))
    after = shades()
    assert (after["ball"] == before["ball"]).all()
    assert (after["egg"] == before["egg"]).all()
    assert (after["cube"] != before["cube"]).any()
    assert "steel" not in solution.code


def test_solving_leaves_the_scene_as_it_is(tmp_path: Path) -> None:
    build(48, 32)
    light()
    reference = seen(tmp_path, samples=4)
    paint_all(WRONG)
    indices = {entry.name: entry.pass_index for entry in session_collection().objects}
    before = as_it_is()
    assert solve_in_place(solve_colour(subject(reference, blueprint=things()))).code
    assert as_it_is() == before
    assert {entry.name: entry.pass_index for entry in session_collection().objects} == indices


def test_a_thing_that_the_render_shows_elsewhere_gets_its_own_colour_nevertheless(tmp_path: Path) -> None:
    build()
    paint_all(TRUE)
    reference, plan = seen(tmp_path), things()
    paint_all(WRONG)
    find("cube").location.x += 0.4
    solve(solve_colour(subject(reference, blueprint=plan)))
    red, green, _ = mean_colour(find("cube").active_material)
    assert green > 1.5 * red
