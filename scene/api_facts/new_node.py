# SPDX-License-Identifier: GPL-3.0-or-later
"""Which sockets and choices a node of a type has when it is new."""

from dataclasses import dataclass
from functools import cache

import bpy

from .choices_asked import choices_asked

TREES = {
    "ShaderNode": "ShaderNodeTree",
    "GeometryNode": "GeometryNodeTree",
    "FunctionNode": "GeometryNodeTree",
    "CompositorNode": "CompositorNodeTree",
    "TextureNode": "TextureNodeTree",
}
"""The kind of node group that takes nodes with the prefix."""


@dataclass(frozen=True)
class NewNode:
    """A node as it is made."""

    inputs: tuple[str, ...]
    """Names of the sockets, in their order."""
    outputs: tuple[str, ...]
    choices: dict[str, list[str]]
    """What may be assigned to its own properties that have choices."""


@cache
def new_node(type: str) -> NewNode | None:
    """Found by making a node for a moment; None where there is no such type, or none that new groups may have."""
    tree = next((tree for prefix, tree in TREES.items() if type.startswith(prefix)), "")
    known = getattr(bpy.types, type, None)
    # Blender prints an error where a type is only the base of others.
    if not tree or known is None or not known.is_registered_node_type():
        return None
    # The stubs want one of the kinds by its literal.
    group = bpy.data.node_groups.new("sockets", tree)  # type: ignore[arg-type]
    try:
        node = group.nodes.new(type)
        own = [each.identifier for each in node.bl_rna.properties if isinstance(each, bpy.types.EnumProperty)]
        choices = {name: choices_asked(node, name) for name in own if name not in bpy.types.Node.bl_rna.properties}
        return NewNode(_names(node.inputs), _names(node.outputs), choices)
    except RuntimeError:
        return None
    finally:
        bpy.data.node_groups.remove(group)


def _names(sockets: "bpy.types.NodeInputs | bpy.types.NodeOutputs") -> tuple[str, ...]:
    return tuple(socket.name for socket in sockets)
