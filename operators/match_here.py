# SPDX-License-Identifier: GPL-3.0-or-later
"""The condition that what belongs to a match of the camera shares."""

import bpy


def match_is_here(operator: type[bpy.types.Operator], context: bpy.types.Context) -> bool:
    """Whether the scene's camera is being matched; says what is missing where it is not."""
    from ..scene.match.matching import matching_in

    if context.scene is not None and matching_in(context.scene) is not None:
        return True
    operator.poll_message_set("The camera is not being matched")
    return False
