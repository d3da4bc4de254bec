# SPDX-License-Identifier: GPL-3.0-or-later
"""Turned shapes: cups, bottles, lamps, plates."""

import math
from collections.abc import Sequence

from .checks import counted, number
from .shape import Shape


def lathe(profile: Sequence[tuple[float, float]], segments: int = 64) -> Shape:
    """The outline [(radius, height), ...] in metres, turned about z.

    It runs from the bottom up the outside, and on down the inside of a vessel. An end away from the
    axis is closed by a disc; a profile that ends where it began makes a ring.
    """
    around = counted("segments", segments, 3, 1024)
    outline = [(number("a radius", radius), number("a height", height)) for radius, height in profile]
    if any(radius < 0.0 for radius, _ in outline):
        raise ValueError("the profile has a radius below zero; the axis is at 0")
    is_ring = len(outline) > 3 and outline[0] == outline[-1]
    outline = [point for index, point in enumerate(outline) if index == 0 or point != outline[index - 1]]
    if is_ring:
        outline.pop()
    if len(outline) < 2 or max(radius for radius, _ in outline) == 0.0:
        raise ValueError("the profile needs two or more points, not all of them on the axis")
    vertices: list[tuple[float, float, float]] = []
    rings = []
    for radius, height in outline:
        # A point on the axis is one vertex; the faces that meet there become triangles.
        count = around if radius > 0.0 else 1
        rings.append([len(vertices) + step % count for step in range(around)])
        turns = [2 * math.pi * step / around for step in range(count)]
        vertices += [(radius * math.cos(turn), radius * math.sin(turn), height) for turn in turns]
    pairs = zip(rings, rings[1:] + rings[:1] if is_ring else rings[1:], strict=False)
    faces = [face for lower, upper in pairs for face in faces_between(lower, upper)]
    if not is_ring:
        faces += [tuple(end) for end in (rings[0][::-1], rings[-1]) if len(set(end)) > 2]
    return Shape(vertices, faces)


def faces_between(lower: Sequence[int], upper: Sequence[int]) -> list[tuple[int, ...]]:
    """The faces between two closed rings of as many vertices, triangles where vertices coincide."""
    faces = []
    for step in range(len(lower)):
        after = (step + 1) % len(lower)
        corners = (lower[step], lower[after], upper[after], upper[step])
        face = tuple(dict.fromkeys(corners))
        if len(face) > 2:
            faces.append(face)
    return faces
