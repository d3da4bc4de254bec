# SPDX-License-Identifier: GPL-3.0-or-later
"""Any Blender struct as settings, read through its own property definitions."""

from collections.abc import Collection, Iterator
from typing import Any

import bpy

from ..datablocks import name_of
from .bulk import BULK_FROM, bulk_setting
from .definitions import Definition, definitions_of, has_inner_structs
from .digest import rounded
from .records import Setting

_CYCLES_LEFTOVERS = frozenset({"cycles", "cycles_visibility"})
"""Custom properties that Blender itself writes for older versions when it saves."""
_GONE = object()
"""Of a property whose add-on was disabled since definitions were read, as all are when Blender quits."""


def read(struct: bpy.types.bpy_struct, without: frozenset[str] = frozenset()) -> dict[str, Setting]:
    """All settings of a struct and of the structs within it, by the names that the interface shows.

    The properties ``without`` are left out. The names of inner structs' settings start with the
    path to them: ``Color Ramp Elements 2 Position``.
    """
    return dict(_walk(struct, "", without, set()))


def read_only(struct: bpy.types.bpy_struct, wanted: Collection[str]) -> dict[str, Setting]:
    """Those of the ``wanted`` properties that this Blender has, in their order of definition."""
    return read(struct, frozenset(struct.bl_rna.properties.keys()) - frozenset(wanted))


def custom_properties(owner: Any) -> dict[str, Setting]:
    """The owner's custom properties, without Maquette's own marks and Blender's."""
    return {
        name: Setting(_custom(owner[name]))
        for name in sorted(owner.keys())
        if not name.startswith("maquette_") and name not in _CYCLES_LEFTOVERS and name not in owner.bl_rna.properties
    }


def _custom(value: Any) -> Any:
    if isinstance(value, bpy.types.ID):
        return name_of(value)
    if hasattr(value, "to_dict"):
        return {name: _custom(entry) for name, entry in value.items()}
    if hasattr(value, "to_list"):
        return _rounded(value.to_list())
    if isinstance(value, list):
        return [_custom(entry) for entry in value]
    return rounded(value) if isinstance(value, float) else value


def _walk(
    struct: Any, path: str, skipped: frozenset[str], entered: set[tuple[type, int]]
) -> Iterator[tuple[str, Setting]]:
    entered.add((type(struct), struct.as_pointer()))
    for definition in definitions_of(struct.__class__):
        if definition.identifier in skipped:
            continue
        value = getattr(struct, definition.identifier, _GONE)
        if value is _GONE:
            continue
        label = path + definition.label
        if definition.type == "POINTER":
            yield from _pointer(value, definition, label, entered)
        elif definition.type == "COLLECTION":
            yield from _collection(value, definition, label, entered)
        else:
            yield label, Setting(_plain(value, definition), definition.form)


def _pointer(
    value: Any, definition: Definition, label: str, entered: set[tuple[type, int]]
) -> Iterator[tuple[str, Setting]]:
    if value is None:
        if definition.is_reference:
            yield label, Setting(None, "name")
    elif definition.is_reference:
        yield label, Setting(name_of(value), "name")
    elif definition.is_owning and (type(value), value.as_pointer()) not in entered:
        yield from _walk(value, f"{label} ", frozenset(), entered)
    else:
        yield label, Setting(getattr(value, "name", None), "name")


def _collection(
    items: Any, definition: Definition, label: str, entered: set[tuple[type, int]]
) -> Iterator[tuple[str, Setting]]:
    if definition.is_reference:
        yield label, Setting([name_of(item) if item else None for item in items], "name")
    elif len(items) >= BULK_FROM and not any(item is None or has_inner_structs(item.__class__) for item in items):
        yield label, bulk_setting(items)
    else:
        for index, item in enumerate(items, 1):
            if item is not None and (type(item), item.as_pointer()) not in entered:
                yield from _walk(item, f"{label} {index} ", frozenset(), entered)


def _plain(value: Any, definition: Definition) -> Any:
    """A scalar, string or list of scalars with floats rounded."""
    if definition.is_flag:
        return sorted(value)
    if definition.is_array:
        return _rounded(value)
    return rounded(value) if isinstance(value, float) else value


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return rounded(value)
    return value if isinstance(value, (bool, int)) else [_rounded(entry) for entry in value]
