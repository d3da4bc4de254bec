# SPDX-License-Identifier: GPL-3.0-or-later
"""A word before the artist's own changes are lost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import bpy

from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


def confirm_loss(
    operator: bpy.types.Operator, context: bpy.types.Context, event: bpy.types.Event, stage: str
) -> "set[OperatorReturnItems]":
    """Execute ``operator``, which goes back to an earlier state, after asking where changes by hand came later."""
    from ..scene.live.open_sessions import view_of

    view = view_of(context.scene)
    lost = [name for name, how in view.settled if how != "locked"] if view else []
    if view is None or not (view.edited or lost):
        return operator.execute(context)
    message = pgettext_iface("Your changes since the {} stage are lost")
    return _ask(operator, context, event, message, stage or view.stage, lost[:4])


def confirm_repetition(
    operator: bpy.types.Operator, context: bpy.types.Context, event: bpy.types.Event, stage: str
) -> "set[OperatorReturnItems]":
    """Execute ``operator``, which does a stage again, after asking where that loses changes by hand.

    What code can say of them is done again.
    """
    from ..scene.live.open_sessions import view_of

    view = view_of(context.scene)
    if view is None:
        return operator.execute(context)
    names: list[str] = [row.stage for row in view.stages]
    stage = stage or view.stage
    lost = [sentence for name, sentence in view.unsayable if names.index(name) >= names.index(stage)]
    if not lost:
        return operator.execute(context)
    message = pgettext_iface("These changes since the {} stage are lost")
    return _ask(operator, context, event, message, stage, lost[:3])


def _ask(
    operator: bpy.types.Operator,
    context: bpy.types.Context,
    event: bpy.types.Event,
    message: str,
    stage: str,
    lost: Sequence[str],
) -> "set[OperatorReturnItems]":
    message = message.format(pgettext_iface(stage.capitalize()))
    if lost:
        message += f": {', '.join(lost)}"
    return context.window_manager.invoke_confirm(
        operator, event, title=operator.bl_label, message=message, confirm_text=operator.bl_label, icon="WARNING"
    )
