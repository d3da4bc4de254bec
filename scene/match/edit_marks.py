# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artist does with the marks of a match."""

import bpy

from ...agent.blueprint import Point
from ...agent.vision.camera.pinhole import pinhole_of
from ...agent.vision.marks.first_places import new_mark
from ...agent.vision.marks.mark import MarkKind
from ..live.open_sessions import session_of_scene
from ..live.undo import push_undo
from .camera_state import described
from .marks_form import add_row, form_of, marks_of, points_of, remove_row, set_points
from .matching import Part, matching_in
from .solving import solve_soon

REACH = 0.5
"""How far beyond the picture's edge a point can be dragged, as a share of the picture."""


def add_mark(scene: bpy.types.Scene, kind: MarkKind) -> None:
    """One more mark, where the camera as it is now sees such a thing."""
    found, live = matching_in(scene), session_of_scene(scene)
    assert found is not None and live is not None
    guess = found.fit.camera if found.fit else described(found.before)
    camera = pinhole_of(guess, found.before.aspect)
    azimuth = found.fit.azimuth if found.fit else None
    add_row(scene, new_mark(kind, marks_of(scene), camera, live.blueprint, azimuth))
    push_undo("Maquette: Add Mark")
    solve_soon()


def remove_mark(scene: bpy.types.Scene, kind: MarkKind) -> None:
    """One mark of this kind less."""
    remove_row(scene, kind)
    push_undo("Maquette: Remove Mark")
    solve_soon()


def drag_part(scene: bpy.types.Scene, part: Part, start: tuple[Point, ...], moved: Point) -> None:
    """Let ``part`` of a mark, whose points were at ``start``, lie ``moved`` from there."""
    form = form_of(scene)
    if part.mark >= len(form.marks):
        return
    points = tuple(
        _within((x + moved[0], y + moved[1])) if part.point in (None, index) else (x, y)
        for index, (x, y) in enumerate(start)
    )
    row = form.marks[part.mark]
    if points != points_of(row):
        set_points(row, points)
    form.chosen = part.mark


def _within(point: Point) -> Point:
    x, y = (min(max(coordinate, -REACH), 1.0 + REACH) for coordinate in point)
    return x, y
