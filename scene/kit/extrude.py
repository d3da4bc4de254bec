# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies from a plane outline: plates, gables, brackets, letters cut from a board."""

from collections.abc import Sequence

from .checks import number, positive
from .lathe import faces_between
from .shape import Shape


def extrude(outline: Sequence[tuple[float, float]], depth: float, upright: bool = False) -> Shape:
    """The closed outline [(x, y), ...] in metres, this many metres thick from z = 0 up.

    Upright, the outline is [(x, z), ...] as seen from the camera's side, and the body reaches half
    its depth before and behind y = 0.
    """
    thick = positive("the depth", depth)
    corners = closed_outline(outline)
    count = len(corners)
    if upright:
        vertices = [(x, y, z) for y in (-thick / 2, thick / 2) for x, z in corners]
    else:
        vertices = [(x, y, z) for z in (0.0, thick) for x, y in corners]
    ring, other = list(range(count)), list(range(count, 2 * count))
    return Shape(vertices, [tuple(ring[::-1]), tuple(other), *faces_between(ring, other)])


def closed_outline(outline: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners without repeated neighbours; ValueError where they enclose nothing."""
    corners: list[tuple[float, float]] = []
    for first, second in outline:
        corner = number("an outline's number", first), number("an outline's number", second)
        if not corners or corner != corners[-1]:
            corners.append(corner)
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    if len(corners) < 3 or abs(sum(a * d - c * b for (a, b), (c, d) in sides)) < 1e-12:
        raise ValueError("the outline encloses nothing; give three or more corners that go around the shape")
    return corners
