# SPDX-License-Identifier: GPL-3.0-or-later
"""One mesh, material, light, world, image ... as a record."""

from typing import Any

import bpy
import numpy as np

from ..datablocks import kind_of, name_of
from .bulk import hash_of
from .digest import digest_of
from .geometry import attribute_geometry_settings, mesh_settings
from .nodes import node_parts
from .records import DatablockDescription, Part, Setting
from .rna import custom_properties, read


def describe_datablock(datablock: bpy.types.ID, users: list[bpy.types.Object], *, owned: bool) -> DatablockDescription:
    """The record of ``datablock``, which is the data of the objects ``users``."""
    settings = {**_settings(datablock, users), **custom_properties(datablock)}
    parts = _parts(datablock)
    return DatablockDescription(
        kind=kind_of(datablock),
        name=name_of(datablock),
        type=_type_name(datablock),
        owned=owned,
        users=tuple(sorted(name_of(user) for user in users)),
        settings=settings,
        parts=parts,
        fingerprint=digest_of([_type_name(datablock), settings, parts]),
    )


def _settings(datablock: bpy.types.ID, users: list[bpy.types.Object]) -> dict[str, Setting]:
    if isinstance(datablock, bpy.types.Mesh):
        return mesh_settings(datablock, weighted=any(user.vertex_groups for user in users))
    if hasattr(datablock, "attributes"):
        return attribute_geometry_settings(datablock)
    if isinstance(datablock, bpy.types.Image):
        return _image_settings(datablock)
    if isinstance(datablock, bpy.types.Text):
        return {"text": Setting(datablock.as_string())}
    return read(datablock)


def _image_settings(image: bpy.types.Image) -> dict[str, Setting]:
    """An image by its file or, where it has none that holds it, by its pixels."""
    settings = {
        "Size": Setting(list(image.size)),
        "File Path": Setting(image.filepath),
        "Color Space": Setting(image.colorspace_settings.name),
        "Alpha": Setting(image.alpha_mode),
    }
    if image.is_dirty or image.packed_file or not image.filepath:
        pixels: Any = image.pixels
        values = np.empty(len(pixels), np.float32)
        pixels.foreach_get(values)
        settings["Pixels"] = Setting({"count": len(values), "hash": hash_of(iter([("pixels", values)]))}, "bulk")
    return settings


def _parts(datablock: bpy.types.ID) -> tuple[Part, ...]:
    tree = datablock if isinstance(datablock, bpy.types.NodeTree) else getattr(datablock, "node_tree", None)
    return node_parts(tree) if tree else ()


def _type_name(datablock: Any) -> str:
    return str(datablock.bl_rna.name)
