# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures are told with the true names of the running Blender."""

import bpy
import pytest

from maquette.scene.error_facts import error_facts
from maquette.scene.running import run_code
from maquette.scene.true_names import closest, operator_names, struct_names

SETTING = """\
import bpy, bmesh, math
bpy.ops.mesh.primitive_cube_add()
cup = bpy.context.object
paint = bpy.data.materials.new("paint")
paint.use_nodes = True
nodes = paint.node_tree.nodes
shader = nodes["Principled BSDF"]
def make(radius, *, height=2): return radius * height
"""

TOLD = {
    "a socket's old name": ("shader.inputs['Specular']", "closest: Specular Tint, Specular IOR Level"),
    "a socket out of range": ("shader.inputs[99]", "entries: Base Color, Metallic"),
    "a socket as a property": (
        "shader.roughness = 0.5",
        'That is an input socket: `shader.inputs["Roughness"].default',
    ),
    "a socket as a property of what a call gives": (
        "nodes.get('Principled BSDF').base_color = (1, 1, 1, 1)",
        '.inputs["Base Color"].default_value',
    ),
    "a node's name": ("nodes['Principled']", "`nodes` has no 'Principled'; closest: Principled BSDF"),
    "a node type": ("nodes.new('ShaderNodePrincipled')", "closest: ShaderNodeBsdfPrincipled"),
    "a node type that is gone": ("nodes.new('ShaderNodeTexMusgrave')", "Musgrave became part of ShaderNodeTexNoise"),
    "a property": ("cup.locations", "`cup` has no 'locations'; closest: location"),
    "a property that is set": ("cup.rotation_eular = 1", "closest: rotation_euler"),
    "a property that is gone": ("cup.data.use_auto_smooth = True", "Auto smooth is gone since 4.1"),
    "a property of nothing": ("cup.parent.location.x = 1", "`cup.parent` is None here"),
    "an object's name": ("bpy.data.objects['Kube']", "closest: Cube; all: Cube"),
    "a kind of data": ("bpy.data.lamps", "Lamps are lights"),
    "a choice": ("cup.modifiers.new('x', 'SUBSURFACE')", "closest: SUBSURF"),
    "a choice that was renamed": ("bpy.context.scene.render.engine = 'EEVEE'", "closest: BLENDER_EEVEE"),
    "a missing argument": ("bpy.data.lights.new('key')", "new(name: STRING, type: POINT | SUN | SPOT | AREA)"),
    "an operator": ("bpy.ops.mesh.primitive_box_add()", "There is no bpy.ops.mesh.primitive_box_add; closest: "),
    "an operator's argument": ("bpy.ops.mesh.primitive_cube_add(sizes=2)", "takes no 'sizes'; closest: size"),
    "an operator's conditions": ("bpy.ops.mesh.subdivide()", "mode OBJECT; active object Cube; selected Cube"),
    "an operator of bmesh": ("bmesh.ops.create_kube(bmesh.new())", "closest: create_cube"),
    "an argument of bmesh": ("bmesh.ops.create_cube(bmesh.new(), sise=1)", "bmesh.ops.create_cube(bmesh, size="),
    "a name of Python's": ("math.sinus(1)", "closest: sin"),
    "a variable": ("cub.location", "closest: cup"),
    "an argument of a function": ("make(1, heigth=3)", "make(radius, *, height=2)"),
    "a removed object": ("bpy.data.objects.remove(cup)\ncup.name", "Get it again by its name"),
}


@pytest.fixture
def collection() -> bpy.types.Collection:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    made = bpy.data.collections.new("coffee")
    bpy.context.scene.collection.children.link(made)
    return made


@pytest.mark.parametrize(("line", "words"), TOLD.values(), ids=TOLD)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_truth_is_told(line: str, words: str, collection: bpy.types.Collection) -> None:
    outcome = run_code(SETTING + line, "geometry-1.py", collection, 5)
    assert not outcome.refused, outcome.error
    assert words in outcome.error


def test_long_lists_of_choices_are_cut(collection: bpy.types.Collection) -> None:
    outcome = run_code(SETTING + "cup.modifiers.new('x', 'SUBSURFACE')", "geometry-1.py", collection, 5)
    assert max(len(line) for line in outcome.error.splitlines()) < 800


def test_finding_names_leaves_no_data_behind(collection: bpy.types.Collection) -> None:
    run_code(SETTING + "nodes.get('Principled BSDF').base_color = 1", "geometry-1.py", collection, 5)
    assert not bpy.data.node_groups


def test_programs_that_resist_being_looked_at(collection: bpy.types.Collection) -> None:
    code = (
        "class Trap(Exception):\n    def __str__(self):\n        while True: pass\n"
        "class Keys(dict):\n    def keys(self):\n        while True: pass\n"
    )
    assert "Trap" in run_code(code + "raise Trap", "geometry-1.py", collection, 0.2).error
    assert "KeyError" in run_code(code + "keys = Keys()\nkeys['a']", "geometry-1.py", collection, 0.2).error


def test_an_error_that_nothing_is_known_about() -> None:
    assert error_facts(ValueError("x")) == ()


def test_true_names_are_those_of_the_running_blender() -> None:
    assert "location" in struct_names(bpy.types.Object)
    assert "primitive_cube_add" in operator_names("mesh")
    assert operator_names("no_such_category") == []


def test_closest_names() -> None:
    assert closest("specular", ["Specular IOR Level", "Roughness", "Specular Tint"])[0] == "Specular Tint"
    assert closest("Emision", ["Emission Color", "Emission", "IOR"])[0] == "Emission"
    assert closest("", ["a"]) == []
    assert closest("zzzz", ["alpha", "beta"]) == []
