# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stage changed in the scene."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .shown import shown_review
from .tab import InMaquetteTab
from .words import ASPECT_ICONS
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import ChangeGroup

GROUPS_SHOWN: Final = 18
LINES_SHOWN: Final = 4
"""Of one group."""
KINDS: Final[Mapping[str, str]] = {"added": "Added", "changed": "Changed", "removed": "Removed"}
OBJECTS: Final = frozenset({"object", "transform", "geometry", "light", "camera"})
"""The aspects whose names are, as a rule, objects'."""


class MAQUETTE_PT_changes(InMaquetteTab, bpy.types.Panel):
    """What came, went and changed, by name; a click selects the object."""

    bl_label = "What Changed"
    bl_parent_id = "MAQUETTE_PT_review"
    bl_options = {"DEFAULT_CLOSED"}
    bl_order = 0

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the stage changed anything."""
        shown = shown_review(context)
        return shown is not None and bool(shown[1].changes)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the groups under the headings of their kinds."""
        shown = shown_review(context)
        assert shown is not None
        groups = shown[1].changes
        present = context.scene.objects
        kind = ""
        for group in groups[:GROUPS_SHOWN]:
            if group.kind != kind:
                kind = group.kind
                self.layout.label(text=KINDS[kind])
                column = self.layout.column(align=True)
            _group(column, context, group, selectable=group.aspect in OBJECTS and group.name in present)
        more = len(groups) - GROUPS_SHOWN
        if more > 0:
            paragraph(self.layout, context, pgettext_iface("and {} more, all in the report").format(more), quiet=True)


def _group(column: bpy.types.UILayout, context: bpy.types.Context, group: "ChangeGroup", *, selectable: bool) -> None:
    icon = ASPECT_ICONS[group.aspect]
    if selectable:
        row = column.row()
        row.alignment = "LEFT"
        row.operator(
            "maquette.select_object", text=group.name, icon=icon, translate=False, emboss=False
        ).name = group.name
    else:
        column.label(text=group.name, icon=icon, translate=False)
    for line in group.lines[:LINES_SHOWN]:
        paragraph(column, context, line, icon="BLANK1", quiet=True)
    more = len(group.lines) - LINES_SHOWN
    if more > 0:
        paragraph(column, context, pgettext_iface("and {} more").format(more), icon="BLANK1", quiet=True)
