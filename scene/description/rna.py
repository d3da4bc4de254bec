# SPDX-License-Identifier: GPL-3.0-or-later
"""Any Blender struct as settings, read through its own property definitions.

What each version of Blender adds, renames or drops is followed without a table. Left out is what
says how the interface looks (selection, open panels), what Blender computes, and what merely
repeats another property.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import bpy

from ..datablocks import name_of
from .bulk import BULK_FROM, bulk_setting
from .digest import rounded
from .records import Form, Setting

_OF_THE_INTERFACE = re.compile(
    r"rna_type|bl_.*|select.*|is_active|active|active_.*|.*_active|.*_active_index|open_.*|edit_.*|preview.*|is_editmode"
    r"|show_(?!viewport$|render$).*|use_pin_to_last|lock_.*|ui_.*|filter_.*_ui"
)
_REPEATED = {
    "Object": {"dimensions", "matrix_world", "matrix_local", "matrix_basis"},
    "Camera": {"angle", "angle_x", "angle_y", "lens_unit", "display_size", "passepartout_alpha", "custom_bytecode"},
    "ColorRampElement": {"alpha"},
    "Material": {
        "blend_method", "use_screen_refraction", "use_sss_translucency", "use_preview_world",
        "texture_paint_images", "texture_paint_slots", "paint_clone_slot", "paint_active_slot",
    },
    "Modifier": {"execution_time", "persistent_uid", "is_override_data", "type"},
    "Constraint": {"type", "is_valid", "error_location", "error_rotation", "is_override_data", "mute"},
    "CurveMapping": {"tone"},
    "AnimData": {"nla_tracks", "action_suitable_slots"},
    "TextCurve": {"body_format", "use_fast_edit"},
    "Key": {"user"},
    "Node": {"paired_output", "paired_output_node"},  # Reading it of a closure crashes Blender 4.5.
    "NodeTree": {
        "nodes", "links", "interface", "type", "grease_pencil", "annotation", "color_tag",
        "view_center", "default_group_node_width",
    },
    "PropertyGroup": {"name"},
    "FCurve": {"color", "color_mode", "group", "sampled_points", "is_valid"},
    "ParticleSettings": {"trail_count"},  # Its initial 0 is read back from files as 1.
    "Action": {"fcurves", "groups", "curve_frame_range"},
}  # fmt: skip
"""By struct; subtypes too."""

_CYCLES_LEFTOVERS = frozenset({"cycles", "cycles_visibility"})
"""Custom properties that Blender itself writes for older versions when it saves."""


@dataclass(frozen=True)
class _Property:
    """What is worth knowing of a property's definition, read once for a type."""

    identifier: str
    label: str
    type: str
    is_array: bool
    is_flag: bool
    form: Form
    is_reference: bool
    """Of a pointer or collection: to datablocks, which are named and not entered."""
    is_owning: bool
    """Of a pointer: to a struct that is part of this one."""


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
    for definition in _definitions(struct.__class__):
        if definition.identifier in skipped:
            continue
        value = getattr(struct, definition.identifier)
        label = path + definition.label
        if definition.type == "POINTER":
            yield from _pointer(value, definition, label, entered)
        elif definition.type == "COLLECTION":
            yield from _collection(value, definition, label, entered)
        else:
            yield label, Setting(plain(value, definition), definition.form)


def _pointer(
    value: Any, definition: _Property, label: str, entered: set[tuple[type, int]]
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
    items: Any, definition: _Property, label: str, entered: set[tuple[type, int]]
) -> Iterator[tuple[str, Setting]]:
    if definition.is_reference:
        yield label, Setting([name_of(item) if item else None for item in items], "name")
    elif len(items) >= BULK_FROM and not any(item is None or _has_inner_structs(item.__class__) for item in items):
        yield label, bulk_setting(items)
    else:
        for index, item in enumerate(items, 1):
            if item is not None and (type(item), item.as_pointer()) not in entered:
                yield from _walk(item, f"{label} {index} ", frozenset(), entered)


def plain(value: Any, definition: _Property) -> Any:
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


@cache
def _has_inner_structs(item: Any) -> bool:
    return any(definition.type in {"POINTER", "COLLECTION", "STRING"} for definition in _definitions(item))


@cache
def _definitions(struct: Any) -> tuple[_Property, ...]:
    skipped = {name for ancestor in struct.__mro__ for name in _REPEATED.get(ancestor.__name__, ())}
    if issubclass(struct, bpy.types.ID):
        skipped |= {"node_tree", *bpy.types.ID.bl_rna.properties.keys()}
    if bpy.app.version >= (5, 0, 0):
        # Always true there, and reading it warns.
        skipped.add("use_nodes")
    found: list[_Property] = []
    labels: set[str] = set()
    for entry in struct.bl_rna.properties:
        is_container = entry.type in {"POINTER", "COLLECTION"}
        derived = entry.is_readonly and not is_container
        if derived or entry.identifier in skipped or _OF_THE_INTERFACE.fullmatch(entry.identifier):
            continue
        label = entry.name or entry.identifier
        if label in labels:
            label = f"{label} ({entry.identifier})"
        labels.add(label)
        target = getattr(bpy.types, entry.fixed_type.identifier, object) if is_container else object
        found.append(
            _Property(
                identifier=entry.identifier,
                label=label,
                type=entry.type,
                is_array=entry.type in {"BOOLEAN", "INT", "FLOAT"} and entry.is_array,
                is_flag=entry.type == "ENUM" and entry.is_enum_flag,
                form=_form(entry),
                is_reference=issubclass(target, bpy.types.ID),
                is_owning=entry.type == "POINTER" and entry.is_readonly,
            )
        )
    return tuple(found)


def _form(entry: Any) -> Form:
    if entry.type != "FLOAT":
        return "plain"
    if entry.is_array and entry.subtype in {"COLOR", "COLOR_GAMMA"}:
        return "colour"
    if entry.unit == "ROTATION":
        return "angle"
    return "length" if entry.unit == "LENGTH" else "plain"
