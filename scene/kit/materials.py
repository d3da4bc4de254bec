# SPDX-License-Identifier: GPL-3.0-or-later
"""Node materials by the names that artists use."""

import bpy

from .checks import between, positive, word
from .colour import Colour, opaque
from .nodes import principled_socket, set_input
from .objects import find
from .proxy import drop_unused_proxy
from .session import is_mine, tag_shared
from .versions import enable_nodes


def new_material(name: str) -> tuple[bpy.types.Material, bpy.types.NodeTree, bpy.types.NodeSocket]:
    """The session's material of this name with an emptied tree, the tree and its surface socket."""
    word("the material's name", name)
    material = next((entry for entry in bpy.data.materials if is_mine(entry, name)), None)
    if material is None:
        material = bpy.data.materials.new(name)
    tag_shared(material, name)
    tree = enable_nodes(material)
    tree.nodes.clear()
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    output.location = (300.0, 0.0)
    return material, tree, output.inputs["Surface"]


def principled(
    name: str,
    colour: Colour,
    roughness: float = 0.5,
    metallic: float = 0.0,
    transmission: float = 0.0,
    ior: float = 1.5,
    coat: float = 0.0,
    sheen: float = 0.0,
    alpha: float = 1.0,
) -> bpy.types.Material:
    """The general material: one Principled BSDF. All but ior run from 0 to 1."""
    base = opaque(colour)
    settings = {
        "Roughness": between("roughness", roughness, 0.0, 1.0),
        "Metallic": between("metallic", metallic, 0.0, 1.0),
        "Transmission Weight": between("transmission", transmission, 0.0, 1.0),
        "IOR": between("ior", ior, 1.0, 4.0),
        "Coat Weight": between("coat", coat, 0.0, 1.0),
        "Sheen Weight": between("sheen", sheen, 0.0, 1.0),
        "Alpha": between("alpha", alpha, 0.0, 1.0),
    }
    material, tree, surface = new_material(name)
    shader = tree.nodes.new("ShaderNodeBsdfPrincipled")
    set_input(shader, "Base Color", base)
    for socket, value in settings.items():
        set_input(shader, socket, value)
    tree.links.new(shader.outputs["BSDF"], surface)
    material.diffuse_color = base
    material.roughness = settings["Roughness"]
    material.metallic = settings["Metallic"]
    return material


def metal(name: str, colour: Colour, roughness: float = 0.2) -> bpy.types.Material:
    """Bare metal; the colour is that of its reflections."""
    return principled(name, colour, roughness=roughness, metallic=1.0)


def glass(name: str, colour: Colour = "#ffffff", roughness: float = 0.0, ior: float = 1.45) -> bpy.types.Material:
    """Clear or frosted glass; with an ior of 1.33 water.

    Light passes straight through it to what stands in or behind it: bent light would need thousands of samples.
    """
    material = principled(name, colour, roughness=roughness, transmission=1.0, ior=ior)
    tree, _ = principled_socket(material, "Base Color")
    shader = next(node for node in tree.nodes if node.type == "BSDF_PRINCIPLED")
    surface = shader.outputs["BSDF"].links[0].to_socket
    rays, either, straight, mix = (
        tree.nodes.new(f"ShaderNode{kind}") for kind in ("LightPath", "Math", "BsdfTransparent", "MixShader")
    )
    assert isinstance(either, bpy.types.ShaderNodeMath)
    either.operation = "MAXIMUM"
    rays.location, either.location, straight.location = (-300.0, 500.0), (-100.0, 500.0), (0.0, 200.0)
    mix.location, surface.node.location = (300.0, 200.0), (500.0, 200.0)
    set_input(straight, "Color", opaque(colour))
    tree.links.new(rays.outputs["Is Shadow Ray"], either.inputs[0])
    tree.links.new(rays.outputs["Is Diffuse Ray"], either.inputs[1])
    for source, target in zip((either, shader, straight), mix.inputs, strict=True):
        tree.links.new(source.outputs[0], target)
    tree.links.new(mix.outputs[0], surface)
    return material


def emission(name: str, colour: Colour, strength: float = 1.0) -> bpy.types.Material:
    """A surface that glows with this radiance; at 1 it shows the colour as given."""
    glow, power = opaque(colour), positive("the strength", strength)
    material, tree, surface = new_material(name)
    shader = tree.nodes.new("ShaderNodeEmission")
    set_input(shader, "Color", glow)
    set_input(shader, "Strength", power)
    tree.links.new(shader.outputs["Emission"], surface)
    material.diffuse_color = glow
    return material


def paint(ref: str | bpy.types.Object, material: bpy.types.Material) -> bpy.types.Object:
    """Give an object this material, alone."""
    body = find(ref)
    if not isinstance(material, bpy.types.Material):
        raise ValueError(f"the material of {body.name!r} is {material!r}; make one with principled")
    if not isinstance(body.data, bpy.types.Mesh):
        raise ValueError(f"{body.name!r} is a {body.type.lower()}, not a mesh; make it with add")
    body.data.materials.clear()
    body.data.materials.append(material)
    drop_unused_proxy()
    return body
