# SPDX-License-Identifier: GPL-3.0-or-later
"""The buttons by which the artist decides on a stage."""

from typing import TYPE_CHECKING

import bpy

from ..operators.translated import pgettext_iface
from ..properties import window_properties
from .shown import latest_review
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import SessionView, StageReview


def draw_decision(
    layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView", review: "StageReview"
) -> None:
    """Draw what can be decided on the stage that is looked at; nothing while another is worked on."""
    if view.state == "working":
        return
    if view.edited:
        hint = pgettext_iface("You have changed the scene since. Going on keeps that, rolling back does not.")
        paragraph(layout, context, hint, icon="INFO")
    if view.state == "review" and review is latest_review(view):
        _on_the_stage_that_is_due(layout, context)
    else:
        _on_another(layout, context, view, review)


def _on_the_stage_that_is_due(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    approve = layout.row()
    approve.scale_y = 1.6
    approve.operator("maquette.approve", icon="CHECKMARK")
    others = layout.row(align=True)
    others.operator("maquette.accept", text="Accept As It Is")
    others.operator("maquette.finish", text="Finish Here")
    column = layout.column(align=True)
    _note(column, context)
    column.operator("maquette.retry", icon="FILE_REFRESH")


def _on_another(
    layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView", review: "StageReview"
) -> None:
    if view.row_of(review.stage).position is not None:
        layout.operator("maquette.roll_back", text="Roll Back to Here", icon="LOOP_BACK").stage = review.stage
    if view.state in ("review", "done"):
        column = layout.column(align=True)
        _note(column, context)
        column.operator("maquette.reopen", text="Re-open This Stage", icon="FILE_REFRESH").stage = review.stage


def _note(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    """A field for what should be different: of several lines from Blender 5.2 on."""
    properties = window_properties(context)
    asked = pgettext_iface("What should be different?")
    if bpy.app.version >= (5, 2, 0):
        layout.textbox(properties, "note", initial_visible_lines=2, placeholder=asked)  # type: ignore[attr-defined]
    else:
        layout.prop(properties, "note", text="", placeholder=asked)
