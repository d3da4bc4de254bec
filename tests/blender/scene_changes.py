# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene, and changes to it that fingerprints must tell or must not."""

from collections.abc import Callable

import bpy


def build(names: tuple[str, ...] = ("cup", "saucer")) -> None:
    """A session's scene with something of most kinds, its objects made in the order of ``names``."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    for name in names:
        collection.objects.link(dish(name))
    bpy.data.objects["cup"].parent = bpy.data.objects["saucer"]
    for name, data in (("Camera", bpy.data.cameras.new("Camera")), ("Key", bpy.data.lights.new("Key", "POINT"))):
        collection.objects.link(bpy.data.objects.new(name, data))
    scene.camera = bpy.data.objects["Camera"]
    scene.world = bpy.data.worlds.new("Sky")
    curve = bpy.data.curves.new("wire", "CURVE")
    curve.splines.new("BEZIER").bezier_points.add(11)
    text = bpy.data.curves.new("label", "FONT")
    for data in (curve, text):
        collection.objects.link(bpy.data.objects.new(data.name, data))


def dish(name: str) -> bpy.types.Object:
    """A mesh object with a modifier, a shape key, weights, a UV map and a node material."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)], [], [(0, 1, 2), (0, 2, 3)])
    mesh.uv_layers.new(name="UV")
    mesh.materials.append(ceramic(f"{name} glaze"))
    mesh.materials.append(None)
    made = bpy.data.objects.new(name, mesh)
    made.location = (0.1, 0.2, 0.3)
    made.modifiers.new("Bevel", "BEVEL")
    made.modifiers.new("Smooth", "SUBSURF")
    made.constraints.new("LIMIT_LOCATION")
    made.vertex_groups.new(name="rim").add([0], 0.5, "REPLACE")
    made.shape_key_add(name="Basis")
    made.shape_key_add(name="Wide")
    return made


