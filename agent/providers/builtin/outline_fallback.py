# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a simple body does not fit what the picture shows, its outline is cut out of a slab."""

from collections.abc import Mapping
from dataclasses import replace

from ...blueprint import Blueprint, BlueprintObject
from ...measurements import LookMeasurements
from ...records import JsonValue
from .placed import Ball, Block, Placed, Standing, Turned

POOR_FIT = 0.75
"""Mask IoU below which a body's form is given up."""
CUTTABLE = ("lathe", "sphere", "box", "rounded_box")
SLAB_DEPTH = 0.4
"""Depth of the slab over the smaller side of the body that it replaces."""


def with_outlines(
    blueprint: Blueprint, layout: Mapping[str, Placed], last: LookMeasurements | None, memo: Mapping[str, JsonValue]
) -> tuple[dict[str, Placed], list[str]]:
    """The layout with poorly fitting bodies cut by their outline, and the ids of those."""
    outlined = set(memo.get("outlined", []))
    if last is not None:
        outlined |= set(poorly_fitting(blueprint, last))
    return {key: _cut(placed) if key in outlined else placed for key, placed in layout.items()}, sorted(outlined)


def poorly_fitting(blueprint: Blueprint, look: LookMeasurements) -> list[str]:
    """Ids of what would fit better if it were cut by its outline."""
    found = []
    for entry in blueprint.objects:
        measured = look.of(entry.id)
        if measured is not None and measured.iou < POOR_FIT and _can_be_cut(entry, blueprint):
            found.append(entry.id)
    return found


def _can_be_cut(entry: BlueprintObject, blueprint: Blueprint) -> bool:
    """Whether it stands by itself: what is seen from above has its place and shape around an axis."""
    holds_something = any(other.support == entry.id and other.lying for other in blueprint.objects)
    return entry.role == "object" and entry.form in CUTTABLE and not entry.lying and not holds_something


def _cut(placed: Placed) -> Placed:
    body = placed.body
    if isinstance(body, Block):
        width, height = body.width, body.height
    elif isinstance(body, (Turned, Ball)):
        width, height = 2.0 * body.radius, body.height
    else:
        return placed
    return replace(placed, body=Standing(placed.silhouette, SLAB_DEPTH * min(width, height), width, height))
