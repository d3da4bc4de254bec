# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions that were interrupted and that no scene of this file shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import bpy

from ..operators.translated import pgettext_iface
from .shown import session_view
from .tab import InMaquetteTab
from .words import STAGES
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.critique import SectionName
    from ..scene.live.open_sessions import FoundSession

SHOWN = 3
"""Of older ones nothing is said until these are dealt with."""


def _found() -> "Sequence[FoundSession]":
    from ..scene.live.open_sessions import found_sessions

    return found_sessions()


class MAQUETTE_PT_found(InMaquetteTab, bpy.types.Panel):
    """What was left unfinished when Blender ended."""

    bl_label = "Interrupted"
    bl_order = 1

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is any, and nothing else to do in this scene."""
        return session_view(context) is None and bool(_found())

    def draw(self, context: bpy.types.Context) -> None:
        """Draw each with its two buttons."""
        for found in _found()[:SHOWN]:
            column = self.layout.column(align=True)
            told = f"{found.title}, {_ago(found.minutes_ago)}"
            paragraph(column, context, told, icon="PAUSE")
            if found.stage in STAGES:
                where = pgettext_iface(STAGES[cast("SectionName", found.stage)])
                paragraph(column, context, pgettext_iface("Ended during: {}").format(where), icon="BLANK1", quiet=True)
            row = column.row(align=True)
            row.operator("maquette.resume", text="Resume", icon="PLAY").session = found.session
            row.operator("maquette.discard", text="Discard", icon="TRASH").session = found.session


def _ago(minutes: int) -> str:
    if minutes < 1:
        return pgettext_iface("just now")
    if minutes < 60:
        return pgettext_iface("{} min ago").format(minutes)
    if minutes < 48 * 60:
        return pgettext_iface("{} h ago").format(minutes // 60)
    return pgettext_iface("{} days ago").format(minutes // (24 * 60))
