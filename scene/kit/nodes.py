# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes: their values, where those of a texture go, and how an earlier texture makes way."""

from typing import Any

import bpy

COLUMN_WIDTH = 300.0
"""From one column of nodes to the next, in the node editor's units."""
ROW_OF_SOCKET = {"Base Color": 0.0, "Roughness": -800.0, "Normal": -400.0, "Tangent": -1200.0}
"""Height of the row of nodes that leads into a socket of the shader."""


def set_input(node: bpy.types.Node, name: str, value: float | tuple[float, ...]) -> None:
    """Give an input of a node the value that it has while nothing is linked to it."""
    # The type checker's stubs know the value only on the sockets' many subclasses.
    socket: Any = node.inputs[name]
    socket.default_value = value


def principled_socket(material: bpy.types.Material, name: str) -> tuple[bpy.types.NodeTree, bpy.types.NodeSocket]:
    """The material's tree and this input of its Principled BSDF."""
    tree = material.node_tree
    shaders = [node for node in tree.nodes if node.type == "BSDF_PRINCIPLED"] if tree else []
    if not tree or not shaders:
        raise ValueError(f"the material {material.name!r} has no Principled BSDF; make it with principled")
    return tree, shaders[0].inputs[name]


def replaced(material: bpy.types.Material, name: str) -> tuple[bpy.types.NodeTree, bpy.types.NodeSocket]:
    """The tree and the socket, without the nodes that an earlier texture led into the socket."""
    tree, socket = principled_socket(material, name)
    for node in [node for node in tree.nodes if node.label == name]:
        tree.nodes.remove(node)
    return tree, socket


def new_node(tree: bpy.types.NodeTree, kind: str, target: bpy.types.NodeSocket, column: int) -> bpy.types.Node:
    """A node labelled with the socket that it serves, so many columns to the left of the shader."""
    node = tree.nodes.new(kind)
    node.label = target.name
    node.location = (-COLUMN_WIDTH * column, ROW_OF_SOCKET[target.name])
    return node


def object_coordinates(tree: bpy.types.NodeTree, target: bpy.types.NodeSocket) -> bpy.types.NodeSocket:
    """Metres in the object's own frame."""
    return new_node(tree, "ShaderNodeTexCoord", target, 4).outputs["Object"]
