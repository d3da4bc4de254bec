# SPDX-License-Identifier: GPL-3.0-or-later
"""The objects of a scene whose base colours may be solved for."""

from collections.abc import Collection
from typing import Any, Final

import bpy

from ....agent.vision.albedo.spots import Body
from ...kit.recolour import base_colours
from ...kit.session import REF_MARK, SESSION_MARK
from ...look.numbers import BODILESS, reference_of
from ...look.subjects import objects_shown

MIRRORING: Final = 0.5
"""Of metallic or transmission, above which a surface shows its surroundings more than itself."""


def bodies_of(scene: bpy.types.Scene, collection: bpy.types.Collection, settled: Collection[str]) -> dict[str, Body]:
    """By name, the objects of ``collection`` that show one matt material that a program of the session made.

    Without those in ``settled`` and those whose material one of these wears too.
    """
    own = set(collection.all_objects)
    entries = [entry for entry in objects_shown(scene) if entry in own and entry.type not in BODILESS]
    kept = {slot.material for entry in own if entry.name in settled for slot in entry.material_slots}
    found = {}
    for entry in entries:
        materials = {slot.material for slot in entry.material_slots if slot.material}
        if len(materials) == 1 and entry.name not in settled:
            (material,) = materials
            if material not in kept and is_matt(material) and material.get(SESSION_MARK):
                found[entry.name] = Body(entry.name, reference_of(entry), str(material[REF_MARK]))
    return found


def material_of(entry: bpy.types.Object) -> bpy.types.Material:
    """The one material of an object that ``bodies_of`` names."""
    return next(slot.material for slot in entry.material_slots if slot.material)


def is_matt(material: bpy.types.Material) -> bool:
    """Whether what is seen of the material is mostly its base colour: no metal, no glass, nothing that glows."""
    shaders = [node for node in material.node_tree.nodes if "BSDF" in node.type] if material.node_tree else []
    if [shader.type for shader in shaders] != ["BSDF_PRINCIPLED"] or not list(base_colours(material)):
        return False
    return not any(_above(shaders[0], name, MIRRORING) for name in ("Metallic", "Transmission Weight")) and not _above(
        shaders[0], "Emission Strength", 0.0
    )


def _above(shader: bpy.types.Node, name: str, limit: float) -> bool:
    socket: Any = shader.inputs[name]
    return bool(socket.is_linked or socket.default_value > limit)
