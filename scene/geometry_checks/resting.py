# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that float above what carries them, or are sunk into it."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from .body import MOST_SAMPLES, Floats, between_boxes, gap_between, some
from .lengths import length
from .notice import Notice
from .thing import Thing

SLACK: Final = 0.02
"""Gap or depth over the object's size up to which it counts as resting."""
STILL_AROUND: Final = 0.5
"""Share of the object's height, from below, whose points may meet the support."""


def resting(thing: Thing, support: Thing) -> Iterator[Notice]:
    """At most one notice on how ``thing``, which stands or lies on ``support``, meets it."""
    gap = sinks_until_it_touches(thing, support)
    if gap is None:
        if (away := distance(thing, support)) > SLACK * thing.size:
            words = f"is not above {support.ref!r}, on which it should rest: it is {length(away)} away."
            yield Notice(away / thing.size, f"{thing.ref!r} {words}")
    elif abs(gap) > SLACK * thing.size:
        words = "floats {} above {!r}." if gap > 0.0 else "is sunk {} into {!r}."
        sentence = f"{thing.ref!r} {words.format(length(abs(gap)), support.ref)}"
        yield Notice(abs(gap) / thing.size, sentence, thing.moved_by(np.array([0.0, 0.0, -gap])))


def touching(thing: Thing, support: Thing) -> Iterator[Notice]:
    """At most one notice where ``thing``, which leans on ``support`` or hangs from it, ends away from it."""
    if (away := distance(thing, support)) > SLACK * thing.size:
        words = f"does not touch {support.ref!r}, which should hold it: it ends {length(away)} away."
        yield Notice(away / thing.size, f"{thing.ref!r} {words}")


def inside(thing: Thing, support: Thing) -> Iterator[Notice]:
    """At most one notice where ``thing``, which is in ``support``, is not even within the box around it."""
    outside = np.maximum(0.0, np.maximum(thing.low - support.high, support.low - thing.high))
    if (away := float(np.linalg.norm(outside))) > SLACK * thing.size:
        yield Notice(away / thing.size, f"{thing.ref!r} is {length(away)} outside {support.ref!r}, in which it is.")


def sinks_until_it_touches(thing: Thing, support: Thing) -> float | None:
    """Metres that ``thing`` can sink; below zero as far as it is inside. None where it is not above ``support``.

    Looked for from the height of its top, so that a book in a shelf stands on the board below it; where nothing is
    found from there, the whole of it may be below the support's surface, and it is looked for from above all.
    """
    points = thing.points
    middle = thing.low[2] + STILL_AROUND * (thing.high[2] - thing.low[2])
    lower = _lowest_first(points[points[:, 2] <= middle])
    under, over = float(min(support.low[2], thing.low[2])) - 1.0, float(max(support.high[2], thing.high[2])) + 1.0
    for start in (float(thing.high[2]), over):
        gaps = [float(point[2]) - top for point in lower if (top := _level(support, point, start, under)) is not None]
        gaps += [bottom - float(point[2]) for point, bottom in _from_below(support, thing, start)]
        if gaps:
            return min(gaps)
    return None


def distance(first: Thing, second: Thing) -> float:
    """Metres between two things, as far as samples of their vertices tell."""
    pairs = [(own, other) for own in first.bodies for other in second.bodies]
    nearest = sorted(pairs, key=lambda pair: between_boxes(*pair))[:4]
    return min(gap_between(own, other) for own, other in nearest)


def _from_below(support: Thing, thing: Thing, start: float) -> Iterator[tuple[Floats, float]]:
    """Corners of the support under the thing, and where a line straight up from far below first meets the thing."""
    points = support.points
    below = (points[:, :2] >= thing.low[:2]) & (points[:, :2] <= thing.high[:2])
    for point in some(points[below.all(axis=1) & (points[:, 2] <= start)]):
        bottom = _level(thing, point, float(thing.low[2]) - 1.0, float(thing.high[2]) + 1.0)
        if bottom is not None:
            yield point, bottom


def _level(thing: Thing, point: Floats, start: float, end: float) -> float | None:
    """The height at which an upright line through ``point`` from ``start`` to ``end`` first meets the thing."""
    first, last = (np.array([point[0], point[1], height]) for height in (start, end))
    found = [
        place.z
        for body in thing.bodies
        if (body.low[:2] <= point[:2]).all()
        and (point[:2] <= body.high[:2]).all()
        and (place := body.first_hit(first, last)) is not None
    ]
    if not found:
        return None
    return max(found) if end < start else min(found)


def _lowest_first(points: Floats) -> Floats:
    """The lowest points and some of the others, ``MOST_SAMPLES`` at most."""
    if len(points) <= MOST_SAMPLES:
        return points
    order = np.argsort(points[:, 2], kind="stable")
    return np.concatenate([points[order[: MOST_SAMPLES // 2]], points[order[MOST_SAMPLES // 2 :: len(points) // 100]]])
