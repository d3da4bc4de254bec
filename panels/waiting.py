# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that the artist carries to a chat and back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.waiting import Waiting

TITLES: Final[Mapping[str, str]] = {
    "blueprint": "What is in the picture?",
    "generate": "How is it built?",
    "verify": "What is still wrong?",
    "compare": "Which of two is closer?",
}
"""By task."""


def draw_waiting(layout: bpy.types.UILayout, context: bpy.types.Context, waiting: "Waiting") -> None:
    """Draw what is asked, the way to a chat and back, and what was wrong with the latest answer."""
    column = layout.column(align=True)
    paragraph(column, context, pgettext_iface("A question waits for your answer:"), icon="QUESTION")
    paragraph(column, context, pgettext_iface(TITLES.get(waiting.task, waiting.task)), icon="BLANK1")
    buttons = layout.column(align=True)
    buttons.scale_y = 1.2
    buttons.operator("maquette.copy_prompt", icon="COPYDOWN")
    buttons.operator("maquette.open_pictures", icon="FILE_FOLDER")
    hint = pgettext_iface("Paste the prompt into any chat that can see, add the pictures ({}), copy its whole answer.")
    paragraph(layout, context, hint.format(waiting.pictures), quiet=True)
    row = layout.row()
    row.scale_y = 1.4
    row.operator("maquette.paste_answer", icon="PASTEDOWN")
    if waiting.complaint:
        paragraph(layout, context, waiting.complaint, icon="ERROR")
