# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts that are joined to what they are part of at a declared point."""

import bpy
from mathutils import Vector

from .checks import Point, triple
from .objects import find, whole
from .session import PART_MARK, REF_MARK, session_scene

ATTACHED_MARK = "maquette_attached"
"""On a part: the point of its own frame at which it is attached."""


def attach(
    ref: str | bpy.types.Object, to: str | bpy.types.Object, own_point: Point, to_point: Point | None = None
) -> bpy.types.Object:
    """Move a part until its own point, in its own frame, meets a point of ``to`` in that one's frame.

    Without ``to_point`` it goes to the nearest point of the other's surface. It counts as part of ``to`` from then on.
    """
    part, owner = find(ref), find(to)
    own = triple("the own_point", own_point)
    if owner in whole(part):
        raise ValueError(f"{owner.name!r} is itself part of {part.name!r}; attach that one to this")
    whole(owner)
    joint = part.matrix_world @ own
    target = nearest_on(owner, joint) if to_point is None else owner.matrix_world @ triple("the to_point", to_point)
    world = part.matrix_world.copy()
    world.translation += target - joint
    for entry in whole(part):
        entry[PART_MARK] = entry.get(PART_MARK, entry[REF_MARK])
        entry[REF_MARK] = owner[REF_MARK]
    part[ATTACHED_MARK] = own[:]
    part.parent = owner
    part.matrix_parent_inverse = owner.matrix_world.inverted()
    part.matrix_world = world
    return part


def nearest_on(body: bpy.types.Object, point: Vector) -> Vector:
    """The point of an object's surface, modifiers included, that is nearest to a point of the world."""
    evaluated = body.evaluated_get(session_scene().view_layers[0].depsgraph)
    found, location, _, _ = evaluated.closest_point_on_mesh(body.matrix_world.inverted() @ point)
    if not found:
        raise ValueError(f"{body.name!r} has no surface to attach to")
    return body.matrix_world @ location
