# SPDX-License-Identifier: GPL-3.0-or-later
"""A described property back to the line of code that sets it."""

from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix

from ..description.definitions import Definition, definitions_of
from .made_names import MadeNames

_ROTATIONS: Final = {"rotation": "euler rotation", "rotation (quaternion)": "quaternion rotation"}
"""What descriptions of objects call these otherwise than Blender."""


def assignment(owner: Any, expression: str, what: str, names: MadeNames) -> str:
    """``cup.location = (0.0, 0.0, 1.0)``: the line that gives ``what`` of ``owner`` the value that it has now.

    ``expression`` is code for ``owner``, ``what`` the property as descriptions call it, and what the
    value may refer to is called by ``names``. Empty where
    there is no such property or its value cannot be said as code.
    """
    wanted = _ROTATIONS.get(what, what).lower()
    for definition in definitions_of(owner.__class__):
        target, value = f"{expression}.{definition.identifier}", getattr(owner, definition.identifier)
        if definition.type not in {"POINTER", "COLLECTION"}:
            if definition.label.lower() == wanted:
                text = literal(value, names)
                return f"{target} = {text}" if text else ""
        elif definition.is_reference:
            if definition.label.lower() == wanted and definition.type == "POINTER":
                text = literal(value, names)
                return f"{target} = {text}" if text else ""
        elif wanted.startswith(f"{definition.label.lower()} "):
            line = _within(value, target, definition, wanted, names)
            if line:
                return line
    return ""


def literal(value: Any, names: MadeNames) -> str:
    """``value`` as code, floats as short as 32 bits allow; empty for what only the artist's file holds."""
    if isinstance(value, bpy.types.ID):
        # Only what programs made is there when they are run again.
        return names.variable(value)
    if value is None or isinstance(value, bool | int | str):
        return repr(value)
    if isinstance(value, float):
        return repr(float(str(np.float32(value))))
    if isinstance(value, set):
        return repr(value) if value else "set()"
    if isinstance(value, bpy.types.bpy_struct):
        return ""
    # Blender reads plain numbers for a matrix column by column.
    parts = [literal(entry, names) for entry in (value.col if isinstance(value, Matrix) else value)]
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})" if all(parts) else ""


def _within(value: Any, target: str, definition: Definition, what: str, names: MadeNames) -> str:
    """The line for a property of a struct within, or of one in a list, which are counted from 1."""
    rest = what[len(definition.label) + 1 :]
    if value is None:
        return ""
    if definition.type == "POINTER":
        return assignment(value, target, rest, names) if definition.is_owning else ""
    number, _, rest = rest.partition(" ")
    if not number.isdigit() or not 0 < int(number) <= len(value):
        return ""
    return assignment(value[int(number) - 1], f"{target}[{int(number) - 1}]", rest, names)
