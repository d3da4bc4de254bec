# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sidebar shows of what was seen in the picture."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import addon_utils
import bpy
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material, Role
from maquette.agent.records import to_json
from maquette.agent.review.view import SessionView
from maquette.panels import blueprint_list
from maquette.tests.blender.test_panels import REFERENCE, Sidebar, view_in


@pytest.fixture
def sidebar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sidebar]:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon_utils.enable("maquette", default_set=True)
    yield Sidebar(monkeypatch)
    addon_utils.disable("maquette", default_set=True)


def seen(**more: Any) -> SessionView:
    """A view with a blueprint, of which the scene holds the objects."""
    grey = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
    cup = BlueprintObject("cup", "Red cup", "object", "lathe", (0.2, 0.2, 1.0, 0.5), grey, doubt="Is it a bowl?")
    sky = BlueprintObject("sky", "Sky", "sky", "plane", (0.1, 0.1, 0.9, 0.2), grey)
    guesses = CameraGuess(50.0, 0.3, 1.0), LightGuess(0.0, 1.0, 0.5, 1.0)
    rows = bpy.context.scene.maquette.blueprint.objects
    for entry in (cup, sky):
        row = rows.add()
        row.name, row.record, row.role = entry.name, json.dumps(to_json(entry)), entry.role
        row.left, row.top, row.right, row.bottom = entry.box
    blueprint = Blueprint("tea", *guesses, (cup, sky), doubts=("What lies behind the wall?",))
    return view_in(blueprint=blueprint, blueprint_picture=Path("blueprint.png"), **more)


def test_what_was_seen_is_corrected_before_anything_is_built(sidebar: Sidebar) -> None:
    sidebar.view = seen(state="blueprint", stage="blueprint")
    drawn = sidebar.draw(closed=("start_again", "program"))
    offered = {"build", "add_to_blueprint", "remove_from_blueprint", "mark_point", "open_picture", "look_back"}
    assert set(drawn.operators) - REFERENCE == offered
    told = " ".join(drawn.texts)
    for text in ("Red cup", "Is it a bowl?", "What lies behind the wall?", "The picture's edge cuts it off."):
        assert text in told
    assert {"role", "form", "support", "lying", "size", "left", "top", "right", "bottom"} <= set(drawn.properties)
    bpy.context.window_manager.maquette.blueprint_object = 1
    drawn = sidebar.draw(closed=("start_again", "program"))
    assert "size" not in drawn.properties and "Is it a bowl?" not in drawn.texts
    bpy.context.window_manager.maquette.blueprint_object = 7
    assert "role" not in sidebar.draw(closed=("start_again", "program")).properties


def test_only_who_sees_can_look_again(sidebar: Sidebar) -> None:
    sidebar.view = seen(state="blueprint", stage="blueprint", sees=True)
    assert "read_again" in sidebar.draw().operators


def test_what_was_agreed_on_can_be_looked_at_and_returned_to(sidebar: Sidebar) -> None:
    sidebar.view = seen(state="review")
    drawn = sidebar.draw(closed=("start_again", "program", "review"))
    assert "Red cup" in drawn.texts and not {"build", "add_to_blueprint"} & set(drawn.operators)
    returned = [button.values for button in drawn.buttons if button.operator == "maquette.roll_back"]
    assert returned == [{"stage": "blueprint"}]
    sidebar.view = seen(state="working")
    assert "roll_back" not in sidebar.draw(closed=("start_again", "program")).operators


def test_every_role_has_its_icon() -> None:
    assert set(blueprint_list.ROLE_ICONS) == set(get_args(Role))
