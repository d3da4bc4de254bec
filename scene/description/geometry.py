# SPDX-License-Identifier: GPL-3.0-or-later
"""Meshes and other geometry made of attributes, as counts and hashes."""

from collections.abc import Iterator
from typing import Any, Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ..datablocks import name_of
from .bulk import attribute_values, hash_of, numbers
from .records import Setting
from .rna import read

_TOPOLOGY: Final = frozenset({".edge_verts", ".corner_vert"})
"""Attributes with a leading dot that are shape; the others say what is selected or hidden."""
_COLOURS: Final = frozenset({"FLOAT_COLOR", "BYTE_COLOR"})


def mesh_settings(mesh: bpy.types.Mesh, *, weighted: bool = False) -> dict[str, Setting]:
    """A mesh by what an artist tells apart: its shape, UV maps, colours, and which face has which material.

    A million vertices take about 0.1 s. Vertex weights, which only Python can read one by one, are
    read where an object with vertex groups uses the mesh: ``weighted``.
    """
    shape: list[Any] = []
    surface: dict[str, list[Any]] = {"UV maps": [], "Colour attributes": [], "Materials of faces": []}
    for attribute in sorted(mesh.attributes, key=lambda entry: str(entry.name)):
        if attribute.name == "material_index":
            surface["Materials of faces"].append(attribute)
        elif attribute.domain == "CORNER" and attribute.data_type == "FLOAT2":
            surface["UV maps"].append(attribute)
        elif attribute.data_type in _COLOURS:
            surface["Colour attributes"].append(attribute)
        elif not attribute.name.startswith(".") or attribute.name in _TOPOLOGY:
            shape.append(attribute)
    counts = {"vertices": len(mesh.vertices), "edges": len(mesh.edges), "faces": len(mesh.polygons)}
    settings = {"mesh": Setting({**counts, "hash": hash_of(_shape_arrays(mesh, shape))}, "bulk")}
    for label, attributes in surface.items():
        settings[label] = _attributes_setting(attributes)
    settings["Materials"] = Setting([name_of(entry) if entry else None for entry in mesh.materials], "name")
    if mesh.shape_keys:
        keys = read(mesh.shape_keys)
        settings |= {f"Shape keys: {label}": setting for label, setting in keys.items()}
    if weighted:
        settings["Vertex weights"] = _weights_setting(mesh)
    return settings


def attribute_geometry_settings(data: Any) -> dict[str, Setting]:
    """Hair curves, point clouds and the like: their attributes, all in one hash."""
    settings = read(data)
    settings["points"] = _attributes_setting([entry for entry in data.attributes if not entry.name.startswith(".")])
    return settings


def _attributes_setting(attributes: list[Any]) -> Setting:
    arrays = ((str(entry.name), attribute_values(entry)) for entry in sorted(attributes, key=lambda one: one.name))
    return Setting({"count": len(attributes), "hash": hash_of(arrays)}, "bulk")


def _shape_arrays(mesh: bpy.types.Mesh, attributes: list[Any]) -> Iterator[tuple[str, NDArray[Any]]]:
    for attribute in attributes:
        yield str(attribute.name), attribute_values(attribute)
    yield "faces", numbers(mesh.polygons, "loop_start", 1, np.int32)


def _weights_setting(mesh: bpy.types.Mesh) -> Setting:
    weights = np.array(
        [(vertex.index, entry.group, entry.weight) for vertex in mesh.vertices for entry in vertex.groups], np.float32
    )
    return Setting({"count": len(weights), "hash": hash_of(iter([("weights", weights)]))}, "bulk")
