# SPDX-License-Identifier: GPL-3.0-or-later
"""A session after its scaffold, in which an artist does something by hand."""

from pathlib import Path

import bpy

from maquette.agent.effects import RunCode, RunReport
from maquette.agent.session import Settings
from maquette.agent.settled import Settled
from maquette.scene.description import SceneDescription, describe
from maquette.scene.performer import Performer
from maquette.scene.session_folder import SessionFolder
from maquette.scene.settled import Edits, edits_since, lock, settle, settled_facts

KIT = """from kit import (
    add, area_light, box, cylinder, find, paint, place, principled, reshape, set_camera, sphere, sun_light,
)"""
SCENE = """
set_camera(50.0, 0.5, 2.0)
add("table", box(2.0, 2.0, 0.1), at=(0, 4, 0))
for name, x in (("cup", -0.5), ("bowl", 0.0), ("vase", 0.5)):
    add(name, cylinder(0.1, 0.2), at=(x, 4, 0.1))
    paint(name, principled(name, "#808080"))
add("spoon", box(0.2, 0.02, 0.01), at=(0.2, 3.5, 0.1))
add("handle", box(0.05, 0.02, 0.1), at=(-0.65, 4, 0.15), part_of="cup")
glaze = principled("glaze", "#2040ff")
for name in ("jug", "lid"):
    paint(add(name, sphere(0.1, 0.2), at=(0, 5, 0.1)), glaze)
area_light("key light", (1, 2, 3), (0, 4, 0), 1.0, 50.0)
"""


def scaffolded(folder: Path) -> Performer:
    """A new file with a session in it."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    performer = Performer(Settings("still life", "reference.png", 48, 32, 1, 0), SessionFolder(folder), None)
    performer.begin()
    report = run(performer, SCENE, "scaffold")
    assert report.ok, report.error
    return performer


def edited_by_hand(folder: Path) -> Performer:
    """The cup moved, the bowl recoloured, the vase locked, and all that settled."""
    session = scaffolded(folder)
    before = described(session)
    bpy.data.objects["cup"].location.x -= 0.2
    recolour("bowl")
    lock([bpy.data.objects["vase"]])
    decide(session, before)
    return session


def run(performer: Performer, code: str, stage: str = "composition") -> RunReport:
    """Run code with the kit's functions at hand."""
    return performer.run(RunCode(f"{stage}-1.py", stage, f"import bpy\n{KIT}\n{code}"))


def described(session: Performer) -> SceneDescription:
    """The scene as it is."""
    return describe(session.scene(), session.collection())


def edits(session: Performer, before: SceneDescription) -> Edits:
    """What was done by hand since."""
    return edits_since(before, session.scene(), session.collection())


def told(found: Edits) -> dict[str, str]:
    """Name to how."""
    return {edit.name: edit.how for edit in found.objects}


def decide(session: Performer, before: SceneDescription) -> tuple[Settled, ...]:
    """What happens at a decision."""
    settle(session.collection(), edits(session, before))
    return settled_facts(session.collection())


def shader(name: str) -> bpy.types.Node:
    """Of the material of this name."""
    return bpy.data.materials[name].node_tree.nodes["Principled BSDF"]


def recolour(name: str) -> None:
    """Paint it red."""
    shader(name).inputs["Base Color"].default_value = (1.0, 0.0, 0.0, 1.0)
