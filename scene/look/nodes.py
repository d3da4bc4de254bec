# SPDX-License-Identifier: GPL-3.0-or-later
"""Shader nodes that a look's materials and worlds are made of."""

from typing import Any

import bpy

from ..kit.versions import enable_nodes


def empty_tree(owner: bpy.types.Material | bpy.types.World) -> bpy.types.NodeTree:
    """The node tree of ``owner`` with nothing in it."""
    tree = enable_nodes(owner)
    tree.nodes.clear()
    return tree


def new_node(tree: bpy.types.NodeTree, kind: str, **properties: object) -> bpy.types.Node:
    """A node of this kind with these properties set."""
    node = tree.nodes.new(kind)
    for name, value in properties.items():
        setattr(node, name, value)
    return node


def calculate(
    tree: bpy.types.NodeTree, operation: str, *operands: bpy.types.NodeSocket | float
) -> bpy.types.NodeSocket:
    """The output of a Math node."""
    node = new_node(tree, "ShaderNodeMath", operation=operation)
    for socket, operand in zip(node.inputs, operands, strict=False):
        if isinstance(operand, bpy.types.NodeSocket):
            tree.links.new(operand, socket)
        else:
            # The type checker's stubs know the value only on the sockets' many subclasses.
            value: Any = socket
            value.default_value = operand
    return node.outputs["Value"]
