# SPDX-License-Identifier: GPL-3.0-or-later
"""Node trees as parts: each node with its properties and what its sockets hold or are fed by."""

from collections import Counter
from typing import Any, Final

import bpy

from ..datablocks import name_of
from .digest import digest_of, rounded
from .records import Form, Part, Setting
from .rna import read

_LEGACY_MAPPINGS: Final = ("texture_mapping", "color_mapping")
"""Properties of texture nodes that the interface tucks away: described by a hash."""
_HOLDS_ITS_OUTPUT: Final = frozenset({"ShaderNodeValue", "ShaderNodeRGB", "ShaderNodeNormal"})
_LAYOUT: Final = frozenset({"NodeFrame"})


def node_parts(tree: bpy.types.NodeTree) -> tuple[Part, ...]:
    """The tree's nodes and, of a group, the sockets of its interface, by name.

    Links are told by the inputs that they feed.
    """
    feeds: dict[int, list[str]] = {}
    for link in tree.links:
        source = f"{link.from_node.name}: {link.from_socket.name}{' (muted)' if link.is_muted else ''}"
        feeds.setdefault(link.to_socket.as_pointer(), []).append(source)
    nodes = [_node_part(node, feeds) for node in tree.nodes if node.bl_idname not in _LAYOUT]
    return tuple(sorted([*nodes, *_interface_parts(tree)], key=lambda part: (part.kind, part.name)))


def _interface_parts(tree: Any) -> list[Part]:
    sockets = [item for item in tree.interface.items_tree if item.item_type == "SOCKET"]
    names = Counter((item.in_out, item.name) for item in sockets)
    return [
        Part(
            f"group {item.in_out.lower()}",
            item.name if names[item.in_out, item.name] == 1 else item.identifier,
            item.socket_type,
            read(item),
        )
        for item in sockets
    ]


def _node_part(node: bpy.types.Node, feeds: dict[int, list[str]]) -> Part:
    base = frozenset(bpy.types.Node.bl_rna.properties.keys())
    settings = read(node, base.union(_LEGACY_MAPPINGS))
    for name in _LEGACY_MAPPINGS:
        if hasattr(node, name):
            mapping = read(getattr(node, name))
            settings[name] = Setting({"count": len(mapping), "hash": digest_of(mapping)}, "bulk")
    if node.mute:
        settings["Mute"] = Setting(True)
    # Whether a socket is in use is computed late, so it cannot be asked for here.
    sockets = [*node.inputs, *(node.outputs if node.bl_idname in _HOLDS_ITS_OUTPUT else ())]
    names = Counter(socket.name for socket in sockets)
    for socket in sockets:
        setting = _socket_setting(socket, feeds.get(socket.as_pointer(), []))
        if setting is not None:
            unique = names[socket.name] == 1 and socket.name not in settings
            settings[socket.name if unique else socket.identifier] = setting
    return Part("node", node.name, node.bl_label, settings)


def _socket_setting(socket: Any, sources: list[str]) -> Setting | None:
    """What the socket is fed by, else what it holds; None for one that can hold nothing."""
    if sources:
        return Setting(", ".join(sources), "link")
    if socket.hide_value or not hasattr(socket, "default_value"):
        return None
    value = socket.default_value
    if value is None or isinstance(value, bpy.types.ID):
        return Setting(name_of(value) if value else None, "name")
    if isinstance(value, (str, bool, int)):
        return Setting(value)
    if isinstance(value, float):
        return Setting(rounded(value), _form(socket))
    return Setting([rounded(channel) if isinstance(channel, float) else channel for channel in value], _form(socket))


def _form(socket: Any) -> Form:
    if socket.type == "RGBA":
        return "colour"
    if socket.bl_idname.endswith(("Angle", "Euler")):
        return "angle"
    return "length" if socket.bl_idname.endswith(("Distance", "Translation")) else "plain"
