# SPDX-License-Identifier: GPL-3.0-or-later
"""The marks in the file, where the artist drags them, and back."""

from typing import TYPE_CHECKING, Any, cast

import bpy

if TYPE_CHECKING:
    from ...agent.blueprint import Point
    from ...agent.vision.marks.mark import Mark, MarkKind


def form_of(scene: bpy.types.Scene) -> Any:
    """What the artist has marked in ``scene``."""
    # The property group belongs to the extension's top; the stubs know no such properties.
    return scene.maquette.match  # type: ignore[attr-defined]


def marks_of(scene: bpy.types.Scene) -> "tuple[Mark, ...]":
    """All marks, in order."""
    return tuple(_mark(row) for row in form_of(scene).marks)


def add_row(scene: bpy.types.Scene, mark: "Mark") -> None:
    """Write ``mark`` behind the others, and choose it."""
    form = form_of(scene)
    row = form.marks.add()
    row.kind, row.metres, row.above, row.known = mark.kind, mark.metres, mark.above, mark.known
    set_points(row, mark.points)
    form.chosen = len(form.marks) - 1


def remove_row(scene: bpy.types.Scene, kind: "MarkKind") -> None:
    """Take away the chosen mark if it is of this ``kind``, else the latest of that kind."""
    form = form_of(scene)
    places = [index for index, row in enumerate(form.marks) if row.kind == kind]
    if places:
        form.marks.remove(form.chosen if form.chosen in places else places[-1])
        form.chosen = -1


def points_of(row: Any) -> "tuple[Point, ...]":
    """The points of a mark."""
    from ...agent.vision.marks.mark import POINTS

    flat = tuple(row.points)[: 2 * POINTS[cast("MarkKind", row.kind)]]
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def set_points(row: Any, points: "tuple[Point, ...]") -> None:
    """Move a mark."""
    flat = [coordinate for point in points for coordinate in point]
    row.points = flat + [0.0] * (len(row.points) - len(flat))


def _mark(row: Any) -> "Mark":
    from ...agent.vision.marks.mark import Mark

    return Mark(cast("MarkKind", row.kind), points_of(row), row.metres, row.above, row.known)
