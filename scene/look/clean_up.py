# SPDX-License-Identifier: GPL-3.0-or-later
"""Leave the file as it was before a look."""

import bpy

from .pass_indices import restore_pass_indices
from .prepared import PreparedLook
from .temporary import remove_temporary


def clean_up(prepared: PreparedLook) -> None:
    """Remove all that ``prepare`` and rendering made, and put back what they changed."""
    restore_pass_indices(prepared.pass_indices)
    remove_temporary()
    for view in prepared.views:
        view.rendered.unlink(missing_ok=True)
    render_images = [
        image
        for image in bpy.data.images
        if image.type in ("RENDER_RESULT", "COMPOSITING") and image.name_full not in prepared.images
    ]
    bpy.data.batch_remove(render_images)
