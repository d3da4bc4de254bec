# SPDX-License-Identifier: GPL-3.0-or-later
"""Surfaces that shine by themselves."""

from collections.abc import Iterable
from typing import Any

import bpy


def anything_glows(objects: Iterable[bpy.types.Object]) -> bool:
    """Whether a material of ``objects`` emits light, as far as its nodes tell."""
    materials = {slot.material for entry in objects for slot in entry.material_slots if slot.material}
    return any(_glows(material) for material in materials)


def _glows(material: bpy.types.Material) -> bool:
    nodes = material.node_tree.nodes[:] if material.node_tree else []
    return any(node.type in ("EMISSION", "GROUP") or _emits(node) for node in nodes)


def _emits(node: bpy.types.Node) -> bool:
    if node.type != "BSDF_PRINCIPLED":
        return False
    strength: Any = node.inputs["Emission Strength"]
    return bool(strength.is_linked or strength.default_value > 0.0)
