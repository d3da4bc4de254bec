# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things should stand, from how far they came out from where the picture shows them."""

from collections.abc import Mapping

from ...blueprint import Blueprint
from ...measurements import LookMeasurements, ObjectMeasurements
from ...records import JsonValue
from .placed import Floor, Lying, Placed, Wall

Move = tuple[float, float, float]
"""Shift along x in picture widths, and the scales of width and height."""

LEAST_OFFSET = 0.01
LEAST_SCALE, SAME_SCALE = 0.03, 0.04
"""Least error of size worth mending, and how alike it must be in width and height: other errors are of shape,
or come from something in front."""
MOST_SCALE = 1.35
POOR_FIT = 0.88


def corrected_places(
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    current: LookMeasurements | None,
    last: LookMeasurements | None,
    memo: Mapping[str, JsonValue],
) -> dict[str, Move]:
    """Moves by object id, added to those of the attempt before."""
    before = {key: tuple(value) for key, value in dict(memo.get("moves", {})).items()}
    measured = last or current
    carriers = {entry.support for entry in blueprint.objects}
    moves: dict[str, Move] = {}
    for key, placed in layout.items():
        entry = measured.of(key) if measured is not None else None
        old = before.get(key, (0.0, 1.0, 1.0))
        if entry is None or key in carriers or not _is_loose(placed):
            continue
        move = _corrected(old, entry)
        if move != (0.0, 1.0, 1.0):
            moves[key] = move
    return moves


def _is_loose(placed: Placed) -> bool:
    """Whether it can be moved without leaving what belongs to it behind."""
    entry = placed.entry
    return entry.role == "object" and not entry.lying and not isinstance(placed.body, (Floor, Wall, Lying))


def _corrected(old: tuple[float, ...], entry: ObjectMeasurements) -> Move:
    shift, width, height = old
    if entry.pixels == 0 or entry.iou >= POOR_FIT:
        return shift, width, height
    if abs(entry.offset[0]) >= LEAST_OFFSET:
        shift -= entry.offset[0]
    if abs(entry.scale[0] - entry.scale[1]) <= SAME_SCALE:
        width = _scaled(width, entry.scale[0])
        height = _scaled(height, entry.scale[1])
    return round(shift, 4), round(width, 4), round(height, 4)


def _scaled(old: float, measured: float) -> float:
    if abs(measured - 1.0) < LEAST_SCALE or measured <= 0.0:
        return old
    return min(max(old / measured, 1.0 / MOST_SCALE), MOST_SCALE)
