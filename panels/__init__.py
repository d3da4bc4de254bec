# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist sees."""

import bpy

from . import thumbnails
from .attempts import MAQUETTE_PT_attempts
from .blueprint import MAQUETTE_PT_blueprint
from .blueprint_agreed import MAQUETTE_PT_blueprint_agreed
from .blueprint_list import MAQUETTE_UL_blueprint
from .changes import MAQUETTE_PT_changes
from .checklist import MAQUETTE_PT_checklist
from .code import MAQUETTE_PT_code
from .found import MAQUETTE_PT_found
from .match import registration as match
from .match.grip import MAQUETTE_GGT_match, MAQUETTE_GT_match_grip
from .match.panel import MAQUETTE_PT_match
from .measurements import MAQUETTE_PT_measurements
from .program import MAQUETTE_PT_program
from .progress import MAQUETTE_PT_progress
from .reconstruct import MAQUETTE_PT_reconstruct
from .reference import MAQUETTE_PT_reference
from .result import MAQUETTE_PT_result
from .review import MAQUETTE_PT_review
from .solvers import MAQUETTE_PT_solvers
from .stages import MAQUETTE_PT_stages
from .start_again import MAQUETTE_PT_start_again
from .trouble import MAQUETTE_PT_trouble
from .wipe import registration as wipe
from .wipe.grip import MAQUETTE_GGT_wipe, MAQUETTE_GT_wipe_grip

classes: tuple[
    type[bpy.types.Panel] | type[bpy.types.UIList] | type[bpy.types.Gizmo] | type[bpy.types.GizmoGroup], ...
] = (
    MAQUETTE_UL_blueprint,
    MAQUETTE_PT_reference,
    MAQUETTE_PT_match,
    MAQUETTE_PT_found,
    MAQUETTE_PT_reconstruct,
    MAQUETTE_PT_progress,
    MAQUETTE_PT_trouble,
    MAQUETTE_PT_blueprint,
    MAQUETTE_PT_result,
    MAQUETTE_PT_stages,
    MAQUETTE_PT_review,
    MAQUETTE_PT_changes,
    MAQUETTE_PT_measurements,
    MAQUETTE_PT_checklist,
    MAQUETTE_PT_attempts,
    MAQUETTE_PT_code,
    MAQUETTE_PT_solvers,
    MAQUETTE_PT_program,
    MAQUETTE_PT_blueprint_agreed,
    MAQUETTE_PT_start_again,
    MAQUETTE_GT_wipe_grip,
    MAQUETTE_GGT_wipe,
    MAQUETTE_GT_match_grip,
    MAQUETTE_GGT_match,
)


def register() -> None:
    """Make the classes known to Blender, in order."""
    thumbnails.register()
    for cls in classes:
        bpy.utils.register_class(cls)  # type: ignore[arg-type]  # The stubs register no gizmos.
    wipe.register()
    match.register()


def unregister() -> None:
    """Take the classes back, in reverse order."""
    match.unregister()
    wipe.unregister()
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)  # type: ignore[arg-type]  # Likewise.
    thumbnails.unregister()
