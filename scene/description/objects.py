# SPDX-License-Identifier: GPL-3.0-or-later
"""One object of the scene as a record."""

import dataclasses
from typing import Any, Final

import bpy

from ..datablocks import name_of
from ..kit.session import REF_MARK, STAGE_MARK
from ..settled_mark import SETTLED_MARK
from .digest import digest_of
from .modifiers import constraint_part, modifier_part
from .records import ObjectDescription, Part, Placement, Setting
from .rna import custom_properties, read, read_only

_TRANSFORM: Final = (
    "location", "rotation_mode", "scale",
    "delta_location", "delta_rotation_euler", "delta_rotation_quaternion", "delta_scale",
    "matrix_parent_inverse", "parent_type", "parent_bone", "parent_vertices", "track_axis", "up_axis",
)  # fmt: skip
_ROTATIONS: Final = ("rotation_euler", "rotation_quaternion", "rotation_axis_angle")
_TRANSFORM_WORDS: Final = {"Euler Rotation": "rotation", "Quaternion Rotation": "rotation (quaternion)"}
_VISIBILITY: Final = (
    "hide_render", "hide_viewport", "display_type", "is_holdout", "is_shadow_catcher",
    "visible_camera", "visible_diffuse", "visible_glossy", "visible_transmission", "visible_volume_scatter",
    "visible_shadow", "show_instancer_for_render", "show_instancer_for_viewport",
)  # fmt: skip
_ELSEWHERE: Final = frozenset(
    {
        *_TRANSFORM, *_ROTATIONS, *_VISIBILITY,
        "data", "parent", "modifiers", "constraints", "material_slots", "hide_select",
        "particle_systems", "pose", "field", "collision", "motion_path", "animation_visualization", "selection_sets",
    }
)  # fmt: skip


def describe_object(
    entry: bpy.types.Object, collections: tuple[str, ...], placement: Placement, *, owned: bool, hidden: bool
) -> ObjectDescription:
    """The record of ``entry``, which the given collections hold."""
    record = ObjectDescription(
        name=name_of(entry),
        type=entry.type,
        owned=owned,
        ref=str(entry.get(REF_MARK, "")),
        stage=str(entry.get(STAGE_MARK, "")),
        data=name_of(entry.data) if entry.data else "",
        parent=name_of(entry.parent) if entry.parent else "",
        collections=collections,
        materials=tuple(name_of(slot.material) if slot.material else "" for slot in entry.material_slots),
        transform=_transform(entry),
        visibility=read_only(entry, _VISIBILITY),
        settings=_settings(entry),
        parts=_parts(entry),
        placement=placement,
        hidden=hidden,
        fingerprint="",
    )
    stored = [
        record.type, record.ref, record.stage, record.data, record.parent, record.collections, record.materials,
        record.transform, record.visibility, record.settings, record.parts,
        [slot.link for slot in entry.material_slots], entry.get(SETTLED_MARK),
    ]  # fmt: skip
    return dataclasses.replace(record, fingerprint=digest_of(stored))


def _transform(entry: bpy.types.Object) -> dict[str, Setting]:
    rotations = {"QUATERNION": "rotation_quaternion", "AXIS_ANGLE": "rotation_axis_angle"}
    rotation = rotations.get(entry.rotation_mode, "rotation_euler")
    stored = read_only(entry, (*_TRANSFORM, rotation))
    return {_TRANSFORM_WORDS.get(label, label.lower()): setting for label, setting in stored.items()}


def _settings(entry: bpy.types.Object) -> dict[str, Setting]:
    settings = {**read(entry, _ELSEWHERE), **custom_properties(entry)}
    systems: list[Any] = list(entry.particle_systems)
    if systems:
        settings["Particle Systems"] = Setting([name_of(system.settings) for system in systems], "name")
    # Force fields and collision exist on every object, whether in use or not.
    if entry.field and entry.field.type != "NONE":
        settings |= read(entry.field)
    if entry.collision and entry.collision.use:
        settings |= read(entry.collision)
    if entry.pose:
        matrices = {bone.name: [list(row) for row in bone.matrix_basis.row] for bone in entry.pose.bones}
        settings["Pose"] = Setting({"count": len(matrices), "hash": digest_of(matrices)}, "bulk")
    return settings


def _parts(entry: bpy.types.Object) -> tuple[Part, ...]:
    return (
        *(modifier_part(modifier) for modifier in entry.modifiers),
        *(constraint_part(constraint) for constraint in entry.constraints),
    )
