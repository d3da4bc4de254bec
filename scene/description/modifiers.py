# SPDX-License-Identifier: GPL-3.0-or-later
"""Modifiers and constraints as parts of an object."""

from typing import Any, Final

import bpy

from ..compat import GROUP_INPUTS_ARE_CUSTOM_PROPERTIES
from .records import Part, Setting
from .rna import custom_properties, read

_NAMED: Final = frozenset({"name", "is_bound", "bake_directory", "bakes", "panels", "node_warnings"})


def modifier_part(modifier: bpy.types.Modifier) -> Part:
    """A modifier with all its settings, a Geometry Nodes modifier with its group's inputs."""
    settings = read(modifier, _NAMED)
    if isinstance(modifier, bpy.types.NodesModifier) and modifier.node_group and GROUP_INPUTS_ARE_CUSTOM_PROPERTIES:
        settings |= _group_inputs(modifier, modifier.node_group)
    return Part("modifier", modifier.name, _type_name(modifier), settings)


def constraint_part(constraint: bpy.types.Constraint) -> Part:
    """A constraint with all its settings."""
    return Part("constraint", constraint.name, _type_name(constraint), read(constraint, _NAMED))


def _group_inputs(modifier: Any, group: bpy.types.NodeTree) -> dict[str, Setting]:
    """What the modifier feeds its group with, by the names of the group's inputs."""
    items: Any = group.interface.items_tree
    labels = {item.identifier: item.name for item in items if item.item_type == "SOCKET"}
    settings = {}
    for label, setting in custom_properties(modifier).items():
        if label in labels:
            settings[f"{labels[label]} ({label})"] = setting
        elif label.endswith("_use_attribute"):
            # Blender writes this switch now as a boolean and now as a number.
            settings[label] = Setting(bool(setting.value))
        else:
            settings[label] = setting
    return settings


def _type_name(struct: Any) -> str:
    """The type as Blender's menus call it: Subdivision Surface."""
    return str(struct.bl_rna.properties["type"].enum_items[struct.type].name)