def ceramic(name: str) -> bpy.types.Material:
    """Noise through a ramp into the base colour."""
    made = bpy.data.materials.new(name)
    if bpy.app.version < (5, 0, 0):
        made.use_nodes = True
    nodes = made.node_tree.nodes
    noise, ramp = nodes.new("ShaderNodeTexNoise"), nodes.new("ShaderNodeValToRGB")
    group = bpy.data.node_groups.get("speckle") or bpy.data.node_groups.new("speckle", "ShaderNodeTree")
    if not group.nodes:
        group.nodes.new("ShaderNodeTexVoronoi")
    nodes.new("ShaderNodeGroup").node_tree = group
    made.node_tree.links.new(noise.outputs[0], ramp.inputs[0])
    made.node_tree.links.new(ramp.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return made


def cup() -> bpy.types.Object:
    """The object that most tests change."""
    return bpy.data.objects["cup"]


def nodes() -> bpy.types.Nodes:
    """Nodes of the cup's material."""
    return bpy.data.materials["cup glaze"].node_tree.nodes


def set_on(find: Callable[[], object], name: str, value: object) -> Callable[[], None]:
    """A change that sets one property."""
    return lambda: setattr(find(), name, value)


def put(find: Callable[[], object], index: int | str, value: object) -> Callable[[], None]:
    """A change that sets one item."""
    return lambda: find().__setitem__(index, value)


def call(find: Callable[[], object], name: str) -> Callable[[], None]:
    """A change by a method without arguments."""

    def change() -> None:
        getattr(find(), name)()

    return change


def drive() -> None:
    """Let a driver move the cup."""
    cup().driver_add("location", 0).driver.expression = "2.0"


CHANGES: dict[str, Callable[[], object]] = {
    "location": set_on(cup, "location", (0.1, 0.2, 0.30001)),
    "rotation": put(lambda: cup().rotation_euler, 2, 0.001),
    "rotation mode": set_on(cup, "rotation_mode", "QUATERNION"),
    "scale": put(lambda: cup().scale, 0, 1.0001),
    "delta": put(lambda: cup().delta_location, 0, 0.1),
    "parent": set_on(cup, "parent", None),
    "parent inverse": lambda: setattr(cup(), "matrix_parent_inverse", [[2, 0, 0, 0], *[[0, 0, 0, 1]] * 3]),
    "name": set_on(cup, "name", "mug"),
    "render visibility": set_on(cup, "hide_render", True),
    "ray visibility": set_on(cup, "visible_shadow", False),
    "custom property": put(cup, "note", "chipped"),
    "blueprint id": put(cup, "maquette_ref", "cup_2"),
    "modifier setting": set_on(lambda: cup().modifiers["Bevel"], "width", 0.3),
    "modifier switch": set_on(lambda: cup().modifiers["Bevel"], "show_render", False),
    "modifier order": lambda: cup().modifiers.move(0, 1),
    "modifier added": lambda: cup().modifiers.new("Mirror", "MIRROR"),
    "modifier target": lambda: setattr(cup().modifiers.new("Fit", "SHRINKWRAP"), "target", bpy.data.objects["saucer"]),
    "constraint": set_on(lambda: cup().constraints[0], "max_x", 3.0),
    "vertex": put(lambda: cup().data.vertices[1].co, 2, 1e-4),
    "vertex weight": lambda: cup().vertex_groups["rim"].add([0], 0.6, "REPLACE"),
    "shape key": put(lambda: cup().data.shape_keys.key_blocks["Wide"].data[0].co, 0, 0.5),
    "shape key value": set_on(lambda: cup().data.shape_keys.key_blocks["Wide"], "value", 0.5),
    "topology": call(lambda: cup().data, "flip_normals"),
    "shading": lambda: cup().data.shade_flat() if cup().data.polygons[0].use_smooth else cup().data.shade_smooth(),
    "sharp edges": lambda: setattr(cup().data.edges[0], "use_edge_sharp", True),
    "material of a face": set_on(lambda: cup().data.polygons[1], "material_index", 1),
    "material slot": call(lambda: cup().data.materials, "pop"),
    "UV": lambda: setattr(cup().data.uv_layers[0].uv[0], "vector", (0.25, 0.25)),
    "colour attribute": lambda: cup().data.color_attributes.new("Col", "FLOAT_COLOR", "POINT"),
    "socket": lambda: setattr(nodes()["Principled BSDF"].inputs["Roughness"], "default_value", 0.51),
    "node property": lambda: setattr(nodes()["Noise Texture"], "noise_dimensions", "4D"),
    "node muted": lambda: setattr(nodes()["Noise Texture"], "mute", True),
    "node added": lambda: nodes().new("ShaderNodeBump"),
    "link removed": call(lambda: bpy.data.materials["cup glaze"].node_tree.links, "clear"),
    "ramp": lambda: setattr(nodes()["Color Ramp"].color_ramp.elements[0], "position", 0.1),
    "node in a group": lambda: setattr(bpy.data.node_groups["speckle"].nodes[0], "distance", "MANHATTAN"),
    "socket of a group": lambda: bpy.data.node_groups["speckle"].interface.new_socket("Size", in_out="INPUT"),
    "material": set_on(lambda: bpy.data.materials["cup glaze"], "surface_render_method", "BLENDED"),
    "light": set_on(lambda: bpy.data.lights["Key"], "energy", 11.0),
    "light kind": set_on(lambda: bpy.data.lights["Key"], "type", "SUN"),
    "lens": set_on(lambda: bpy.data.cameras["Camera"], "lens", 51.0),
    "depth of field": set_on(lambda: bpy.data.cameras["Camera"].dof, "use_dof", True),
    "world": set_on(lambda: bpy.data.worlds["Sky"], "color", (0.5, 0.5, 0.5)),
    "curve point": put(lambda: bpy.data.curves["wire"].splines[0].bezier_points[4].co, 1, 0.2),
    "curve bevel": set_on(lambda: bpy.data.curves["wire"], "bevel_depth", 0.1),
    "text": set_on(lambda: bpy.data.curves["label"], "body", "espresso"),
    "driver": drive,
    "keyframe": lambda: cup().keyframe_insert("location", frame=3),
    "child collection": lambda: bpy.data.collections["Picture"].children.link(bpy.data.collections.new("Parts")),
    "collection hidden": set_on(lambda: bpy.data.collections["Picture"], "hide_render", True),
    "active camera": lambda: setattr(bpy.context.scene, "camera", None),
    "exposure": lambda: setattr(bpy.context.scene.view_settings, "exposure", 0.5),
    "resolution": lambda: setattr(bpy.context.scene.render, "resolution_x", 640),
    "film": lambda: setattr(bpy.context.scene.render, "film_transparent", True),
    "object removed": lambda: bpy.data.objects.remove(bpy.data.objects["Key"]),
}

NO_CHANGES: dict[str, Callable[[], object]] = {
    "selection": lambda: cup().select_set(True),
    "active object": lambda: setattr(bpy.context.view_layer.objects, "active", cup()),
    "eye": lambda: cup().hide_set(True),
    "open panel": set_on(lambda: cup().modifiers["Bevel"], "show_expanded", False),
    "active modifier": set_on(lambda: cup().modifiers["Smooth"], "is_active", True),
    "selected vertex": lambda: setattr(cup().data.vertices[0], "select", True),
    "hidden vertex": lambda: setattr(cup().data.vertices[0], "hide", True),
    "selected curve point": lambda: setattr(
        bpy.data.curves["wire"].splines[0].bezier_points[4], "select_control_point", True
    ),
    "place of a node": lambda: setattr(nodes()["Noise Texture"], "location", (50.0, 60.0)),
    "selected node": lambda: setattr(nodes()["Noise Texture"], "select", True),
    "place of a node in a group": lambda: setattr(bpy.data.node_groups["speckle"].nodes[0], "location", (9.0, 9.0)),
    "frame node": lambda: nodes().new("NodeFrame"),
    "active slot": set_on(cup, "active_material_index", 1),
    "camera's own display": set_on(lambda: bpy.data.cameras["Camera"], "show_limits", True),
    "samples": lambda: setattr(bpy.context.scene.cycles, "samples", 7),
    "output path": lambda: setattr(bpy.context.scene.render, "filepath", "//elsewhere"),
    "excluded collection": lambda: setattr(
        bpy.context.view_layer.layer_collection.children["Picture"], "exclude", True
    ),
    "artist's object": lambda: bpy.context.scene.collection.objects.link(bpy.data.objects.new("theirs", None)),
    "unused material": lambda: bpy.data.materials.new("spare"),
    "evaluation": call(lambda: bpy.context.view_layer, "update"),
}
