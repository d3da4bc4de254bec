# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever Blender can make is described and rolled back exactly."""

from collections.abc import Callable
from pathlib import Path

import bpy
import pytest

from maquette.scene.compare import compare
from maquette.scene.description import describe, fingerprint_of
from maquette.scene.snapshot import restore_snapshot, take_snapshot


def collection() -> bpy.types.Collection:
    """The session's."""
    return bpy.data.collections["Picture"]


def plane(name: str) -> bpy.types.Object:
    """A small mesh object in the session's collection."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)], [], [(0, 1, 2, 3)])
    made = bpy.data.objects.new(name, mesh)
    collection().objects.link(made)
    return made


def kinds_of(struct: type[bpy.types.bpy_struct]) -> list[str]:
    """The values that the struct's type can have."""
    return [item.identifier for item in struct.bl_rna.properties["type"].enum_items]


def every_modifier() -> None:
    """One object for each modifier that a mesh can have."""
    for kind in kinds_of(bpy.types.Modifier):
        plane(kind).modifiers.new(kind, kind)
    assert sum(len(entry.modifiers) for entry in collection().objects) > 40


def every_constraint() -> None:
    """One object with each constraint."""
    made = plane("constrained")
    for kind in kinds_of(bpy.types.Constraint):
        made.constraints.new(kind)
    assert len(made.constraints) > 20


def node_types(prefix: str) -> list[str]:
    """Names of all node classes of a kind of tree."""
    return [name for name in dir(bpy.types) if name.startswith(prefix)]


def fill(tree: bpy.types.NodeTree, prefix: str) -> int:
    """Add every node that the tree takes; the answer is how many it took."""
    taken = 0
    for name in node_types(prefix):
        try:
            tree.nodes.new(name)
        except RuntimeError:
            continue
        taken += 1
    return taken


def every_shader_node() -> None:
    """A material with them all."""
    material = bpy.data.materials.new("all")
    if bpy.app.version < (5, 0, 0):
        material.use_nodes = True
    plane("shaded").data.materials.append(material)
    assert fill(material.node_tree, "ShaderNode") > 80


def every_geometry_node() -> None:
    """A modifier's group with them all, unconnected."""
    group = bpy.data.node_groups.new("all", "GeometryNodeTree")
    plane("made").modifiers.new("Nodes", "NODES").node_group = group
    assert fill(group, "GeometryNode") > 150
    fill(group, "FunctionNode")


def every_light_and_world() -> None:
    """A lamp of each kind, the area lamp in each shape, and a world with a sky."""
    for kind in ("POINT", "SUN", "SPOT", "AREA"):
        collection().objects.link(bpy.data.objects.new(kind, bpy.data.lights.new(kind, kind)))
    bpy.data.lights["AREA"].shape = "ELLIPSE"
    world = bpy.data.worlds.new("Sky")
    if bpy.app.version < (5, 0, 0):
        world.use_nodes = True
    sky = world.node_tree.nodes.new("ShaderNodeTexSky")
    world.node_tree.links.new(sky.outputs[0], world.node_tree.nodes["Background"].inputs["Color"])
    bpy.context.scene.world = world


def every_object() -> None:
    """One of each type of object that operators can add."""
    bpy.context.view_layer.active_layer_collection = bpy.context.view_layer.layer_collection.children["Picture"]
    bpy.ops.object.armature_add()
    bpy.context.object.pose.bones[0].location.x = 0.3
    bpy.ops.object.lightprobe_add(type="SPHERE")
    bpy.ops.object.speaker_add()
    bpy.ops.object.text_add()
    bpy.ops.object.metaball_add()
    bpy.ops.object.effector_add(type="WIND")
    bpy.ops.surface.primitive_nurbs_surface_sphere_add()
    bpy.ops.curve.primitive_bezier_circle_add()
    bpy.ops.object.empty_add()
    for name, lists in (("lattice", "lattices"), ("hair", "hair_curves"), ("dots", "pointclouds"), ("fog", "volumes")):
        collection().objects.link(bpy.data.objects.new(name, getattr(bpy.data, lists).new(name)))
    bpy.data.hair_curves["hair"].add_curves([3, 4])


def every_kind_of_animation() -> None:
    """Keys, drivers and actions on objects, materials, lights, shape keys and the world."""
    made = plane("animated")
    made.keyframe_insert("location", frame=1)
    made.location.x = 3.0
    made.keyframe_insert("location", frame=20)
    made.shape_key_add(name="Basis")
    made.shape_key_add(name="Up").keyframe_insert("value", frame=2)
    light = bpy.data.lights.new("Key", "POINT")
    collection().objects.link(bpy.data.objects.new("Key", light))
    light.keyframe_insert("energy", frame=1)
    driver = light.driver_add("specular_factor").driver
    variable = driver.variables.new()
    variable.targets[0].id = made
    variable.targets[0].data_path = "location.x"
    driver.expression = "var / 10"


def physics_and_particles() -> None:
    """Hair, a rigid body's shape as custom data, collision and cloth."""
    made = plane("hairy")
    made.modifiers.new("Hair", "PARTICLE_SYSTEM")
    made.particle_systems[0].settings.count = 5
    made.modifiers.new("Collision", "COLLISION")
    plane("cloth").modifiers.new("Cloth", "CLOTH").settings.mass = 0.7


EVERYTHING: dict[str, Callable[[], None]] = {
    build.__name__: build
    for build in (
        every_modifier,
        every_constraint,
        every_shader_node,
        every_geometry_node,
        every_light_and_world,
        every_object,
        every_kind_of_animation,
        physics_and_particles,
    )
}


@pytest.mark.parametrize("name", EVERYTHING)
def test_rolls_back_exactly(name: str, tmp_path: Path) -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    made = bpy.data.collections.new("Picture")
    made["maquette_session"] = "picture"
    scene.collection.children.link(made)
    EVERYTHING[name]()
    take_snapshot(scene, made, tmp_path / "all.blend")
    before = describe(scene, made)
    restore_snapshot(scene, "Picture", tmp_path / "all.blend")
    after = describe(scene, made)
    assert [change.sentence() for change in compare(before, after)] == []
    assert fingerprint_of(after) == fingerprint_of(before)
    assert after.counts == before.counts
