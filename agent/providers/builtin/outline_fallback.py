# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a simple body does not fit what the picture shows, its outline is cut out of a slab."""

from collections.abc import Mapping
from dataclasses import replace

from ...measurements import LookMeasurements
from ...records import JsonValue
from .polygon import silhouette_of
from .placed import Ball, Block, Placed, Standing, Turned

POOR_FIT = 0.75
"""Mask IoU below which a body's form is given up."""
SLAB_DEPTH = 0.4
"""Depth of the slab over the smaller side of the body that it replaces."""


def with_outlines(
    layout: Mapping[str, Placed], last: LookMeasurements | None, memo: Mapping[str, JsonValue]
) -> tuple[dict[str, Placed], list[str]]:
    """The layout with poorly fitting bodies cut by their outline, and the ids of those."""
    outlined = set(memo.get("outlined", []))
    for placed in layout.values():
        measured = last.of(placed.entry.id) if last is not None else None
        if measured is not None and measured.iou < POOR_FIT and _can_be_cut(placed):
            outlined.add(placed.entry.id)
    return {key: _cut(placed) if key in outlined else placed for key, placed in layout.items()}, sorted(outlined)


def _can_be_cut(placed: Placed) -> bool:
    """Whether the body stands; one seen from above has its place around an axis."""
    return isinstance(placed.body, (Turned, Ball, Block)) and not placed.entry.lying and len(placed.entry.outline) > 2


def _cut(placed: Placed) -> Placed:
    body = placed.body
    if isinstance(body, Block):
        width, height = body.width, body.height
    elif isinstance(body, (Turned, Ball)):
        width, height = 2.0 * body.radius, body.height
    else:
        return placed
    depth = SLAB_DEPTH * min(width, height)
    return replace(placed, body=Standing(silhouette_of(placed.entry.outline), depth, width, height))
