# SPDX-License-Identifier: GPL-3.0-or-later
"""What objects are made of until the materials stage: a matt surface in the object's own viewport colour."""

import bpy

from .session import is_mine, tag_shared
from .versions import enable_nodes

PROXY = "proxy tint"


def known_proxy() -> bpy.types.Material | None:
    """The session's proxy material, if anything has needed it."""
    return next((entry for entry in bpy.data.materials if is_mine(entry, PROXY)), None)


def drop_unused_proxy() -> None:
    """Remove the proxy material once every object has a material of its own."""
    material = known_proxy()
    if material is not None and material.users == 0:
        bpy.data.materials.remove(material)


def proxy_material() -> bpy.types.Material:
    """The session's one proxy material, so that renders show the objects' colours before they have materials."""
    material = known_proxy()
    if material is not None:
        return material
    material = bpy.data.materials.new(PROXY)
    tag_shared(material, PROXY)
    tree = enable_nodes(material)
    tree.nodes.clear()
    colour = tree.nodes.new("ShaderNodeObjectInfo")
    matt = tree.nodes.new("ShaderNodeBsdfDiffuse")
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    colour.location, output.location = (-300.0, 0.0), (300.0, 0.0)
    tree.links.new(colour.outputs["Color"], matt.inputs["Color"])
    tree.links.new(matt.outputs["BSDF"], output.inputs["Surface"])
    return material
