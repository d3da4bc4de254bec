# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that were moved away are brought back to where the picture shows them."""

from dataclasses import replace

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material, Point, Role
from maquette.agent.vision.camera.pinhole import pinhole_of
from maquette.agent.vision.masks import bounding_box
from maquette.agent.vision.outline import simplify, trace_outline
from maquette.agent.vision.placement.body import Body, Motion
from maquette.agent.vision.placement.contact import gap_above
from maquette.agent.vision.placement.extents import extents_of
from maquette.agent.vision.placement.solve import solve_placement
from maquette.agent.vision.placement.visible import depths_of, visible_masks

ASPECT = 4 / 3
CAMERA = pinhole_of(CameraGuess(focal_mm=50.0, pitch=0.4, height=1.1), ASPECT)
ROWS, COLUMNS = 480, 640
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
SIZE = 1.2
"""Metres: of the scene."""


def turned(ref: str, profile: list[tuple[float, float]], at: tuple[float, float, float]) -> Body:
    """A body of revolution, closed at both ends."""
    turns = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    rings = [np.column_stack([r * np.cos(turns), r * np.sin(turns), np.full(32, z)]) for r, z in profile]
    points = np.vstack([*rings, [(0, 0, profile[0][1]), (0, 0, profile[-1][1])]])
    faces = []
    for ring in range(len(profile) - 1):
        for step in range(32):
            a, b = 32 * ring + step, 32 * ring + (step + 1) % 32
            faces += [(a, b, a + 32), (b, b + 32, a + 32)]
    last = 32 * (len(profile) - 1)
    for step in range(32):
        faces += [(step, (step + 1) % 32, len(points) - 2), (last + step, last + (step + 1) % 32, len(points) - 1)]
    return Body(ref, points + at, np.array(faces), np.array(at, float))


