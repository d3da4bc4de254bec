# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects whose surfaces cross though neither carries the other."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from mathutils import Vector

from .body import TOUCHING, Body, Floats, some
from .lengths import length
from .notice import Notice
from .thing import Thing

STEPS: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
"""Over the smaller one's size: how far it is moved away, in turn, until the two no longer cross."""
HALVINGS: Final = 3
"""Of the last such step."""
MOST_PAIRS: Final = 12
"""Pairs that are looked at, those first whose boxes share most."""

Crossing = Sequence[tuple[Body, Sequence[tuple[Vector, Vector]], float]]
"""A body, edges of another that may go through it, as points of the world, and the sense in which these move."""


def overlapping(pairs: Sequence[tuple[Thing, Thing]]) -> Iterator[Notice]:
    """A notice for each of ``pairs`` that are inside one another, with how the smaller must be moved to only touch."""
    near = [pair for pair in pairs if (shared_box(*pair) > TOUCHING * min(thing.size for thing in pair)).all()]
    near.sort(key=lambda pair: -float(np.prod(shared_box(*pair))))
    for pair in near[:MOST_PAIRS]:
        small, large = sorted(pair, key=lambda thing: thing.size)
        edges = _edges_of(small, large)
        if not crosses(edges, Vector()):
            continue
        found = _way_out(small, large, edges)
        if found is None:
            yield Notice(1.0, f"{small.ref!r} is in the midst of {large.ref!r}.")
            continue
        step, heading = found
        if step > TOUCHING:
            deep = length(step * small.size)
            words = f"{small.ref!r} and {large.ref!r} are inside one another by {deep}."
            yield Notice(step, words, small.moved_by(step * small.size * heading))


def headings(small: Thing, large: Thing) -> tuple[Floats, ...]:
    """Level directions in which ``small`` may leave ``large``: from middle to middle, then out of the box's sides."""
    apart = (small.low + small.high - large.low - large.high)[:2]
    sides = np.where(apart < 0.0, -1.0, 1.0)
    ways = [np.array([sides[0], 0.0, 0.0]), np.array([0.0, sides[1], 0.0])]
    norm = float(np.linalg.norm(apart))
    straight = (np.array([*(apart / norm), 0.0]),) if norm > 0.0 else ()
    return (*straight, *ways)


def shared_box(first: Thing, second: Thing) -> Floats:
    """(3,): how long the two boxes overlap along each axis, below zero where they are apart."""
    return np.asarray(np.minimum(first.high, second.high) - np.maximum(first.low, second.low))


def crosses(edges: Crossing, way: Vector) -> bool:
    """Whether any edge goes through its body once what it is part of has been moved by ``way``."""
    for body, lines, sense in edges:
        inverse = body.evaluated.matrix_world.inverted_safe()
        for start, end in lines:
            first = inverse @ (start + sense * way)
            along = inverse @ (end + sense * way) - first
            if along.length > 0.0 and body.evaluated.ray_cast(first, along.normalized(), distance=along.length)[0]:
                return True
    return False


def _edges_of(small: Thing, large: Thing) -> Crossing:
    """The edges of each of two things that lie in the box around the other, some of them where they are many."""
    found = [(other, _lines(own, other), 1.0) for own in small.bodies for other in large.bodies]
    found += [(own, _lines(other, own), -1.0) for own in small.bodies for other in large.bodies]
    return [entry for entry in found if entry[1]]


def _lines(body: Body, other: Body) -> list[tuple[Vector, Vector]]:
    starts, ends = body.points[body.edges[:, 0]], body.points[body.edges[:, 1]]
    near = (np.maximum(starts, ends) >= other.low).all(axis=1) & (np.minimum(starts, ends) <= other.high).all(axis=1)
    chosen = some(np.flatnonzero(near).astype(np.int32))
    return [(Vector(starts[edge].tolist()), Vector(ends[edge].tolist())) for edge in chosen]


def _way_out(small: Thing, large: Thing, edges: Crossing) -> tuple[float, Floats] | None:
    """How far over its size, and where, ``small`` must be moved until the two no longer cross."""
    ways = [(heading, Vector((small.size * heading).tolist())) for heading in headings(small, large)]
    before = 0.0
    for step in STEPS:
        for heading, way in ways:
            if crosses(edges, step * way):
                continue
            inside, outside = before, step
            for _ in range(HALVINGS):
                middle = 0.5 * (inside + outside)
                if crosses(edges, middle * way):
                    inside = middle
                else:
                    outside = middle
            return outside, heading
        before = step
    return None
