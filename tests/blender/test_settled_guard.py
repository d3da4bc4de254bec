# SPDX-License-Identifier: GPL-3.0-or-later
"""Code of later stages that touches what the artist has settled is refused, and told why."""

from pathlib import Path

import bpy
import pytest

from maquette.scene.performer import Performer
from maquette.scene.settled import lock, settled_facts
from maquette.tests.blender.settled_session import edited_by_hand, run, scaffolded


@pytest.fixture
def session(tmp_path: Path) -> Performer:
    return scaffolded(tmp_path)


@pytest.fixture
def edited(tmp_path: Path) -> Performer:
    return edited_by_hand(tmp_path)


REFUSED = {
    "moved": ("place('cup', at=(0, 0, 0))", "cup was shaped by the artist: leave its place and shape alone. "),
    "reshaped": ("reshape('cup', box(1, 1, 1))", "cup was shaped by the artist"),
    "mesh": ("bpy.data.meshes['cup'].vertices[0].co.z = 3", "cup was shaped by the artist"),
    "hidden": ("bpy.data.objects['cup'].hide_render = True", "cup was shaped by the artist"),
    "made anew": ("add('cup', cylinder(0.1, 0.2), at=(-0.7, 4, 0.1))", "cup replaced by another object of that name"),
    "removed": ("bpy.data.objects.remove(bpy.data.objects['bowl'])", "- bowl removed"),
    "renamed": ("bpy.data.objects['cup'].name = 'mug'", "- cup removed"),
    "parent": (
        "cup, table = find('cup'), find('table')\ncup.parent = table",
        "- cup: parent none → table",
    ),
    "painted": ("paint('bowl', principled('new', '#ffffff'))", "bowl was painted by the artist: leave its materials"),
    "material": ("principled('bowl', '#808080')", "- bowl: Principled BSDF: Base Color #ff0000 → #808080"),
    "locked place": ("place('vase', at=(0, 0, 0))", "vase was locked by the artist: leave it alone."),
    "locked look": ("principled('vase', '#000000')", "vase was locked by the artist: leave it alone."),
    "mark": ("del bpy.data.objects['vase']['maquette_settled']", "vase: the property maquette_settled"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_code_that_changes_what_is_settled_is_refused(edited: Performer, case: str) -> None:
    code, words = REFUSED[case]
    report = run(edited, code)
    assert not report.ok
    assert words in report.error


def test_every_settled_object_that_code_changes_is_told(edited: Performer) -> None:
    report = run(edited, "place('cup', at=(0, 0, 0), scale=2)\nplace('vase', at=(0, 0, 0))\nplace('spoon', scale=2)")
    assert report.error == (
        "cup was shaped by the artist: leave its place and shape alone. This code changed it:\n"
        "- cup: location (-0.7, 4, 0.1) → (0, 0, 0)\n"
        "- cup: scale (1, 1, 1) → (2, 2, 2)\n"
        "vase was locked by the artist: leave it alone. This code changed it:\n"
        "- vase: location (0.5, 4, 0.1) → (0, 0, 0)"
    )


def test_where_much_is_changed_the_message_stays_short(session: Performer) -> None:
    lock(session.collection().all_objects)
    report = run(session, "for o in bpy.context.collection.all_objects:\n    o.location.x += 1")
    assert report.error.count("was locked by the artist") == 8
    assert report.error.endswith("\nSo it is with 2 more objects.")


ALLOWED = {
    "another object": "place('spoon', at=(0, 0, 0))",
    "the look of what was shaped": "paint('cup', principled('cup paint', '#ffffff'))",
    "the form of what was painted": "place('bowl', at=(0, 0, 0))\nreshape('bowl', box(1, 1, 1))",
    "a copy of what is locked": "c = bpy.data.objects['vase'].copy()\nbpy.context.collection.objects.link(c)",
    "a light": "area_light('key light', (1, 2, 3), (0, 4, 0), 1.0, 99.0)",
}


@pytest.mark.parametrize("case", ALLOWED)
def test_code_that_leaves_the_settled_alone_passes(edited: Performer, case: str) -> None:
    settled = settled_facts(edited.collection())
    report = run(edited, ALLOWED[case])
    assert report.ok, report.error
    assert report.changes
    assert settled_facts(edited.collection()) == settled


def test_what_is_settled_does_not_move_along_with_its_parent(session: Performer) -> None:
    bpy.data.objects["cup"].parent = bpy.data.objects["table"]
    lock([bpy.data.objects["cup"]])
    report = run(session, "place('table', at=(0, 6, 0))")
    assert report.error.endswith("- cup: moved, turned or scaled along with table")


def test_a_settled_camera_stays_the_scenes(session: Performer) -> None:
    camera = session.scene().camera
    lock([camera])
    code = "c = bpy.data.objects.new('other', bpy.data.cameras.new('other'))\nbpy.context.collection.objects.link(c)\n"
    assert run(session, code).ok
    report = run(session, "bpy.context.scene.camera = bpy.data.objects['other']")
    assert f"- {camera.name}: no longer the scene's camera" in report.error
