# SPDX-License-Identifier: GPL-3.0-or-later
"""What a modifier is like when it is new, which the definitions of its properties do not tell."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import bpy

from ..description.definitions import definitions_of


@cache
def fresh_values(kind: str) -> Mapping[str, object]:
    """The plain properties of a new modifier of this type by identifier; empty for one that meshes cannot have."""
    mesh = bpy.data.meshes.new("fresh")
    body = bpy.data.objects.new("fresh", mesh)
    try:
        modifier: Any = body.modifiers.new("fresh", kind)  # type: ignore[arg-type]
        return plain_values(modifier) if modifier else {}
    except (RuntimeError, TypeError):
        return {}
    finally:
        bpy.data.objects.remove(body)
        bpy.data.meshes.remove(mesh)


def plain_values(modifier: Any) -> dict[str, object]:
    """Identifier to value, lists as tuples."""
    plain = [entry for entry in definitions_of(modifier.__class__) if entry.type not in {"POINTER", "COLLECTION"}]
    values = {entry.identifier: getattr(modifier, entry.identifier) for entry in plain}
    arrays = {entry.identifier for entry in plain if entry.is_array}
    return {name: tuple(value) if name in arrays else value for name, value in values.items()}
