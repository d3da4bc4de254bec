# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist did by hand, done again by the code that is written of it."""

from collections.abc import Callable
from pathlib import Path

import bpy
import pytest

from maquette.agent.effects import Keep, Restore, RunCode
from maquette.scene.performer import Performer
from maquette.scene.settled.edits import edits_between
from maquette.scene.settled.edits_as_code import edits_as_code
from maquette.tests.blender.settled_session import described, edits, scaffolded, shader


@pytest.fixture
def session(tmp_path: Path) -> Performer:
    return scaffolded(tmp_path)


def cup() -> bpy.types.Object:
    return bpy.data.objects["cup"]


def put(what: object, **values: object) -> Callable[[], None]:
    """A change that sets attributes of what ``what`` finds."""

    def change() -> None:
        for name, value in values.items():
            setattr(what(), name, value)  # type: ignore[operator]

    return change


def paint_red() -> None:
    inputs = shader("bowl").inputs
    inputs["Base Color"].default_value = (1.0, 0.1, 0.0, 1.0)
    inputs["Roughness"].default_value = 0.123456
    inputs["Metallic"].default_value = 1.0


def bevel() -> None:
    modifier = cup().modifiers.new("Round edges", "BEVEL")
    modifier.width, modifier.segments, modifier.limit_method = 0.03, 4, "ANGLE"


def mirror() -> None:
    cup().modifiers.new("Mirror", "MIRROR").mirror_object = bpy.data.objects["table"]


def strengthen_the_world() -> None:
    world = bpy.context.scene.world
    next(node for node in world.node_tree.nodes if node.type == "BACKGROUND").inputs["Color"].default_value = (
        1,
        0,
        0,
        1,
    )


SAID = {
    "moved": put(cup, location=(0.1, 4.2, 0.3)),
    "turned": put(cup, rotation_euler=(0.0, 0.1, 0.7)),
    "turned by a quaternion": put(cup, rotation_mode="QUATERNION", rotation_quaternion=(0.8, 0.6, 0.0, 0.0)),
    "scaled": put(cup, scale=(1.0, 1.0, 1.5)),
    "parented": lambda: (
        setattr(cup(), "parent", bpy.data.objects["table"]),
        setattr(cup(), "matrix_parent_inverse", bpy.data.objects["table"].matrix_world.inverted()),
    ),
    "freed": put(lambda: bpy.data.objects["handle"], parent=None),
    "hidden in renders": put(cup, hide_render=True, visible_shadow=False),
    "colour of the object": put(cup, color=(0.2, 0.4, 0.6, 1.0)),
    "removed": lambda: bpy.data.objects.remove(bpy.data.objects["spoon"]),
    "nodes": paint_red,
    "material": put(lambda: bpy.data.materials["bowl"], surface_render_method="BLENDED"),
    "another of the materials": lambda: cup().data.materials.__setitem__(0, bpy.data.materials["vase"]),
    "one more material": lambda: cup().data.materials.append(bpy.data.materials["vase"]),
    "modifier": bevel,
    "modifier that works with another object": mirror,
    "light": put(lambda: bpy.data.lights["key light"], energy=123.25, color=(1.0, 0.5, 0.25), size=2.0),
    "camera": put(lambda: bpy.context.scene.camera.data, lens=35.0, shift_x=0.1),
    "depth of field": lambda: setattr(bpy.context.scene.camera.data.dof, "aperture_fstop", 1.4),
    "exposure": lambda: setattr(bpy.context.scene.view_settings, "exposure", 0.5),
    "film": lambda: setattr(bpy.context.scene.render, "film_transparent", True),
    "world": strengthen_the_world,
}


@pytest.mark.parametrize("what", SAID)
def test_what_was_done_is_done_again(session: Performer, what: str) -> None:
    session.keep(Keep("gate"))
    before = described(session)
    SAID[what]()
    wanted, found = described(session), edits(session, before)
    assert found
    code, untold = edits_as_code(found, before, session.scene())
    assert untold == ()
    session.restore(Restore("gate"))
    report = session.run(RunCode("by hand.py", "composition", code))
    assert report.ok, f"{report.error}\n{code}"
    assert edits_between(wanted, described(session)).objects == ()
    assert edits_between(wanted, described(session)).scene == ()


def test_the_code_reads_well(session: Performer) -> None:
    before = described(session)
    cup().location.x = -0.7
    bpy.data.lights["key light"].energy = 80.0
    bpy.data.objects.remove(bpy.data.objects["spoon"])
    code, _ = edits_as_code(edits(session, before), before, session.scene())
    assert code == (
        '"""What the artist changed by hand."""\n\n'
        "import bpy\nfrom kit import find, session_collection\n\n"
        'cup = find("cup")\n'
        "key_light = next(entry for entry in session_collection().all_objects"
        ' if entry.get("maquette_ref") == "key light")\n'
        'spoon = find("spoon")\n\n'
        "cup.location = (-0.7, 4.0, 0.1)\n"
        "key_light.data.energy = 80.0\n"
        "bpy.data.objects.remove(spoon)\n"
    )


def test_a_new_modifier_is_told_without_what_is_so_anyway(session: Performer) -> None:
    before = described(session)
    bevel()
    meshes = bpy.data.meshes.keys()
    code, _ = edits_as_code(edits(session, before), before, session.scene())
    told = {line.split(" = ")[0].rpartition(".")[2] for line in code.splitlines() if " = " in line} - {"cup"}
    # Both widths are one to Blender.
    assert told == {"width", "width_pct", "segments"}
    assert bpy.data.meshes.keys() == meshes


UNTOLD = {
    "cup: mesh": lambda: setattr(cup().data.vertices[0].co, "z", 0.5),
    "fork added": lambda: bpy.context.collection.objects.link(bpy.data.objects.new("fork", None)),
    "cup: materials cup → gold": lambda: cup().data.materials.__setitem__(0, bpy.data.materials.new("gold")),
    "bowl: node Noise Texture added": lambda: shader("bowl").id_data.nodes.new("ShaderNodeTexNoise"),
    "cup: modifier Fit added": lambda: setattr(
        cup().modifiers.new("Fit", "SHRINKWRAP"), "target", bpy.data.objects.new("theirs", bpy.data.meshes.new("x"))
    ),
}


@pytest.mark.parametrize("sentence", UNTOLD)
def test_what_cannot_be_said_as_code_is_named(session: Performer, sentence: str) -> None:
    before = described(session)
    UNTOLD[sentence]()
    code, untold = edits_as_code(edits(session, before), before, session.scene())
    assert code == ""
    assert any(line.startswith(sentence) for line in untold), untold
