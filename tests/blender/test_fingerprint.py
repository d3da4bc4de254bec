# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingerprints change with the scene and with nothing else."""

from pathlib import Path

import bpy
import pytest

from maquette.scene.description import describe, fingerprint_of
from maquette.tests.blender.scene_changes import CHANGES, NO_CHANGES, build, cup, nodes


def state() -> str:
    """The session's fingerprint."""
    return fingerprint_of(describe(bpy.context.scene, bpy.data.collections["Picture"]))


def scatter(density: float) -> None:
    """Set the input of the cup's Geometry Nodes modifier, which is made if need be."""
    modifier = cup().modifiers.get("Scatter") or cup().modifiers.new("Scatter", "NODES")
    if modifier.node_group is None:
        group = bpy.data.node_groups.new("scatter", "GeometryNodeTree")
        for name, kind in (("Geometry", "NodeSocketGeometry"), ("Density", "NodeSocketFloat")):
            group.interface.new_socket(name, in_out="INPUT", socket_type=kind)
        group.interface.new_socket("Geometry", in_out="OUTPUT", socket_type="NodeSocketGeometry")
        start, end = group.nodes.new("NodeGroupInput"), group.nodes.new("NodeGroupOutput")
        group.links.new(start.outputs[0], end.inputs[0])
        modifier.node_group = group
    identifier = modifier.node_group.interface.items_tree["Density"].identifier
    if bpy.app.version < (5, 2, 0):
        modifier[identifier] = density
    else:
        getattr(modifier.properties.inputs, identifier).value = density


@pytest.mark.parametrize("name", CHANGES)
def test_changes_with(name: str) -> None:
    build()
    before = state()
    CHANGES[name]()
    assert state() != before


@pytest.mark.parametrize("name", NO_CHANGES)
def test_does_not_change_with(name: str) -> None:
    build()
    before = state()
    NO_CHANGES[name]()
    assert state() == before


def test_is_the_same_in_another_order_of_making() -> None:
    build(("cup", "saucer"))
    before = state()
    build(("saucer", "cup"))
    assert state() == before


def test_changes_with_the_value_of_a_key() -> None:
    build()
    cup().keyframe_insert("location", frame=3)
    before = state()
    cup().location.z = 4.0
    cup().keyframe_insert("location", frame=3)
    cup().location.z = 0.3
    bpy.context.scene.frame_set(3)
    assert state() != before


def test_survives_saving_and_loading(tmp_path: Path) -> None:
    build()
    cup().location = (0.1, 1.0 / 3.0, 1e7 / 3.0)
    before = state()
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "scene.blend"))
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "scene.blend"))
    assert state() == before


def test_survives_undo_and_redo() -> None:
    build()
    first = state()
    bpy.ops.ed.undo_push(message="first")
    cup().location.x = 2.0
    cup().data.vertices[0].co.x = 2.0
    second = state()
    bpy.ops.ed.undo_push(message="second")
    bpy.ops.ed.undo()
    assert state() == first
    bpy.ops.ed.redo()
    assert state() == second


def test_only_the_changed_datablocks_have_another() -> None:
    build()

    def fingerprints() -> dict[str, str]:
        description = describe(bpy.context.scene, bpy.data.collections["Picture"])
        entries = (*description.objects, *description.datablocks)
        return {f"{type(entry).__name__} {entry.name}": entry.fingerprint for entry in entries}

    before = fingerprints()
    cup().location.x = 3.0
    nodes()["Noise Texture"].inputs["Scale"].default_value = 9.0
    after = fingerprints()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"ObjectDescription cup", "DatablockDescription cup glaze"}


def test_changes_with_an_input_of_geometry_nodes() -> None:
    build()
    scatter(0.5)
    before = state()
    scatter(0.5)
    assert state() == before
    scatter(0.6)
    assert state() != before
