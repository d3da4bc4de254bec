# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain geometry, before it is in the scene, and the mesh that it becomes."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import bmesh
import bpy

from .checks import between, triple


class Shape(NamedTuple):
    """A mesh as plain data: points in metres, faces as tuples of their indices.

    Edges that turn by more than ``crease`` radians stay sharp under smooth shading.
    """

    vertices: Sequence[Sequence[float]]
    faces: Sequence[Sequence[int]]
    crease: float = 0.6


def mesh_of(name: str, shape: Shape | bpy.types.Mesh) -> bpy.types.Mesh:
    """A new mesh datablock; faces of a closed shape point outwards. A finished mesh stays as it is."""
    if isinstance(shape, bpy.types.Mesh):
        return shape
    if not shape.vertices or not shape.faces:
        raise ValueError(f"the shape of {name!r} has {len(shape.vertices)} points and {len(shape.faces)} faces")
    points = [triple(f"a point of {name!r}", point) for point in shape.vertices]
    for face in shape.faces:
        if len(set(face)) < 3 or min(face) < 0 or max(face) >= len(points):
            raise ValueError(f"the face {tuple(face)} of {name!r} needs three or more of the {len(points)} points")
    crease = between("the crease", shape.crease, 0.0, 3.2)
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(points, [], [tuple(face) for face in shape.faces])
    mesh.validate()
    turn_outwards(mesh)
    mesh.shade_smooth()
    if crease < math.pi:
        mesh.set_sharp_from_angle(angle=crease)
        sharpen_rims(mesh)
    mesh.update()
    return mesh


def turn_outwards(mesh: bpy.types.Mesh) -> None:
    """Make the faces of a closed mesh point outwards; a sheet keeps the side that it was given."""
    work = bmesh.new()
    work.from_mesh(mesh)
    if all(edge.is_manifold for edge in work.edges):
        bmesh.ops.recalc_face_normals(work, faces=list(work.faces))
        work.to_mesh(mesh)
    work.free()


def sharpen_rims(mesh: bpy.types.Mesh) -> None:
    """Make the borders of a sheet sharp, and a plane sheet flat, so that it keeps its shading when it is solidified."""
    work = bmesh.new()
    work.from_mesh(mesh)
    rims = [edge for edge in work.edges if edge.is_boundary]
    for edge in rims:
        edge.smooth = False
    if rims and all(edge.is_boundary or edge.calc_face_angle(math.pi) < 1e-4 for edge in work.edges):
        for face in work.faces:
            face.smooth = False
    work.to_mesh(mesh)
    work.free()
