# SPDX-License-Identifier: GPL-3.0-or-later
"""Further views show what was asked for, from where it was asked, and leave no trace."""

import bpy
import numpy as np
import pytest

from maquette.agent.critique import ViewWish
from maquette.agent.effects import Inspect
from maquette.agent.session import Settings
from maquette.agent.vision.png import read_png
from maquette.scene.live.look_job import LookJob
from maquette.scene.look import Frame, clean_up, in_place, prepare_inspection, render_prepared
from maquette.scene.session_folder import SessionFolder

from .conftest import HEIGHT, WIDTH
from .test_leaves_no_trace import state

OBJECTS = ("left", "right", "near", "far")


def inspect(still_life, *wishes):
    """The pictures by number."""
    bpy.context.view_layer.update()
    prepared = prepare_inspection(still_life.scene, wishes, OBJECTS, Frame(WIDTH, HEIGHT, 1, 1))
    result = render_prepared(prepared, still_life.folder, "further")
    return {number: read_png(still_life.folder / path).astype(int) for number, path in result.pictures.items()}


def add_cube(still_life, ref, location, size=0.2):
    cube = still_life.add(ref, (0.5, 0.5, 0.5), location)
    mesh = bpy.data.meshes.new(ref)
    corners = [(x, y, z) for x in (-size, size) for y in (-size, size) for z in (-size, size)]
    mesh.from_pydata(corners, (), ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)))
    cube.data = mesh
    return cube


def test_an_object_alone_is_in_the_middle_and_no_other_is_there(still_life):
    (alone,) = inspect(still_life, ViewWish("alone", "left")).values()
    differs = alone.max(axis=2) > 12
    assert not differs[[0, -1]].any() and not differs[:, [0, -1]].any()
    rows, columns = np.nonzero(differs)
    assert abs(rows.mean() - (HEIGHT - 1) / 2) < 2 and abs(columns.mean() - (WIDTH - 1) / 2) < 2
    assert 0.15 < differs.mean() < 0.5


def test_from_above_and_from_the_side_things_lie_where_they_are_in_the_world(still_life):
    """Two cubes, one further along +y and higher: above it on the picture from above, right of it and higher from the
    side."""
    for entry in (still_life.wall, still_life.left, still_life.right):
        bpy.data.objects.remove(entry)
    add_cube(still_life, "near", (0.0, 0.0, 0.0), 0.2)
    add_cube(still_life, "far", (0.0, 2.0, 1.0), 0.4)
    pictures = inspect(still_life, ViewWish("above", ""), ViewWish("side", ""))
    for number, (down, right) in {"1": (-1, 0), "2": (-1, 1)}.items():
        picture = pictures[number]
        seen = picture.max(axis=2) > 12
        rows, columns = np.nonzero(seen)
        upper, lower = rows < HEIGHT / 2, rows > HEIGHT / 2
        assert upper.sum() > 2 * lower.sum() > 0, "the larger cube lies above" if down < 0 else ""
        shift = columns[upper].mean() - columns[lower].mean()
        assert shift > 4 if right else abs(shift) < 1.5


def test_what_the_scene_does_not_show_has_no_picture(still_life):
    assert list(inspect(still_life, ViewWish("alone", "teapot"), ViewWish("side", "left"))) == ["2"]


@pytest.mark.parametrize("kind", ["alone", "above", "side"])
def test_further_views_leave_no_trace(still_life, kind):
    still_life.paint()
    still_life.light()
    before = state(still_life.scene)
    inspect(still_life, ViewWish(kind, "left"), ViewWish(kind, ""))
    assert state(still_life.scene) == before
    prepared = prepare_inspection(still_life.scene, [ViewWish(kind, "left")], OBJECTS, Frame(WIDTH, HEIGHT, 1, 1))
    assert state(still_life.scene) != before
    clean_up(prepared)
    assert state(still_life.scene) == before


def test_a_further_view_that_fails_leaves_no_trace(still_life, monkeypatch):
    def fail(view):
        raise RuntimeError("The lamp broke.")

    monkeypatch.setattr(in_place, "render", fail)
    before = state(still_life.scene)
    with pytest.raises(RuntimeError, match="lamp"):
        inspect(still_life, ViewWish("above", ""))
    assert state(still_life.scene) == before


def test_a_render_job_shows_the_same(still_life):
    wish = ViewWish("alone", "left")
    (expected,) = inspect(still_life, wish).values()
    before = state(still_life.scene)
    settings = Settings("test", "reference.png", WIDTH, HEIGHT, samples=1, seed=1)
    asked = Inspect("job", (wish,), OBJECTS, seed=1)
    job = LookJob(still_life.scene, still_life.collection, asked, settings, SessionFolder(still_life.folder), "WAIT")
    while not job.poll():
        pass
    assert job.result is not None
    assert (read_png(still_life.folder / job.result.pictures["1"]) == expected).all()
    assert state(still_life.scene) == before
