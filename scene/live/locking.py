# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist locks objects of the session, or gives them back."""

from typing import TYPE_CHECKING

import bpy

from ..session_collection import find_session_collection
from .by_hand import compare_with_gate

if TYPE_CHECKING:
    from .live_session import LiveSession


def selected_of(live: "LiveSession", context: bpy.types.Context) -> list[bpy.types.Object]:
    """The selected objects that are the session's."""
    collection = find_session_collection(context.scene, live.settings.title)
    own = {entry.session_uid for entry in collection.all_objects} if collection else set()
    return [entry for entry in context.selected_objects if entry.session_uid in own]


def lock_selected(live: "LiveSession", context: bpy.types.Context) -> None:
    """Keep the selected objects from all later stages."""
    from ..settled.lock import lock

    lock(selected_of(live, context))
    compare_with_gate(live)


def unlock_selected(live: "LiveSession", context: bpy.types.Context) -> None:
    """Give the selected objects back to the later stages."""
    from ..settled.lock import unlock

    unlock(live.performer.scene(), live.performer.collection(), selected_of(live, context))
    compare_with_gate(live)
