# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects by the blueprint's names: make, find, reshape, place."""

from collections.abc import Sequence

import bpy
from mathutils import Matrix, Vector

from .checks import Point, number, positive, triple, word
from .colour import Colour, opaque
from .proxy import proxy_material
from .session import PART_MARK, REF_MARK, session_collection, session_scene, tag
from .shape import Shape, mesh_of

Rotation = float | Sequence[float]
"""Radians about z, or about x, y and z (Euler XYZ)."""


def bodies() -> dict[str, bpy.types.Object]:
    """Ref (for a part, its own name) to object, for everything in the session with a surface."""
    return {
        entry.get(PART_MARK, entry[REF_MARK]): entry
        # A copy has its original's marks and comes after it; the original keeps the ref.
        for entry in reversed(session_collection().all_objects[:])
        if entry.get(REF_MARK) and entry.type not in {"CAMERA", "LIGHT"}
    }


def find(ref: str | bpy.types.Object) -> bpy.types.Object:
    """The object of this ref, or the object given."""
    if isinstance(ref, bpy.types.Object):
        return ref
    known = bodies()
    if ref not in known:
        raise ValueError(f"there is no {ref!r}; the scene has {', '.join(sorted(known)) or 'no objects yet'}")
    return known[ref]


def whole(ref: str | bpy.types.Object) -> list[bpy.types.Object]:
    """The object and its parts, those that count under the same ref; world matrices are up to date."""
    body = find(ref)
    session_scene().view_layers[0].update()
    return [body, *(child for child in body.children_recursive if child.get(REF_MARK) == body.get(REF_MARK))]


def turned(rotation: Rotation) -> Vector:
    """The Euler angles of a rotation given as one number or three."""
    if isinstance(rotation, Sequence):
        return triple("the rotation", rotation)
    return Vector((0.0, 0.0, number("the rotation", rotation)))


def add(
    ref: str,
    shape: Shape | bpy.types.Mesh,
    at: Point = (0, 0, 0),
    rotation: Rotation = 0.0,
    colour: Colour = "#cccccc",
    part_of: str = "",
) -> bpy.types.Object:
    """Make the object, anew if the ref is taken; the shape's origin comes to stand on the world point ``at``.

    The colour is the viewport's, and the render's until the object is painted. A part moves with the object that it
    is part of, and counts as that object.
    """
    word("the ref", ref)
    location, angles, shown = triple("at", at), turned(rotation), opaque(colour)
    owner = find(part_of) if part_of else None
    mesh = mesh_of(ref, shape)
    if not mesh.materials:
        mesh.materials.append(proxy_material())
    former = bodies().get(ref)
    if former:
        drop(former)
    body = bpy.data.objects.new(ref, mesh)
    mesh.name = ref
    session_collection().objects.link(body)
    body.location = location
    body.rotation_euler = angles[:]
    body.color = shown
    tag(body, owner[REF_MARK] if owner else ref)
    if owner:
        body[PART_MARK] = ref
        body.parent = owner
        whole(owner)
        body.matrix_parent_inverse = owner.matrix_world.inverted()
    return body


def drop(body: bpy.types.Object) -> None:
    """Remove an object, and its data if nothing else uses it."""
    data = body.data
    bpy.data.objects.remove(body)
    if data and data.users == 0:
        bpy.data.batch_remove([data])


def reshape(ref: str | bpy.types.Object, shape: Shape | bpy.types.Mesh, at: Point | None = None) -> bpy.types.Object:
    """Give an object another mesh; its transform, materials and modifiers stay.

    Without ``at`` the shape is in the object's own frame. With it, the shape's origin is that
    point of the world and its axes are the world's, whatever the object's own transform.
    """
    body = find(ref)
    former = body.data
    if not isinstance(former, bpy.types.Mesh):
        raise ValueError(f"{body.name!r} is a {body.type.lower()}, not a mesh; make it with add")
    location = None if at is None else triple("at", at)
    name = former.name
    mesh = mesh_of(name, shape)
    if location is not None:
        whole(body)
        mesh.transform(body.matrix_world.inverted() @ Matrix.Translation(location))
    for material in former.materials:
        mesh.materials.append(material)
    body.data = mesh
    if former.users == 0:
        bpy.data.meshes.remove(former)
    mesh.name = name
    return body


def place(
    ref: str | bpy.types.Object,
    at: Point | None = None,
    rotation: Rotation | None = None,
    scale: Rotation | None = None,
) -> bpy.types.Object:
    """Move, turn or scale an object; what is not given stays. Scale is one factor, or one an axis."""
    body = find(ref)
    if at is not None:
        body.location = triple("at", at)
    if rotation is not None:
        body.rotation_mode = "XYZ"
        body.rotation_euler = turned(rotation)[:]
    if scale is not None:
        factors = scale if isinstance(scale, Sequence) else (scale, scale, scale)
        body.scale = [positive("the scale", factor) for factor in triple("the scale", factors)[:]]
    return body
