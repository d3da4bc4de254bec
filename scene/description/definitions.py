# SPDX-License-Identifier: GPL-3.0-or-later
"""Which properties of a Blender struct describe it.

They are read from the struct's own definition, so that what each version of Blender adds, renames
or drops is followed without a table. Left out is what says how the interface looks (selection,
open panels), what Blender computes, and what merely repeats another property.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import bpy

from ..compat import CURVES_ARE_IN_LAYERS
from .records import Form

_OF_THE_INTERFACE: Final = re.compile(
    r"rna_type|bl_.*|select.*|is_active|active|active_.*|.*_active|.*_active_index|open_.*|edit_.*|preview.*|is_editmode"
    r"|show_(?!viewport$|render$).*|use_pin_to_last|lock_.*|ui_.*|filter_.*_ui"
)
_LEFT_OUT: Final = {
    "Object": {"dimensions", "matrix_world", "matrix_local", "matrix_basis"},
    "Camera": {
        "angle", "angle_x", "angle_y", "lens_unit", "display_size", "passepartout_alpha", "custom_bytecode",
        "background_images",
    },
    "ColorRampElement": {"alpha"},
    "Material": {
        "blend_method", "use_screen_refraction", "use_sss_translucency", "use_preview_world",
        "texture_paint_images", "texture_paint_slots", "paint_clone_slot", "paint_active_slot",
    },
    "Modifier": {"execution_time", "persistent_uid", "is_override_data", "type"},
    "Constraint": {"type", "is_valid", "error_location", "error_rotation", "is_override_data", "mute"},
    "CurveMapping": {"tone"},
    "AnimData": {"action_suitable_slots"},
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
    "Action": {"curve_frame_range"},
}  # fmt: skip
"""By struct; subtypes too."""


@dataclass(frozen=True)
class Definition:
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


@cache
def definitions_of(struct: Any) -> tuple[Definition, ...]:
    """The properties that describe structs of this type, in the order of their definition."""
    skipped = {name for ancestor in struct.__mro__ for name in _LEFT_OUT.get(ancestor.__name__, ())}
    if issubclass(struct, bpy.types.ID):
        skipped |= {"node_tree", *bpy.types.ID.bl_rna.properties.keys()}
    if CURVES_ARE_IN_LAYERS and issubclass(struct, bpy.types.Action):
        skipped |= {"fcurves", "groups"}
    found: list[Definition] = []
    labels: set[str] = set()
    for entry in struct.bl_rna.properties:
        is_container = entry.type in {"POINTER", "COLLECTION"}
        derived = entry.is_readonly and not is_container
        # Reading a deprecated property warns; Blender up to 4.5 does not tell them.
        if (
            derived
            or getattr(entry, "is_deprecated", False)
            or entry.identifier in skipped
            or _OF_THE_INTERFACE.fullmatch(entry.identifier)
        ):
            continue
        label = entry.name or entry.identifier
        if label in labels:
            label = f"{label} ({entry.identifier})"
        labels.add(label)
        target = getattr(bpy.types, entry.fixed_type.identifier, object) if is_container else object
        found.append(
            Definition(
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


@cache
def has_inner_structs(struct: Any) -> bool:
    """Whether structs of this type hold more than numbers and switches."""
    return any(definition.type in {"POINTER", "COLLECTION", "STRING"} for definition in definitions_of(struct))


def _form(entry: Any) -> Form:
    if entry.type != "FLOAT":
        return "plain"
    if entry.is_array and entry.subtype in {"COLOR", "COLOR_GAMMA"}:
        return "colour"
    if entry.unit == "ROTATION":
        return "angle"
    return "length" if entry.unit == "LENGTH" else "plain"
