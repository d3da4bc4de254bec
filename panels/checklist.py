# SPDX-License-Identifier: GPL-3.0-or-later
"""What the critic would mend."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .shown import shown_review
from .tab import InMaquetteTab
from .words import KINDS, stage_name
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

    from ..agent.critique import Item

SHOWN: Final = 8
FEWEST_CLOSED: Final = 3
"""Mended things that are shown even below many that are not."""
SEVERITIES: "Final[tuple[tuple[float, IconItems], ...]]" = ((0.66, "ERROR"), (0.33, "INFO"), (0.0, "DOT"))
"""Least severity and its icon."""
SEVERITY_WORDS: Final[Mapping[str, str]] = {"ERROR": "severe", "INFO": "noticeable", "DOT": "slight"}


class MAQUETTE_PT_checklist(InMaquetteTab, bpy.types.Panel):
    """The critic's findings, gravest first."""

    bl_label = "Checklist"
    bl_parent_id = "MAQUETTE_PT_review"
    bl_options = {"DEFAULT_CLOSED"}
    bl_order = 2

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the critic saw anything that was kept."""
        shown = shown_review(context)
        return shown is not None and any(attempt.kept for attempt in shown[1].attempts)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw what was found, and what to do about it."""
        shown = shown_review(context)
        assert shown is not None
        review = shown[1]
        closed = review.closed[: max(SHOWN - len(review.items), FEWEST_CLOSED)]
        if not review.items:
            paragraph(self.layout, context, pgettext_iface("Nothing left to mend."), icon="CHECKMARK")
        for item in review.items[:SHOWN]:
            _item(self.layout.column(align=True), context, item, elsewhere=item.stage != review.stage)
        for item in closed:
            _closed(self.layout.column(align=True), context, item)
        more = max(0, len(review.items) - SHOWN) + len(review.closed) - len(closed)
        if more > 0:
            paragraph(self.layout, context, pgettext_iface("and {} more, all in the report").format(more), quiet=True)


def _item(column: bpy.types.UILayout, context: bpy.types.Context, item: "Item", *, elsewhere: bool) -> None:
    icon = next(icon for least, icon in SEVERITIES if item.severity >= least)
    paragraph(column, context, f"{_title(item)}, {pgettext_iface(SEVERITY_WORDS[icon])}", icon=icon)
    paragraph(column, context, item.evidence, icon="BLANK1")
    paragraph(column, context, item.suggestion, icon="BLANK1", quiet=True)
    if elsewhere:
        told = pgettext_iface("For the stage {}").format(stage_name(item.stage))
        paragraph(column, context, told, icon="BLANK1", quiet=True)


def _closed(column: bpy.types.UILayout, context: bpy.types.Context, item: "Item") -> None:
    """What was mended since the critic found it, in one ticked line."""
    paragraph(column, context, f"{_title(item)}, {pgettext_iface('mended')}", icon="CHECKMARK", quiet=True)


def _title(item: "Item") -> str:
    about = item.object.replace("_", " ") or pgettext_iface("The whole picture")
    return f"{about[0].upper()}{about[1:]}: {pgettext_iface(KINDS[item.kind])}"
