# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported program, run alone in a Blender without the extension, gives the scene that its sections gave."""

import json
import os
import subprocess
import sys

import bpy
import pytest

from maquette.agent.section import Section
from maquette.agent.session import Settings
from maquette.scene import kit
from maquette.scene.export_program import export_program
from maquette.scene.kit import stage, start_scene

SETTINGS = Settings("still life", "reference.png", 96, 64, 4, 5)

SECTIONS = {
    "scaffold": '''
from kit import add, box, cylinder, floor, on_ground, set_camera, span, sphere, standing_outline, wall

TABLE_HEIGHT = 0.7

set_camera(focal_mm=50, pitch=0.45, height=1.2, roll=0.02)
add("table", floor(4, 4), at=(0, 2, TABLE_HEIGHT), colour="#a0703c")
add("wall", wall(6, 3), at=(0, 4, TABLE_HEIGHT), colour="#d8d2c0")


def place_cup():
    """Where the cup's foot is seen."""
    foot = on_ground(0.40, 0.72, TABLE_HEIGHT)
    add("cup", cylinder(span(foot, 0.1), 0.07), at=foot, colour="#b03020")


place_cup()
add("tin", box(0.1, 0.1, 0.1), at=on_ground(0.66, 0.66, TABLE_HEIGHT), rotation=0.4)
add("ball", sphere(0.03), at=on_ground(0.5, 0.85, TABLE_HEIGHT))
bottle = on_ground(0.82, 0.6, TABLE_HEIGHT)
silhouette = [(0.78, 0.6), (0.78, 0.4), (0.82, 0.2), (0.86, 0.4), (0.86, 0.6)]
add("bottle", standing_outline(silhouette, bottle, 0.05), at=bottle)
''',
    "geometry": """
import bpy
from kit import add, array, bevel, find, lathe, lying_outline, on_ground, reshape, rounded_box
from kit import attach, box, cloth, cut, cylinder, extrude, join, mirror, moved, scatter, shell, solidify, spots_on
from kit import subdivide, sweep, text, tube

bottle = 3  # means something else here
radius = find("cup").dimensions.x / 2
reshape("cup", lathe([(0, 0), (radius * 0.6, 0), (radius, 0.07), (radius * 0.93, 0.07), (0, 0.01)]))
handle = tube([(radius, 0, 0.06), (radius * 1.5, 0, 0.05), (radius * 0.8, 0, 0.02)], 0.005)
add("handle", handle, at=find("cup").location, rotation=0.3, part_of="cup")
reshape("tin", rounded_box(0.12, 0.09, 0.08, 0.012))
bevel("bottle", 0.004)
subdivide("ball", 1)
solidify("wall", 0.1)
array("tin", 2, (0, 0, 0.08))
foot = on_ground(0.22, 0.62, 0.7)
reshape("table", lying_outline([(-0.5, 0.3), (1.5, 0.3), (1.5, 1.2), (-0.5, 1.2)], foot, 0.05), at=foot)
add("jar", shell([(0.05, 0), (0.06, 0.1)], 0.004), at=(0.3, 2, 0.75))
add("knob", join(extrude([(0, 0), (0.02, 0), (0, 0.02)], 0.01), moved(cylinder(0.01, 0.02), at=(0, 0, 0.01))))
attach("knob", "jar", own_point=(0, 0, 0))
add("frame", sweep([(0, 0), (0.02, 0), (0, 0.02)], [(0, 0, 0), (0.3, 0, 0), (0.3, 0, 0.3)], steps=1), at=(0, 3, 1))
add("door", cut(box(0.4, 0.05, 0.6), moved(box(0.1, 0.2, 0.1), at=(0, 0, 0.3))), at=(1, 3, 0.7))
mirror("door")
add("sign", text("tea", 0.3, height=0.1), at=(1, 2.9, 1.4), part_of="door")
add("crumbs", scatter(box(0.01, 0.01, 0.01), spots_on("tin", 9, upward=True), lean=0.5))
add("napkin", cloth(0.3, 0.3, (0, 2, 0.95), over=["tin", "ball"], ground=0.7, cells=10), at=(0, 2, 0.95))
stick = bpy.data.objects.new("stick", bpy.data.meshes.new("stick"))
stick.data.from_pydata([(0, 1, 1), (0, 1.2, 1)], [(0, 1)], [])
bpy.context.scene.collection.objects.link(stick)
""",
    "materials": """
from kit import bricks, brushed, bump, emission, glass, gradient, grain, metal, noise_colour, paint, principled
from kit import roughness_noise, stripes, veins

paint("table", bump(grain(principled("wood", "#a0703c"), "#b5834a", "#6e451f", 0.02, 0.4, 0.3), 0.01, 0.0005))
paint("wall", gradient(principled("plaster", "#d8d2c0", roughness=0.9), "#c8c0ac", "#e8e4d8"))
glaze = principled("glaze", "#b03020", roughness=0.15, coat=0.5)
for ref in ("cup", "handle"):
    paint(ref, glaze)
paint("tin", noise_colour(metal("tin", "#2f5f7f", roughness=0.3), "#2f5f7f", "#4f8faf", 0.02))
paint("bottle", glass("bottle", "#d0ffd8"))
paint("door", bricks(principled("brick", "#a04030"), "#a04030", "#903828", "#c0c0b8", relief=0.003))
paint("napkin", stripes(principled("napkin", "#ffffff"), "#ffffff", "#2040a0", 0.03))
paint("jar", veins(principled("marble", "#ffffff"), "#ffffff", "#606870", 0.05))
paint("frame", roughness_noise(brushed(metal("steel", "#c0c4c8"), "x"), 0.2, 0.4, 0.02))
paint("ball", emission("lamp", "#ffeecc", 2.0))
""",
    "composition": """
from kit import fit_to_box, horizon, picture_box, place, project, rest_on

left, top, right, bottom = picture_box("cup")
fit_to_box("cup", (left + 0.02, top + 0.01, right + 0.03, bottom + 0.02))
place("tin", rotation=0.5)
rest_on("tin", "table")
if project((0, 4, 1))[1] < horizon():
    raise RuntimeError
""",
    "lighting": """
import math

from kit import area_light, point_light, set_backdrop, set_exposure, set_sky, sun_light

sun_light("sun", azimuth=-2.2, elevation=math.radians(45), irradiance=2.5, angle=0.05, colour="#fff0d8")
area_light("window", (-2, 2, 2), (0, 2, 0.7), (1, 1.5), 20.0)
point_light("bulb", (1, 2, 2), 5.0)
set_sky(azimuth=-2.2, elevation=0.8)
set_backdrop("#4060ff", "#ffffff")
set_exposure(0.25)
""",
}

