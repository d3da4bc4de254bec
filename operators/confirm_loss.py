# SPDX-License-Identifier: GPL-3.0-or-later
"""A word before the artist's own changes are lost."""

from typing import TYPE_CHECKING

import bpy

from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


def confirm_loss(
    operator: bpy.types.Operator, context: bpy.types.Context, event: bpy.types.Event, stage: str
) -> "set[OperatorReturnItems]":
    """Execute ``operator``, which starts from an earlier state, after asking where changes by hand came later."""
    from ..scene.live.open_sessions import view_of

    view = view_of(context.scene)
    lost = [name for name, how in view.settled if how != "locked"] if view else []
    if view is None or not (view.edited or lost):
        return operator.execute(context)
    label = pgettext_iface((stage or view.stage).capitalize())
    message = pgettext_iface("Your changes since the {} stage are lost").format(label)
    if lost:
        message += f": {', '.join(lost[:4])}"
    return context.window_manager.invoke_confirm(
        operator, event, title=operator.bl_label, message=message, confirm_text=operator.bl_label, icon="WARNING"
    )
