# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet of cloth let down over objects: own small simulation that leaves nothing but its last shape."""

from collections.abc import Sequence

import bpy
from mathutils import Matrix, Vector
from mathutils.bvhtree import BVHTree

from .checks import Point, counted, number, positive, triple
from .scatter import world_triangles
from .shape import Shape

MOST_STEPS = 140
GRAVITY = 0.012
"""How much faster an unhindered thread falls after each step, in cells a step."""
FASTEST = 0.5
"""Cells a step: faster threads could pass through what they should meet."""
STILL = 0.003
"""Mean way of the threads in a step, in cells, below which the cloth has come to rest."""
CLEARANCE = 0.35
"""Distance from what carries the cloth, in cells: less, and edges would show between two threads."""
DEEPEST = 4
"""How deep within a body, in clearances, a point is still known to be inside."""
CLEARINGS = 4
"""How often threads are taken off edges once the cloth lies."""
TIGHTENINGS = 2
"""How often the lengths between threads are put right in each step."""


def cloth(
    width: float,
    depth: float,
    above: Point,
    over: str | bpy.types.Object | Sequence[str | bpy.types.Object],
    rotation: float = 0.0,
    ground: float = 0.0,
    cells: int = 32,
) -> Shape:
    """A sheet of width by depth metres, level around ``above``, let down onto the objects and the ground's height.

    The shape is in world axes around ``above``. ``cells`` is how many parts its longer side has.
    """
    across, along = positive("the width", width), positive("the depth", depth)
    middle, turn = triple("above", above), Matrix.Rotation(number("the rotation", rotation), 3, "Z")
    cell = max(across, along) / counted("cells", cells, 8, 80)
    columns, rows = max(round(across / cell), 2), max(round(along / cell), 2)
    carriers = [over] if isinstance(over, str | bpy.types.Object) else list(over)
    triangles = [corners for carrier in carriers for corners in world_triangles(carrier)]
    if not triangles:
        raise ValueError("the cloth has nothing to lie over; name the objects that carry it")
    tree = BVHTree.FromPolygons(
        [corner[:] for corners in triangles for corner in corners],
        [(index, index + 1, index + 2) for index in range(0, 3 * len(triangles), 3)],
        all_triangles=True,
    )
    points = [
        middle + turn @ Vector((across * (column / columns - 0.5), along * (row / rows - 0.5), 0.0))
        for row in range(rows + 1)
        for column in range(columns + 1)
    ]
    pairs, level = threads(points, columns + 1), number("the ground", ground)
    settle(points, pairs, tree, level, cell)
    for _ in range(CLEARINGS):
        tighten(points, pairs)
        clear_threads(points, pairs, tree, level, CLEARANCE * cell)
    faces = [
        (start, start + 1, start + columns + 2, start + columns + 1)
        for row in range(rows)
        for start in range(row * (columns + 1), row * (columns + 1) + columns)
    ]
    return Shape([(point - middle)[:] for point in points], faces, crease=3.2)


def threads(points: Sequence[Vector], columns: int) -> list[tuple[int, int, float, float]]:
    """Pairs of points with their distance and how strictly it is kept: neighbours, diagonals, and next but one."""
    found = []
    for index in range(len(points)):
        column = index % columns
        for right, down, strength in ((1, 0, 1.0), (0, 1, 1.0), (1, 1, 0.4), (-1, 1, 0.4), (2, 0, 0.1), (0, 2, 0.1)):
            other = index + right + down * columns
            if 0 <= column + right < columns and other < len(points):
                found.append((index, other, (points[other] - points[index]).length, strength))
    return found


def settle(
    points: list[Vector], pairs: Sequence[tuple[int, int, float, float]], tree: BVHTree, ground: float, cell: float
) -> None:
    """Let the points fall, held together by the pairs, until they rest (position-based dynamics, Müller 2007)."""
    gap = CLEARANCE * cell
    before = [point.copy() for point in points]
    for _ in range(MOST_STEPS):
        way = 0.0
        for index, point in enumerate(points):
            step = 0.9 * (point - before[index])
            step.z -= GRAVITY * cell
            if step.length > FASTEST * cell:
                step *= FASTEST * cell / step.length
            before[index] = point.copy()
            points[index] = point + step
        for _ in range(TIGHTENINGS):
            tighten(points, pairs)
        for index, point in enumerate(points):
            keep_out(point, before[index], tree, ground, gap)
            way += (point - before[index]).length
        if way < STILL * cell * len(points):
            return


def tighten(points: list[Vector], pairs: Sequence[tuple[int, int, float, float]]) -> None:
    """Bring each pair nearer to its length; a thread resists being stretched, and gives way when it is pushed."""
    for first, second, length, strength in pairs:
        apart = points[second] - points[first]
        now = apart.length
        share = strength if now > length else 0.3 * strength
        apart *= 0.5 * share * (1.0 - length / now) if now > 1e-9 else 0.0
        points[first] += apart
        points[second] -= apart


def keep_out(point: Vector, before: Vector, tree: BVHTree, ground: float, gap: float) -> None:
    """Move a point away from the body that it has come near to or entered, and hold it there by friction."""
    push = push_out(point, tree, ground, gap)
    if push:
        point += push
        before[:] = before.lerp(point, 0.5)


def push_out(point: Vector, tree: BVHTree, ground: float, gap: float) -> Vector | None:
    """What moves a point as far from bodies and ground as the gap; None where it is that far already."""
    location, normal, _, distance = tree.find_nearest(point, DEEPEST * gap)
    push = None
    if location is not None and normal is not None and distance is not None:
        away = point - location
        if away.dot(normal) < 0.0:
            push = gap * normal - away
        elif distance < gap:
            push = away * (gap / distance - 1.0) if distance > 1e-9 else gap * normal
    height = point.z + (push.z if push else 0.0)
    if height < ground + gap:
        push = push or Vector((0.0, 0.0, 0.0))
        push.z += ground + gap - height
    return push


def clear_threads(
    points: list[Vector], pairs: Sequence[tuple[int, int, float, float]], tree: BVHTree, ground: float, gap: float
) -> None:
    """Move both ends of a thread whose middle is too near to a body, so that no edge shows between them."""
    for first, second, _, _ in pairs:
        push = push_out((points[first] + points[second]) / 2, tree, ground, gap)
        if push:
            points[first] += push
            points[second] += push
