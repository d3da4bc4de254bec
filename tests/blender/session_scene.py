# SPDX-License-Identifier: GPL-3.0-or-later
"""A session's scene with something of most kinds in it, to take snapshots of."""

import bpy

from maquette.scene.compare import compare
from maquette.scene.description import describe, fingerprint_of


def counts() -> dict[str, int]:
    """Every kind of datablock that the file holds."""
    lists = bpy.types.BlendData.bl_rna.properties
    return {entry.identifier: len(getattr(bpy.data, entry.identifier)) for entry in lists if entry.type == "COLLECTION"}


def current() -> tuple[bpy.types.Scene, bpy.types.Collection]:
    """Found anew, for undo and restoring invalidate references."""
    return bpy.data.scenes["Scene"], bpy.data.collections["Picture"]


def state() -> str:
    """The session's fingerprint as it is now."""
    return fingerprint_of(describe(*current()))


def differences(before: object) -> list[str]:
    """What changed since the description ``before``, for a readable failure."""
    return [change.sentence() for change in compare(before, describe(*current()))]


def shader_group() -> bpy.types.NodeTree:
    """A node group with an input, used by a material."""
    group = bpy.data.node_groups.new("glaze", "ShaderNodeTree")
    group.interface.new_socket("Depth", in_out="INPUT", socket_type="NodeSocketFloat")
    group.interface.new_socket("Shader", in_out="OUTPUT", socket_type="NodeSocketShader")
    return group


def material() -> bpy.types.Material:
    """A node material with a group, an image painted in memory and a ramp."""
    made = bpy.data.materials.new("ceramic")
    if bpy.app.version < (5, 0, 0):
        made.use_nodes = True
    nodes, links = made.node_tree.nodes, made.node_tree.links
    nodes.new("ShaderNodeGroup").node_tree = shader_group()
    image = bpy.data.images.new("speckles", 4, 4)
    image.pixels = [0.1, 0.6, 0.3, 1.0] * 16
    texture, ramp = nodes.new("ShaderNodeTexImage"), nodes.new("ShaderNodeValToRGB")
    texture.image = image
    ramp.color_ramp.elements.new(0.4).color = (0.2, 0.1, 0.05, 1.0)
    links.new(texture.outputs["Color"], ramp.inputs[0])
    links.new(ramp.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return made


def geometry_group() -> bpy.types.NodeTree:
    """A Geometry Nodes group that hands its geometry through and has a number to set."""
    group = bpy.data.node_groups.new("scatter", "GeometryNodeTree")
    group.interface.new_socket("Geometry", in_out="INPUT", socket_type="NodeSocketGeometry")
    group.interface.new_socket("Density", in_out="INPUT", socket_type="NodeSocketFloat")
    group.interface.new_socket("Geometry", in_out="OUTPUT", socket_type="NodeSocketGeometry")
    start, end = group.nodes.new("NodeGroupInput"), group.nodes.new("NodeGroupOutput")
    group.links.new(start.outputs[0], end.inputs[0])
    return group


def cup(collection: bpy.types.Collection) -> bpy.types.Object:
    """A mesh with all that can hang on one: modifiers, keys, weights, an action, a driver, a hidden operand."""
    mesh = bpy.data.meshes.new("cup")
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)], [], [(0, 1, 2, 3)])
    mesh.uv_layers.new(name="UV")
    mesh.materials.append(material())
    made = bpy.data.objects.new("cup", mesh)
    collection.objects.link(made)
    made["maquette_ref"] = "cup"
    made["note"] = [1.0, 2.0]
    made.shape_key_add(name="Basis")
    made.shape_key_add(name="Wide").value = 0.5
    made.vertex_groups.new(name="rim").add([1, 2], 0.7, "REPLACE")
    made.modifiers.new("Bevel", "BEVEL").width = 0.02
    made.modifiers.new("Scatter", "NODES").node_group = geometry_group()
    operand = bpy.data.objects.new("hole", bpy.data.meshes.new("hole"))
    made.modifiers.new("Boolean", "BOOLEAN").object = operand
    made.keyframe_insert("location", frame=1)
    driver = made.driver_add("scale", 2).driver
    driver.type = "AVERAGE"
    return made


def curve(collection: bpy.types.Collection, parent: bpy.types.Object) -> None:
    """A curve of many points and a text, children of ``parent``."""
    data = bpy.data.curves.new("handle", "CURVE")
    spline = data.splines.new("BEZIER")
    spline.bezier_points.add(11)
    for index, point in enumerate(spline.bezier_points):
        point.co = (index * 0.1, index**2 * 0.01, 0.0)
    text = bpy.data.curves.new("label", "FONT")
    text.body = "espresso"
    for entry in (data, text):
        made = bpy.data.objects.new(entry.name, entry)
        collection.objects.link(made)
        made.parent = parent


def make_scene() -> None:
    """A new file with a session in the middle of its work."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    parts = bpy.data.collections.new("Parts")
    collection.children.link(parts)
    curve(parts, cup(collection))
    camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
    camera.location = (0.5, -4.0, 1.0)
    light = bpy.data.objects.new("Key", bpy.data.lights.new("Key", "AREA"))
    for entry in (camera, light):
        collection.objects.link(entry)
    scene.camera = camera
    scene.world = bpy.data.worlds.new("Sky")
    scene.view_settings.view_transform = "Standard"
    scene.view_settings.exposure = 0.25


def spoil() -> None:
    """Change, add and remove something of every kind, as a stage may, and leave rubbish behind."""
    scene, collection = current()
    body = bpy.data.objects["cup"]
    body.location.x += 1.0
    body.modifiers.clear()
    body.vertex_groups.clear()
    body.animation_data_clear()
    body.data.materials.clear()
    body.data.materials.append(bpy.data.materials.new("other"))
    bpy.data.objects.remove(bpy.data.objects["label"])
    bpy.data.materials["ceramic"].node_tree.nodes["Principled BSDF"].inputs["Roughness"].default_value = 0.11
    bpy.data.node_groups["glaze"].interface.items_tree["Depth"].name = "Thickness"
    bpy.data.images["speckles"].pixels = [0.0] * 64
    bpy.data.objects["handle"].data.splines[0].bezier_points[3].co.z = 2.0
    bpy.data.lights["Key"].energy *= 3.0
    bpy.data.collections.remove(bpy.data.collections["Parts"])
    new = bpy.data.objects.new("new", bpy.data.meshes.new("new"))
    bpy.data.collections.new("Loose ends")
    collection.objects.link(new)
    bpy.data.objects["Camera"].parent = new
    scene.camera = None
    scene.world = bpy.data.worlds.new("Night")
    scene.view_settings.exposure = -2.0
    scene.render.film_transparent = True
    bpy.data.meshes.new("rubbish")
