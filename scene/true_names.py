# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that the running Blender really has: properties, sockets, operators, node types, parameters."""

import difflib
import inspect
from collections.abc import Callable, Iterable

import bpy

MOST_NAMES = 40
"""Up to this many names are all listed; of more only the closest."""


def closest(name: str, names: Iterable[str], most: int = 6) -> list[str]:
    """The names that ``name`` may have been meant for, best first, regardless of case.

    Names that contain the word come first, shortest first (``Specular`` was split into ``Specular
    Tint`` and others), then those that are spelled alike.
    """
    known = {entry.casefold(): entry for entry in names}
    word = name.casefold()
    if not word:
        return []
    containing = sorted((key for key in known if word in key or (len(key) > 3 and key in word)), key=len)
    alike = difflib.get_close_matches(word, known, n=most, cutoff=0.5)
    return [known[key] for key in dict.fromkeys((*containing[: most // 2], *alike, *containing))][:most]


def choices(name: str, names: Iterable[str]) -> str:
    """``closest: a, b; all: a, b, c`` for a wrong name and the right ones."""
    names = sorted(set(names))
    near = closest(name, names)
    parts = []
    if near:
        parts.append(f"closest: {', '.join(near)}")
    if len(names) <= MOST_NAMES:
        parts.append(f"all: {', '.join(names) or 'none'}")
    return "; ".join(parts) or f"none of its {len(names)} names is similar"


def struct_names(struct: object) -> list[str]:
    """Properties and methods of a Blender struct, a struct class, or any other object; public ones."""
    rna = getattr(struct, "bl_rna", None)
    names = {name for name in dir(struct) if not name.startswith("_")}
    if rna is not None:
        names |= {entry.identifier for entry in (*rna.properties, *rna.functions)}
    return sorted(names - {"bl_rna", "rna_type"})


def operator_names(category: str) -> list[str]:
    """Operators of ``bpy.ops.category``; empty where there is no such category."""
    return dir(getattr(bpy.ops, category)) if category in dir(bpy.ops) else []


def operator_arguments(category: str, operator: str) -> list[str]:
    """Keyword arguments of an operator."""
    if operator not in operator_names(category):
        return []
    properties = getattr(getattr(bpy.ops, category), operator).get_rna_type().properties
    return [entry.identifier for entry in properties if entry.identifier != "rna_type"]


def node_types(like: str) -> list[str]:
    """Node types with the prefix of ``like``, such as ``ShaderNode``; of all prefixes where it has none of them."""
    classes = ((name, getattr(bpy.types, name)) for name in dir(bpy.types))
    types = [name for name, entry in classes if isinstance(entry, type) and issubclass(entry, bpy.types.Node)]
    for prefix in ("ShaderNode", "GeometryNode", "CompositorNode", "TextureNode", "FunctionNode"):
        if like.startswith(prefix):
            return [name for name in types if name.startswith(prefix) and name != prefix]
    return types


def rna_signature(struct: str, function: str) -> str:
    """``new(name: STRING, type: POINT | SUN | SPOT | AREA)`` for a function of a Blender struct; empty if unknown."""
    owner = getattr(bpy.types, struct, None)
    rna = owner.bl_rna.functions.get(function) if owner is not None else None
    if rna is None:
        return ""
    return f"{function}({', '.join(_parameter(entry) for entry in rna.parameters if not entry.is_output)})"


def _parameter(parameter: bpy.types.Property) -> str:
    kind: str = parameter.type
    if isinstance(parameter, bpy.types.EnumProperty):
        items = [item.identifier for item in parameter.enum_items]
        kind = " | ".join(items) if items and len(items) <= MOST_NAMES else kind
    return f"{parameter.identifier}: {kind}{'' if parameter.is_required else ' (optional)'}"


def python_signature(function: Callable[..., object]) -> str:
    """``cup(radius, height=0.1)``; for functions written in C the first line of their help that names them."""
    name = getattr(function, "__name__", "")
    help_line = next((line.strip() for line in (inspect.getdoc(function) or "").splitlines() if f"{name}(" in line), "")
    if help_line and not inspect.isfunction(function):
        return help_line
    try:
        return f"{name}{inspect.signature(function)}"
    except (TypeError, ValueError):
        return ""
