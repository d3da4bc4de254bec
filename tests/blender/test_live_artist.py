# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has in the file is the same before and after everything that a session does."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import bpy
import pytest

import maquette
from maquette.agent.effects import Decision
from maquette.scene.datablocks import all_datablocks, kind_of, name_of
from maquette.scene.kit.session import SESSION_MARK
from maquette.scene.live import commands, driver
from maquette.tests.blender.live_bench import Bench, cup, open_bench, truth

OBJECTS = 200
IGNORED = {
    "rna_type",
    "session_uid",
    "users",
    "is_evaluated",
    "original",
    "is_updated",
    "is_updated_data",
    "particle_edit",
}
"""What Blender itself notes while it runs."""
BULK = {"vertices", "edges", "loops", "polygons", "loop_triangles", "attributes", "pixels", "polygon_normals"}


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        furnish()
        yield made


def furnish() -> None:
    """A scene of the artist's own with two hundred objects and something of most kinds."""
    scene = bpy.context.scene
    holders = [scene.collection]
    for name in ("House", "Garden"):
        holder = bpy.data.collections.new(name)
        scene.collection.children.link(holder)
        holders.append(holder)
    materials = [bpy.data.materials.new(f"paint {number}") for number in range(12)]
    image = bpy.data.images.new("photograph", 4, 4)
    image.pixels = [0.25, 0.5, 0.75, 1.0] * 16
    image.pack()
    for number, material in enumerate(materials):
        if bpy.app.version < (5, 0, 0):
            material.use_nodes = True
        material.node_tree.nodes["Principled BSDF"].inputs["Roughness"].default_value = number / 12
    texture = materials[0].node_tree.nodes.new("ShaderNodeTexImage")
    texture.image = image
    group = bpy.data.node_groups.new("scatter", "GeometryNodeTree")
    for direction in ("INPUT", "OUTPUT"):
        group.interface.new_socket("Geometry", in_out=direction, socket_type="NodeSocketGeometry")
    group.links.new(group.nodes.new("NodeGroupInput").outputs[0], group.nodes.new("NodeGroupOutput").inputs[0])
    for number in range(OBJECTS - 12):
        mesh = bpy.data.meshes.new(f"thing {number}")
        mesh.from_pydata([(0, 0, 0), (1, 0, number), (1, 1, 0)], [], [(0, 1, 2)])
        mesh.materials.append(materials[number % len(materials)])
        made = bpy.data.objects.new(f"thing {number}", mesh)
        made.location = (number % 20, number // 20, math.sin(number))
        made["note"] = number
        holders[number % 3].objects.link(made)
        if number % 7 == 0:
            made.modifiers.new("Bevel", "BEVEL").width = 0.01 * number
    # Named as programs of the session like to name theirs.
    bpy.data.objects["thing 1"].name = "cup"
    bpy.data.materials["paint 3"].name = "glaze"
    bpy.data.objects["thing 7"].modifiers.new("Scatter", "NODES").node_group = group
    bpy.data.objects["thing 2"].parent = bpy.data.objects["cup"]
    for number in range(10):
        light = bpy.data.objects.new(f"lamp {number}", bpy.data.lights.new(f"lamp {number}", "POINT"))
        holders[1].objects.link(light)
    camera = bpy.data.objects.new("my camera", bpy.data.cameras.new("my camera"))
    camera.location = (0.0, -10.0, 3.0)
    scene.collection.objects.link(camera)
    scene.collection.objects.link(bpy.data.objects.new("empty", None))
    scene.camera = camera
    scene.world = bpy.data.worlds.new("my sky")
    scene.view_settings.exposure = 0.5
    scene.render.resolution_x = 333
    scene.frame_set(7)
    text = bpy.data.texts.new("notes.py")
    text.from_string("to do")
    bpy.context.view_layer.objects.active = bpy.data.objects["thing 5"]
    bpy.data.objects["thing 5"].select_set(True)


def value_of(value: Any, depth: int) -> object:
    """A property's value as plain data; what it points to by its name, but nested what belongs to it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, bpy.types.ID):
        return kind_of(value), name_of(value)
    if isinstance(value, bpy.types.bpy_struct):
        return walk(value, depth + 1)
    if hasattr(value, "__iter__"):
        return [value_of(entry, depth) for entry in value]
    return str(type(value))


def own_value(value: Any) -> str:
    """A custom property, which another may point into."""
    return str(value.to_dict() if hasattr(value, "to_dict") else value)


def walk(entry: bpy.types.bpy_struct, depth: int = 0) -> Mapping[str, object]:
    """Every property of ``entry`` that can be read, without Maquette's own."""
    if depth > 3:
        return {}
    values: dict[str, object] = {}
    for name, _ in entry.bl_rna.properties.items():
        if name in IGNORED or name == "maquette" or (depth == 0 and name in BULK):
            continue
        values[name] = value_of(getattr(entry, name, None), depth)
    if isinstance(entry, bpy.types.ID):
        values["own"] = {name: own_value(value) for name, value in entry.items() if name != "maquette"}
    if isinstance(entry, bpy.types.Mesh):
        values["places"] = [tuple(vertex.co) for vertex in entry.vertices]
    if isinstance(entry, bpy.types.Image):
        values["colours"] = list(entry.pixels)
    if isinstance(entry, bpy.types.Text):
        values["content"] = entry.as_string()
    return values


def theirs(title: str) -> Mapping[tuple[str, str], Mapping[str, object]]:
    """All datablocks that are neither the session's nor its texts."""
    entries = {}
    for datablock in all_datablocks():
        if datablock.get(SESSION_MARK) or datablock.get("maquette_ref") or datablock.get("maquette_text"):
            continue
        entries[kind_of(datablock), name_of(datablock)] = datablock
    home = bpy.data.scenes["Scene"]
    kept = {}
    for key, datablock in entries.items():
        if key[0] in ("meshes", "lights", "cameras") and all(
            user.get("maquette_ref") for user in bpy.data.objects if user.data == datablock
        ):
            continue
        values = dict(walk(datablock))
        if datablock == home:
            for name in ("objects", "collection", "view_layers"):
                values.pop(name)
            values["children"] = [child.name for child in home.collection.children if child.get(SESSION_MARK) != title]
            values["members"] = [entry.name for entry in home.collection.objects]
            values["active"] = home.view_layers[0].objects.active.name
            values["selected"] = sorted(entry.name for entry in home.objects if entry.select_get())
        kept[key] = values
    return kept


def assert_untouched(before: Mapping[tuple[str, str], Mapping[str, object]], title: str) -> None:
    after = theirs(title)
    assert after.keys() == before.keys()
    for key, values in before.items():
        changed = [name for name in values if values[name] != after[key].get(name)]
        assert not changed, (key, {name: (values[name], after[key].get(name)) for name in changed})


def test_the_artists_own_is_the_same_after_each_thing_that_can_be_done(bench: Bench) -> None:
    before = theirs("coffee")
    assert sum(kind == "objects" for kind, _ in before) == OBJECTS
    live = bench.begin("COLLECTION")
    assert bpy.context.scene.name == "Scene"
    assert_untouched(before, "coffee")
    bench.approve_to(live, "materials")
    assert_untouched(before, "coffee")
    commands.roll_back(live, "scaffold")
    assert_untouched(before, "coffee")
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    for _ in range(8):
        driver.tick()
    driver.stop()
    assert_untouched(before, "coffee")
    bench.resume(live.session)
    bpy.ops.ed.undo()
    bpy.ops.ed.redo()
    assert_untouched(before, "coffee")
    cup(live.performer).location.x += 0.1
    bench.decide(live, "retry", note="taller")
    bench.finish(live)
    assert truth(live)["state"] == "done"
    assert_untouched(before, "coffee")
    commands.discard(live.session)
    assert_untouched(before, "coffee")
    maquette.unregister()
    try:
        assert_untouched(before, "coffee")
    finally:
        maquette.register()


def test_the_artists_own_is_the_same_when_the_session_is_rebuilt_from_its_folder(bench: Bench, tmp_path: Path) -> None:
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "theirs.blend"))
    # Cycles adds settings of its own to what it reads.
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "theirs.blend"))
    before = theirs("coffee")
    live = bench.begin("COLLECTION")
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    driver.tick()
    driver.stop()
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "theirs.blend"))
    assert_untouched(before, "coffee")
    live = bench.resume(live.session)
    bench.approve_to(live, "materials")
    assert bpy.context.scene.name == "Scene"
    assert_untouched(before, "coffee")
