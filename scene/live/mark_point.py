# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist says of a point of the picture whether it belongs to a thing, and the thing's outline follows."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.blueprint import BlueprintObject, Box, Point
from ...agent.edited_object import free_identifier, with_box
from ...agent.errors import MaquetteError
from ...agent.records import from_json, to_json
from ...agent.vision.png import read_png
from ...agent.vision.segmenting import refine_outline
from .blueprint_drawing import draw_soon
from .blueprint_form import form_of
from .edited_blueprint import added_object

if TYPE_CHECKING:
    from .live_session import LiveSession


def mark_point(live: "LiveSession", scene: bpy.types.Scene, index: int, point: Point, *, belongs: bool) -> None:
    """Let ``point`` of the picture belong to row ``index`` of the list in ``scene``, or not.

    A box too small for what belongs grows. Raises ``MaquetteError`` where the row's box is empty, or the reference
    cannot be read.
    """
    reference = read_png(live.folder.reference)
    rows = form_of(scene).objects
    row = rows[index]
    box = (row.left, row.top, row.right, row.bottom)
    if box[0] >= box[2] or box[1] >= box[3]:
        raise MaquetteError(f"The box of {row.name!r} is empty.", "Correct its box.")
    known = {entry.id: entry for other in rows if other.record for entry in [_read(other)]}
    entry = with_box(_read(row), box) if row.record else _new(row, known, box, reference)
    if belongs:
        entry = replace(entry, box=_grown(entry.box, point), inside=(*entry.inside, point))
    else:
        entry = replace(entry, outside=(*entry.outside, point))
    entry = refine_outline(reference, entry, known)
    row.record = json.dumps(to_json(entry))
    row.left, row.top, row.right, row.bottom = entry.box
    draw_soon()


def _read(row: Any) -> BlueprintObject:
    return from_json(BlueprintObject, json.loads(row.record))


def _new(row: Any, known: dict[str, BlueprintObject], box: Box, reference: NDArray[np.uint8]) -> BlueprintObject:
    """What the artist has added, which was never read."""
    return added_object(row, free_identifier(row.name, known), box, reference)


def _grown(box: Box, point: Point) -> Box:
    (left, top, right, bottom), (x, y) = box, point
    return min(left, x), min(top, y), max(right, x), max(bottom, y)
