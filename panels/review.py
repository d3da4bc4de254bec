# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stage did, and the artist's word on it."""

from typing import TYPE_CHECKING

import bpy

from ..operators.translated import pgettext_iface
from .decision import draw_decision
from .picture import picture, scale_beside
from .shown import latest_review, shown_review
from .tab import InMaquetteTab
from .words import stage_name
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import SessionView, StageReview

ROW_OF_THREE = 13.0
"""Width of the sidebar from which three pictures stand side by side, in widget units."""


class MAQUETTE_PT_review(InMaquetteTab, bpy.types.Panel):
    """Pictures, words and decisions on the stage that is looked at."""

    bl_label = ""
    bl_order = 5

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a stage to look at."""
        return shown_review(context) is not None

    def draw_header(self, context: bpy.types.Context) -> None:
        """Draw which stage it is."""
        shown = shown_review(context)
        assert shown is not None
        view, review = shown
        due = view.state == "review" and review is latest_review(view)
        title = pgettext_iface("Review: {}") if due else pgettext_iface("Stage: {}")
        self.layout.label(text=title.format(stage_name(review.stage)), translate=False)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the pictures, what was done and thought, and the buttons."""
        shown = shown_review(context)
        assert shown is not None
        view, review = shown
        layout = self.layout
        latest = latest_review(view)
        if review is not latest and (latest is not None or view.state == "working"):
            layout.operator("maquette.look_back", text="Back to the Present", icon="BACK").stage = ""
        _pictures(layout, context, review)
        _compare(layout, context, view, review)
        if not any(attempt.kept for attempt in review.attempts):
            paragraph(layout, context, pgettext_iface("Nothing was kept: the scene is as it was before."), icon="INFO")
        if review.explanation:
            paragraph(layout, context, review.explanation)
        if review.summary:
            paragraph(layout, context, review.summary, icon="VIEWZOOM")
        paragraph(layout, context, pgettext_iface(review.stopped), quiet=True)
        draw_decision(layout, context, view, review)


def _pictures(layout: bpy.types.UILayout, context: bpy.types.Context, review: "StageReview") -> None:
    captions = [
        (review.reference, pgettext_iface("Reference")),
        (review.before, pgettext_iface("Before")),
        (review.after, pgettext_iface("After")),
    ]
    unit = 20.0 * context.preferences.system.ui_scale
    narrow = context.region.width < ROW_OF_THREE * unit
    if narrow:
        # What is compared first of all stays side by side.
        captions = [captions[0], captions[2], captions[1]]
    pictures = [(path, caption) for path, caption in captions if path is not None]
    beside = min(len(pictures), 2 if narrow else 3)
    grid = layout.grid_flow(row_major=True, columns=beside, even_columns=True, align=True)
    for path, caption in pictures:
        picture(grid, path, caption, scale_beside(context, beside))


def _compare(
    layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView", review: "StageReview"
) -> None:
    """The latest stage is what the viewport shows; an earlier one is compared by its render."""
    from ..scene.wipe import is_compared

    stage = "" if review is latest_review(view) else review.stage
    compared = is_compared(context.scene, stage)
    layout.operator("maquette.compare", icon="ARROW_LEFTRIGHT", depress=compared).stage = stage
