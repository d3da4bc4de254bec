# SPDX-License-Identifier: GPL-3.0-or-later
"""What code names that the running Blender does not have, and what it has instead."""

from collections.abc import Iterator

import bpy

from ..true_names import choices, node_types, operator_arguments, operator_names, struct_names
from .describe import choices_of
from .gone_names import gone_in_code
from .kinds import below, struct_named
from .new_node import new_node
from .read_code import Reading
from .uses import ChoiceUse, MemberUse, NodeUse, OperatorUse, SocketUse


def wrong_names(reading: Reading) -> Iterator[str]:
    """A sentence for each name that is wrong, in the order of the code; what is known to be gone is left out."""
    for use in reading.uses:
        match use:
            case OperatorUse():
                yield from _wrong_operator(use)
            case NodeUse(type=type) if new_node(type) is None and not any(gone_in_code(type)):
                yield f"There is no node type {type}; {choices(type, node_types(type))}."
            case MemberUse(struct=struct, name=name) if not any(gone_in_code(name, struct)):
                yield from _wrong_member(struct, name)
            case ChoiceUse(struct=struct, name=name, value=value) if not any(gone_in_code(value, struct, name)):
                listed = choices_of(struct, name)
                if listed and value not in listed:
                    yield f"{value!r} is no {name} of {struct}; {choices(value, listed)}."
            case SocketUse(node=node, side=side, name=name) if not any(gone_in_code(name, node, side)):
                yield from _wrong_socket(node, side, name, reading)


def _wrong_operator(use: OperatorUse) -> Iterator[str]:
    path = f"bpy.ops.{use.category}.{use.name}"
    if use.name not in operator_names(use.category):
        yield f"There is no {path}; {choices(use.name, operator_names(use.category))}."
        return
    known = operator_arguments(use.category, use.name)
    for argument in use.arguments:
        if argument not in known:
            yield f"{path} takes no {argument!r}; {choices(argument, known)}."


def _wrong_member(struct: str, name: str) -> Iterator[str]:
    rna = struct_named(struct)
    # Special cases have more: a Light may be an AreaLight, a Node any node.
    if rna is None or below(struct):
        return
    names = struct_names(getattr(bpy.types, struct, rna))
    if name not in names and not name.startswith("_"):
        yield f"{struct} has no {name!r}; {choices(name, names)}."


def _wrong_socket(node: str, side: str, name: str, reading: Reading) -> Iterator[str]:
    if named := _sockets(node, side):
        if name not in named:
            yield f"{node} has no {side[:-1]} {name!r}; {choices(name, named)}."
        return
    # A group's sockets are the code's own.
    if any(each.startswith("GeometryNode") or each.endswith("NodeGroup") for each in reading.node_types()):
        return
    known = {socket for each in below("ShaderNode") for socket in _sockets(each, side)}
    if name not in known:
        yield f"No shader node has the {side[:-1]} {name!r}; {choices(name, known)}."


def _sockets(type: str, side: str) -> tuple[str, ...]:
    node = new_node(type)
    return () if node is None else node.inputs if side == "inputs" else node.outputs
