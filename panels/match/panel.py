# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist marks while the camera is matched, and how well it agrees."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import bpy

from ...operators.translated import pgettext_iface
from ...properties import properties_of
from ...scene.match.matching import matching_in
from ..tab import InMaquetteTab
from ..wrapped_text import paragraph
from .kinds import MARKS, icon_of

if TYPE_CHECKING:
    from ...agent.vision.marks.fit import CameraPart
    from ...scene.match.matching import Matching

GOOD: Final = 2.0
"""Pixels: marks set by hand hardly agree better."""
PARTS: "Final[Mapping[CameraPart, str]]" = {
    "focal length": "focal length",
    "pitch": "how far it looks down",
    "roll": "sideways tilt",
    "height": "height above the ground",
}


class MAQUETTE_PT_match(InMaquetteTab, bpy.types.Panel):
    """The match that goes on."""

    bl_label = "Match Camera"
    bl_order = 1

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the scene's camera is being matched."""
        return matching_in(context.scene) is not None

    def draw(self, context: bpy.types.Context) -> None:
        """Draw how well the marks agree, the marks, and the buttons."""
        found = matching_in(context.scene)
        assert found is not None
        layout = self.layout
        _agreement(layout, context, found)
        settings = properties_of(context.scene)
        _kinds(layout, settings.match)
        _chosen(layout, context, settings.match)
        layout.prop(settings, "background_opacity", slider=True)
        buttons = layout.row(align=True)
        buttons.scale_y = 1.6
        buttons.operator("maquette.confirm_match", icon="CHECKMARK")
        buttons.operator("maquette.cancel_match", icon="X")


def _agreement(layout: bpy.types.UILayout, context: bpy.types.Context, found: "Matching") -> None:
    if found.trouble is not None:
        layout.alert = True
        paragraph(layout, context, str(found.trouble), icon="ERROR")
        layout.alert = False
        return
    if found.fit is None:
        paragraph(layout, context, pgettext_iface("Looking for the camera…"))
        return
    good = found.fit.pixels <= GOOD and not found.fit.contradicting
    told = pgettext_iface("The marks agree to {:.1f} pixels.").format(found.fit.pixels)
    paragraph(layout, context, told, icon="CHECKMARK" if good else "INFO")
    if found.fit.contradicting:
        wrong = pgettext_iface("Marks that contradict the others, drawn in this colour: {}.").format(
            len(found.fit.contradicting)
        )
        layout.alert = True
        paragraph(layout, context, wrong.format(len(found.fit.contradicting)), icon="ERROR")
        layout.alert = False
    if found.fit.undetermined:
        parts = ", ".join(pgettext_iface(PARTS[part]) for part in found.fit.undetermined)
        kept = pgettext_iface("Not told by them and kept as it was: {}.").format(parts)
        paragraph(layout, context, kept, icon="QUESTION", quiet=True)


def _kinds(layout: bpy.types.UILayout, form: Any) -> None:
    kinds = [row.kind for row in form.marks]
    column = layout.column(align=True)
    for kind, label in MARKS.items():
        row = column.row(align=True)
        row.label(text=label, icon=icon_of(kind))
        count = row.row(align=True)
        count.alignment = "RIGHT"
        count.label(text=str(kinds.count(kind) or ""), translate=False)
        fewer = row.row(align=True)
        fewer.enabled = kind in kinds
        fewer.operator("maquette.remove_mark", text="", icon="REMOVE").kind = kind
        row.operator("maquette.add_mark", text="", icon="ADD").kind = kind


def _chosen(layout: bpy.types.UILayout, context: bpy.types.Context, form: Any) -> None:
    """Sizes of the circle or height that was added or dragged last."""
    mark = form.marks[form.chosen] if 0 <= form.chosen < len(form.marks) else None
    if mark is None or mark.kind not in ("circle", "height"):
        return
    box = layout.box()
    box.label(text=MARKS[mark.kind], icon=icon_of(mark.kind))
    column = box.column()
    column.use_property_split = True
    column.use_property_decorate = False
    if mark.kind == "circle":
        column.prop(mark, "metres", text="Diameter")
        column.prop(mark, "above")
        column.prop(mark, "known")
    else:
        column.prop(mark, "metres", text="Height")
        column.prop(mark, "above", text="Stands Above")
