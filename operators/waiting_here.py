# SPDX-License-Identifier: GPL-3.0-or-later
"""The condition that what carries a question to a chat and back shares."""

from typing import TYPE_CHECKING

import bpy

if TYPE_CHECKING:
    from ..agent.waiting import Waiting


def waiting_here(context: bpy.types.Context) -> "Waiting | None":
    """The question of the scene's session that waits for a person's answer; None where none does."""
    from ..scene.live.open_sessions import view_of

    view = view_of(context.scene)
    return view.waiting if view else None


def question_waits(operator: type[bpy.types.Operator], context: bpy.types.Context) -> bool:
    """Whether one does; says so where not."""
    if waiting_here(context) is not None:
        return True
    operator.poll_message_set("No question waits for your answer")
    return False