def block(ref: str, sides: tuple[float, float, float], at: tuple[float, float, float], turn: float = 0.0) -> Body:
    corners = np.array([(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (0, 1)]) * sides
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    faces = [face for a, b, c, d in quads for face in ((a, b, c), (a, c, d))]
    start = Body(ref, corners + at, np.array(faces), np.array(at, float))
    return start.moved(Motion(np.zeros(3), turn))


TRUE = {
    "table": block("table", (4, 4, 0.02), (0, 2.6, -0.02)),
    "saucer": turned("saucer", [(0.05, 0), (0.12, 0.02), (0.05, 0.008)], (0.05, 2.3, 0)),
    "cup": turned("cup", [(0.04, 0), (0.06, 0.09)], (0.05, 2.3, 0.008)),
    "box": block("box", (0.3, 0.12, 0.2), (-0.4, 2.8, 0), 0.5),
    "jar": turned("jar", [(0.08, 0), (0.08, 0.22)], (0.35, 2.9, 0)),
    "ball": turned("ball", [(0.02, 0), (0.07, 0.05), (0.07, 0.09), (0.02, 0.14)], (-0.3, 2.2, 0)),
}
SUPPORTS = {"cup": "saucer"}


def blueprint_of(bodies: dict[str, Body], outlined: bool) -> Blueprint:
    """What the picture of ``bodies`` shows."""
    masks = visible_masks(
        {ref: depths_of(body, CAMERA, ROWS, COLUMNS) for ref, body in bodies.items() if ref != "table"}
    )
    table = entry("table", "ground", (0.0, 0.2, 1.0, 1.0))
    found = []
    for ref, mask in masks.items():
        corners = simplify(trace_outline(mask), 40) / [COLUMNS, ROWS]
        outline = tuple((float(x), float(y)) for x, y in corners) if outlined else ()
        behind = ("cup",) if ref == "saucer" and outlined else ()
        found.append(entry(ref, "object", bounding_box(mask), SUPPORTS.get(ref, "table"), outline, behind))
    light = LightGuess(0.0, 1.0, 0.5, 2.0)
    return Blueprint("A table", CameraGuess(50.0, 0.4, 1.1), light, (table, *found))


def entry(
    ref: str,
    role: Role,
    box: tuple[float, float, float, float],
    support: str = "",
    outline: tuple[Point, ...] = (),
    behind: tuple[str, ...] = (),
) -> BlueprintObject:
    return BlueprintObject(ref, ref, role, "free", box, GREY, support, outline, behind=behind)


def moved_away(random: np.random.Generator) -> dict[str, Body]:
    """Every object shifted by up to 12 cm, sized by up to 20 %, floating or buried by up to 2 cm."""
    return {
        ref: body
        if ref == "table"
        else body.moved(Motion(random.uniform(-1, 1, 3) * (0.12, 0.12, 0.02), 0.0, float(random.uniform(0.83, 1.2))))
        for ref, body in TRUE.items()
    }


@pytest.mark.parametrize("outlined", [False, True])
def test_what_was_moved_away_comes_back(outlined: bool) -> None:
    random = np.random.default_rng(4)
    off = []
    seen = blueprint_of(TRUE, outlined)
    for _ in range(2):
        bodies = moved_away(random)
        found = solve_placement(seen, bodies, CAMERA)
        assert found.after > found.before + 0.1
        for placed in found.placed:
            there = bodies[placed.ref].moved(placed.motion)
            off.append(float(np.linalg.norm(there.pivot - TRUE[placed.ref].pivot)))
            carrier = {**bodies, **{each.ref: bodies[each.ref].moved(each.motion) for each in found.placed}}
            gap = gap_above(there, carrier[SUPPORTS.get(placed.ref, "table")])
            assert gap is not None
            assert abs(gap) < 0.01
    assert len(off) >= 9
    assert np.median(off) < 0.03 * SIZE


def test_what_is_in_its_place_stays_there() -> None:
    found = solve_placement(blueprint_of(TRUE, outlined=True), TRUE, CAMERA)
    assert found.before > 0.9
    assert not found.placed


def test_what_fits_nowhere_is_said() -> None:
    bodies = moved_away(np.random.default_rng(6))
    bodies["jar"] = block("jar", (0.5, 0.05, 0.05), (0.35, 2.9, 0))
    found = solve_placement(blueprint_of(TRUE, outlined=True), bodies, CAMERA)
    assert [sentence for sentence in found.undecided if "No place was found for jar" in sentence]
    assert not [sentence for sentence in found.undecided if "found for box" in sentence]


def test_what_is_settled_stays_where_it_is() -> None:
    bodies = moved_away(np.random.default_rng(5))
    bodies["jar"] = replace(bodies["jar"], fixed=True)
    found = solve_placement(blueprint_of(TRUE, outlined=True), bodies, CAMERA)
    assert "jar" not in {placed.ref for placed in found.placed}


def test_a_hidden_side_only_says_how_far_it_reaches_at_least() -> None:
    front = entry("front", "object", (0.5, 0.3, 0.8, 0.9), "table")
    behind = entry("rear", "object", (0.2, 0.2, 0.5, 0.6), "table")
    cut = entry("cut", "object", (0.0, 0.5, 0.2, 0.8), "table")
    table = entry("table", "ground", (0.0, 0.2, 1.0, 1.0))
    objects = (table, front, behind, cut)
    right, up, left, down = extents_of(behind, objects, ASPECT).at_least.tolist()
    assert (right, up, left, down) == (True, False, False, False)
    assert extents_of(front, objects, ASPECT).at_least.sum() == 0
    assert extents_of(cut, objects, ASPECT).at_least.tolist() == [False, False, True, False]


def test_a_cup_sinks_into_the_hollow_of_its_saucer() -> None:
    lifted = TRUE["cup"].moved(Motion(np.array([0.0, 0.0, 0.05])))
    assert gap_above(lifted, TRUE["saucer"]) == pytest.approx(0.05, abs=1e-3)
    assert gap_above(TRUE["jar"], TRUE["saucer"]) is None


def test_a_shelf_above_carries_nothing_and_a_lawn_carries_on_its_ground() -> None:
    boards = [block("shelf", (1.0, 0.4, 0.02), (0, 2.5, level)) for level in (0.48, 0.98)]
    points = np.vstack([board.points for board in boards])
    shelf = Body("shelf", points, np.vstack([boards[0].triangles, boards[1].triangles + 8]), np.zeros(3))
    jar = TRUE["jar"].moved(Motion(np.array([-0.35, -0.4, 0.55])))
    assert gap_above(jar, shelf) == pytest.approx(0.05, abs=1e-6)
    blade = np.array([[0.0, 2.5, 0.0], [0.02, 2.5, 0.0], [0.01, 2.5, 0.06]])
    lawn = block("lawn", (4, 4, 0.02), (0, 2.5, -0.02))
    grass = Body(
        "lawn", np.vstack([lawn.points, blade]), np.vstack([lawn.triangles, [[8, 9, 10]]]), np.zeros(3), is_field=True
    )
    on_grass = TRUE["jar"].moved(Motion(np.array([-0.35, -0.4, 0.0])))
    assert gap_above(on_grass, grass) == pytest.approx(0.0, abs=1e-6)
    assert gap_above(on_grass, replace(grass, is_field=False)) == pytest.approx(-0.06, abs=1e-6)


def test_the_drawing_shows_the_nearer_of_two() -> None:
    near, far = block("near", (0.2, 0.2, 0.2), (0, 2.0, 0)), block("far", (1.0, 0.2, 0.4), (0, 2.8, 0))
    drawn = [depths_of(body, CAMERA, ROWS, COLUMNS) for body in (near, far)]
    masks = visible_masks({"near": drawn[0], "far": drawn[1]})
    assert not (masks["near"] & masks["far"]).any()
    assert masks["near"].sum() == np.isfinite(drawn[0]).sum()
