# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes with holes."""

import bpy

from .session import session_collection, session_scene
from .shape import Shape, mesh_of


def cut(shape: Shape, hole: Shape) -> Shape:
    """The shape without what lies in the hole; both closed, the hole a little longer than what it goes through."""
    collection = session_collection()
    meshes = [mesh_of("cut", shape), mesh_of("hole", hole)]
    made = [bpy.data.objects.new(mesh.name, mesh) for mesh in meshes]
    try:
        for body in made:
            collection.objects.link(body)
        boolean = made[0].modifiers.new("Boolean", "BOOLEAN")
        assert isinstance(boolean, bpy.types.BooleanModifier)
        boolean.operation = "DIFFERENCE"
        boolean.solver = "EXACT"
        boolean.object = made[1]
        layer = session_scene().view_layers[0]
        layer.update()
        evaluated = made[0].evaluated_get(layer.depsgraph)
        mesh = evaluated.to_mesh()
        vertices = [vertex.co[:] for vertex in mesh.vertices]
        faces = [tuple(polygon.vertices) for polygon in mesh.polygons]
        evaluated.to_mesh_clear()
    finally:
        bpy.data.batch_remove(made)
        bpy.data.batch_remove(meshes)
    if not faces:
        raise ValueError("the hole swallows the whole shape; make it smaller, or move it")
    return Shape(vertices, faces, shape.crease)
