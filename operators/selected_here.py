# SPDX-License-Identifier: GPL-3.0-or-later
"""The condition that locking and unlocking share."""

import bpy


def selected_are_here(operator: type[bpy.types.Operator], context: bpy.types.Context) -> bool:
    """Whether objects of the scene's session are selected and no stage is working; says what is missing."""
    from ..scene.live.open_sessions import session_of_scene, working_session

    live = session_of_scene(context.scene)
    if live is None:
        operator.poll_message_set("No picture has been reconstructed in this scene yet")
        return False
    if working_session() is not None:
        operator.poll_message_set("Wait until the stage is done, or stop it")
        return False
    from ..scene.live.locking import selected_of

    if not selected_of(live, context):
        operator.poll_message_set("Select objects of the reconstruction first")
        return False
    return True