DESCRIBE = """
KINDS = ("objects", "meshes", "materials", "worlds", "lights", "scenes", "collections")
def plain(value):
    return [round(entry, 5) for entry in value] if hasattr(value, "__len__") and not isinstance(value, str) else value
def described():
    import bpy
    scene = bpy.context.scene
    bpy.context.view_layer.update()
    def body(entry):
        data = entry.data
        return {
            "matrix": [round(cell, 5) for row in entry.matrix_world for cell in row],
            "marks": {key: plain(entry[key]) for key in entry.keys() if key.startswith("maquette")},
            "counts": [len(data.vertices), len(data.polygons)] if entry.type == "MESH" else entry.type,
            "points": [round(c, 5) for v in data.vertices for c in v.co] if entry.type == "MESH" else [],
            "sharp": sum(edge.use_edge_sharp for edge in data.edges) if entry.type == "MESH" else 0,
            "materials": [slot.material.name for slot in entry.material_slots],
            "modifiers": [modifier.type for modifier in entry.modifiers],
            "colour": list(entry.color),
        }
    def tree(entry):
        values = [(n.name, s.name, plain(getattr(s, "default_value", 0))) for n in entry.nodes for s in n.inputs]
        ramps = [n.color_ramp.elements for n in entry.nodes if n.type == "VALTORGB"]
        values += [(e.position, plain(e.color)) for ramp in ramps for e in ramp]
        links = sorted((k.from_node.name, k.from_socket.name, k.to_node.name, k.to_socket.name) for k in entry.links)
        return {"values": values, "links": links}
    return {
        "objects": {entry.name: body(entry) for entry in scene.objects},
        "collections": {entry.name: sorted(o.name for o in entry.objects) for entry in scene.collection.children},
        "materials": {m.name: tree(m.node_tree) for m in bpy.data.materials if m.get("maquette_session")},
        "world": tree(scene.world.node_tree),
        "settings": [scene.name, scene.camera.name, scene.render.resolution_x, scene.cycles.samples, scene.cycles.seed],
        "exposure": scene.view_settings.exposure,
        "counts": {k: len(getattr(bpy.data, k)) for k in KINDS},
    }
"""

RUN_ALONE = """
import json, os, runpy, sys
import bpy
for _ in range(2):
    runpy.run_path(sys.argv[1], run_name="__main__")
    print("SCENE " + json.dumps(described()))
print("MODULES", sorted(name for name in sys.modules if "maquette" in name or name == "kit"))
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture
def described(monkeypatch):
    """The scene that the sections give one after the other, each in a namespace of its own."""
    bpy.ops.wm.read_factory_settings(use_empty=False)
    monkeypatch.setitem(sys.modules, "kit", kit)
    start_scene(SETTINGS.title, SETTINGS.width, SETTINGS.height, samples=SETTINGS.samples, seed=SETTINGS.seed)
    for name, code in SECTIONS.items():
        with stage(name):
            exec(compile(code, name, "exec"), {"__name__": "__main__"})
    names = {}
    exec(DESCRIBE, names)
    return json.loads(json.dumps(names["described"]()))


def test_the_program_rebuilds_the_scene_twice_alike_in_a_clean_process(described, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(export_program(SETTINGS, [Section(name, code) for name, code in SECTIONS.items()]), "utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-c", DESCRIBE + RUN_ALONE, str(program)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith(("SCENE ", "MODULES "))]
    first, second = (json.loads(line.removeprefix("SCENE ")) for line in lines[:2])
    assert first == described
    assert second == described
    assert lines[2] == "MODULES []"
    assert list(tmp_path.iterdir()) == [program]


def test_a_program_may_use_every_tool(tmp_path):
    names = ", ".join(sorted(kit.__all__))
    text = export_program(SETTINGS, [Section("oneshot", f"from kit import {names}\n")])
    bpy.ops.wm.read_factory_settings(use_empty=True)
    exec(compile(text, "program.py", "exec"), {"__name__": "__main__"})
    assert bpy.context.scene.name == "still life"
