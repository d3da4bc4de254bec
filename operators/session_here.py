# SPDX-License-Identifier: GPL-3.0-or-later
"""The condition that most of what looks at a session shares."""

import bpy


def session_is_here(operator: type[bpy.types.Operator], context: bpy.types.Context) -> bool:
    """Whether the scene shows a session; says what is missing where it does not."""
    from ..scene.live.open_sessions import view_of

    if view_of(context.scene) is not None:
        return True
    operator.poll_message_set("No picture has been reconstructed in this scene yet")
    return False
