# SPDX-License-Identifier: GPL-3.0-or-later
"""What was seen in the picture, in a list, and the details of the chosen thing."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import bpy

from ..operators.translated import pgettext_iface
from ..properties import properties_of, window_properties
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

ROLE_ICONS: "Final[Mapping[str, IconItems]]" = {
    "object": "OBJECT_DATA",
    "ground": "VIEW_PERSPECTIVE",
    "wall": "MOD_BUILD",
    "sky": "OUTLINER_OB_VOLUME",
}
ROWS: Final = 7
BOX: Final = 1.0
"""What a box around takes of the width, in widget units."""


class MAQUETTE_UL_blueprint(bpy.types.UIList):
    """One thing a row, with the number that it has in the picture."""

    def draw_item(
        self,
        context: bpy.types.Context,
        layout: bpy.types.UILayout,
        data: Any,
        item: Any,
        icon: int,
        active_data: Any,
        active_property: str,
        index: int = 0,
        filter_flag: int = 0,
    ) -> None:
        """Draw number, role, name, and a mark where there is a doubt."""
        row = layout.row(align=True)
        number = row.row()
        number.ui_units_x = 1.0
        number.alignment = "RIGHT"
        number.label(text=str(index + 1), translate=False)
        row.prop(item, "name", text="", emboss=False, icon=ROLE_ICONS[item.role])
        if doubt_of(item):
            row.label(text="", icon="QUESTION")


def draw_list(layout: bpy.types.UILayout, context: bpy.types.Context, *, editable: bool) -> None:
    """Draw the list; ``editable`` with the buttons that add and remove."""
    blueprint, window = properties_of(context.scene).blueprint, window_properties(context)
    row = layout.row()
    listed = row.column()
    listed.template_list(
        "MAQUETTE_UL_blueprint", "", blueprint, "objects", window, "blueprint_object", rows=min(ROWS, 3 + editable * 4)
    )
    if editable:
        buttons = row.column(align=True)
        buttons.operator("maquette.add_to_blueprint", text="", icon="ADD")
        buttons.operator("maquette.remove_from_blueprint", text="", icon="REMOVE")


def draw_chosen(layout: bpy.types.UILayout, context: bpy.types.Context, *, editable: bool) -> None:
    """Draw the details of the chosen thing."""
    blueprint, index = properties_of(context.scene).blueprint, window_properties(context).blueprint_object
    if not 0 <= index < len(blueprint.objects):
        return
    item = blueprint.objects[index]
    layout = layout.box()
    layout.label(text=item.name, icon=ROLE_ICONS[item.role], translate=False)
    doubt = doubt_of(item)
    if doubt:
        paragraph(layout, context, doubt, icon="QUESTION", inset=BOX)
    details = layout.column()
    details.enabled = editable
    details.use_property_split = True
    details.use_property_decorate = False
    details.prop(item, "role")
    if item.role == "object":
        details.prop(item, "form")
        details.prop_search(item, "support", blueprint, "objects", icon="TRIA_DOWN_BAR")
        details.prop(item, "lying")
    if item.role != "sky":
        details.prop(item, "size")
    box = layout.column(align=True)
    box.enabled = editable
    box.label(text="Where It Is in the Picture")
    for pair in (("left", "right"), ("top", "bottom")):
        sides = box.row(align=True)
        for name in pair:
            sides.prop(item, name)
    if item.role == "object" and editable:
        marks = box.row(align=True)
        marks.operator("maquette.mark_point", text="Belongs", icon="ADD").belongs = True
        marks.operator("maquette.mark_point", text="Does Not", icon="REMOVE").belongs = False
    if min(item.left, item.top) <= 0.0 or max(item.right, item.bottom) >= 1.0:
        paragraph(layout, context, pgettext_iface("The picture's edge cuts it off."), quiet=True, inset=BOX)


def doubt_of(item: Any) -> str:
    """What could not be told of it from the picture."""
    return str(json.loads(item.record)["doubt"]) if item.record else ""
