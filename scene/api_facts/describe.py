# SPDX-License-Identifier: GPL-3.0-or-later
"""One line on one thing of Blender's: a node, a struct, a property, an operator, a function."""

import inspect
from collections.abc import Iterable

import bpy

from ..true_names import MOST_NAMES, operator_names
from .choices_asked import choices_asked, setting_of
from .kinds import struct_named
from .new_node import NewNode, new_node

FEW = 9
"""Choices that are listed beside a property among others."""
UNITS = {"ROTATION": " (radians)", "POWER": " (W)", "CAMERA": " (mm)"}
"""By Blender's names for kinds of units; lengths are metres."""
SPECIAL = ("Node", "Modifier", "Constraint", "ID", "Texture", "Light")
"""Structs whose own properties need not be told of each special case: ``name``, ``show_viewport``."""


def describe_node(type: str) -> str:
    """``ShaderNodeBsdfGlass inputs: Color, …; outputs: BSDF; settings: distribution BECKMANN | GGX``, or empty."""
    node = new_node(type)
    if node is None:
        return ""
    parts = [f"{side}: {', '.join(_counted(names))}" for side, names in _sides(node) if names]
    settings = [_brief(each, node.choices.get(each.identifier)) for each in _own_properties(type)]
    if settings:
        parts.append(f"settings: {', '.join(settings)}")
    return f"{type} {'; '.join(parts)}"


def _sides(node: NewNode) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("inputs", node.inputs), ("outputs", node.outputs)


def describe_struct(struct: str) -> str:
    """``BevelModifier: affect VERTICES | EDGES, angle_limit, …``, without what all of its base have."""
    return f"{struct}: {', '.join(_brief(each) for each in _own_properties(struct)) or 'nothing of its own'}"


def describe_choices(struct: str, name: str) -> str:
    """``BevelModifier.affect: VERTICES | EDGES``; empty where it is no property with choices, or with too many."""
    listed = choices_of(struct, name)
    return f"{struct}.{name}: {' | '.join(listed)}" if 0 < len(listed) <= MOST_NAMES else ""


def choices_of(struct: str, name: str) -> list[str]:
    """What may be assigned to a property, or given to a parameter of ``Struct.function``; empty: anything."""
    owner, _, function = struct.partition(".")
    rna = struct_named(owner)
    if rna is None:
        return []
    if function:
        return _choices(rna.functions[function].parameters.get(name)) if function in rna.functions else []
    if (setting := setting_of(struct)) is not None:
        return choices_asked(setting, name)
    if (node := new_node(struct)) is not None and name in node.choices:
        return node.choices[name]
    return _choices(rna.properties.get(name))


def describe_operator(category: str, name: str) -> str:
    """``bpy.ops.mesh.bevel(offset=0.0, segments=1): Cut into selected items …``; empty where there is none."""
    if name not in operator_names(category):
        return ""
    rna = getattr(getattr(bpy.ops, category), name).get_rna_type()
    arguments = [_argument(each) for each in rna.properties if each.identifier != "rna_type" and not each.is_hidden]
    words = f": {rna.description}" if rna.description else ""
    return f"bpy.ops.{category}.{name}({', '.join(arguments)}){words}"


def describe_bmesh_operator(name: str) -> str:
    """``bmesh.ops.bevel(bmesh, geom=[], …)``."""
    import bmesh

    help_text = inspect.getdoc(getattr(bmesh.ops, name)) or ""
    return help_text.splitlines()[0].removeprefix("BMeshOpFunc ") if help_text else ""


def _own_properties(struct: str) -> list[bpy.types.Property]:
    """What can be set or reached in a struct and is not in all that are like it."""
    rna = struct_named(struct)
    if rna is None:
        return []
    shared: set[str] = {"rna_type"}
    base = rna.base
    while base is not None:
        if base.identifier in SPECIAL:
            shared |= set(base.properties.keys())
            break
        base = base.base
    return [
        each
        for each in rna.properties
        if each.identifier not in shared
        and not each.is_hidden
        and (not each.is_readonly or each.type in {"POINTER", "COLLECTION"})
    ]


def _brief(described: bpy.types.Property, choices: list[str] | None = None) -> str:
    listed = choices or _choices(described)
    if 0 < len(listed) <= FEW:
        return f"{described.identifier} {' | '.join(listed)}"
    size = getattr(described, "array_length", 0)
    unit = UNITS.get(getattr(described, "unit", ""), "")
    return f"{described.identifier}{f'[{size}]' if size else ''}{unit}"


def _choices(described: "bpy.types.Property | None") -> list[str]:
    """Choices as they are described: a single one stands for others that Blender works out when it is asked."""
    if not isinstance(described, bpy.types.EnumProperty):
        return []
    listed = [each.identifier for each in described.enum_items if each.identifier]
    return listed if len(listed) > 1 else []


def _argument(described: bpy.types.Property) -> str:
    if isinstance(described, bpy.types.EnumProperty):
        default: object = set(described.default_flag) if described.is_enum_flag else described.default
    elif getattr(described, "is_array", False):
        default = tuple(_rounded(each) for each in getattr(described, "default_array", ()))
    else:
        default = _rounded(getattr(described, "default", None))
    return f"{described.identifier}={default!r}"


def _rounded(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value


def _counted(names: Iterable[str]) -> list[str]:
    """Names in their order; one that several sockets have with the indices that tell them apart."""
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        places.setdefault(name, []).append(index)
    return [name if len(found) == 1 else f"{name} {found}" for name, found in places.items()]
