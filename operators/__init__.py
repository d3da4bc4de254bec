# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist can do, one verb a file."""

import bpy

from . import command
from .accept import MAQUETTE_OT_accept
from .add_mark import MAQUETTE_OT_add_mark
from .add_to_blueprint import MAQUETTE_OT_add_to_blueprint
from .allow_online import MAQUETTE_OT_allow_online
from .approve import MAQUETTE_OT_approve
from .begin_match import MAQUETTE_OT_begin_match
from .build import MAQUETTE_OT_build
from .cancel_match import MAQUETTE_OT_cancel_match
from .clear_reference import MAQUETTE_OT_clear_reference
from .compare import MAQUETTE_OT_compare
from .confirm_match import MAQUETTE_OT_confirm_match
from .copy_prompt import MAQUETTE_OT_copy_prompt
from .discard import MAQUETTE_OT_discard
from .drop_reference import MAQUETTE_FH_reference
from .export_program import MAQUETTE_OT_export_program
from .finish import MAQUETTE_OT_finish
from .fit_camera import MAQUETTE_OT_fit_camera
from .fit_colours import MAQUETTE_OT_fit_colours
from .fit_lights import MAQUETTE_OT_fit_lights
from .list_models import MAQUETTE_OT_list_models
from .load_reference import MAQUETTE_OT_load_reference
from .lock_objects import MAQUETTE_OT_lock_objects
from .look_back import MAQUETTE_OT_look_back
from .mark_point import MAQUETTE_OT_mark_point
from .open_picture import MAQUETTE_OT_open_picture
from .open_pictures import MAQUETTE_OT_open_pictures
from .open_preferences import MAQUETTE_OT_open_preferences
from .open_report import MAQUETTE_OT_open_report
from .paste_answer import MAQUETTE_OT_paste_answer
from .paste_reference import MAQUETTE_OT_paste_reference
from .place_objects import MAQUETTE_OT_place_objects
from .read_again import MAQUETTE_OT_read_again
from .reconstruct import MAQUETTE_OT_reconstruct
from .remove_from_blueprint import MAQUETTE_OT_remove_from_blueprint
from .remove_mark import MAQUETTE_OT_remove_mark
from .remove_old_sessions import MAQUETTE_OT_remove_old_sessions
from .reopen import MAQUETTE_OT_reopen
from .resume import MAQUETTE_OT_resume
from .retry import MAQUETTE_OT_retry
from .reveal_folder import MAQUETTE_OT_reveal_folder
from .roll_back import MAQUETTE_OT_roll_back
from .run_again import MAQUETTE_OT_run_again
from .save_recording import MAQUETTE_OT_save_recording
from .select_object import MAQUETTE_OT_select_object
from .show_code import MAQUETTE_OT_show_code
from .show_difference import MAQUETTE_OT_show_difference
from .stop import MAQUETTE_OT_stop
from .unlock_objects import MAQUETTE_OT_unlock_objects
from .work import MAQUETTE_OT_work, leave_off

classes = (
    MAQUETTE_OT_load_reference,
    MAQUETTE_OT_paste_reference,
    MAQUETTE_OT_clear_reference,
    MAQUETTE_FH_reference,
    MAQUETTE_OT_reconstruct,
    MAQUETTE_OT_work,
    MAQUETTE_OT_stop,
    MAQUETTE_OT_copy_prompt,
    MAQUETTE_OT_open_pictures,
    MAQUETTE_OT_paste_answer,
    MAQUETTE_OT_build,
    MAQUETTE_OT_read_again,
    MAQUETTE_OT_add_to_blueprint,
    MAQUETTE_OT_remove_from_blueprint,
    MAQUETTE_OT_approve,
    MAQUETTE_OT_accept,
    MAQUETTE_OT_finish,
    MAQUETTE_OT_retry,
    MAQUETTE_OT_reopen,
    MAQUETTE_OT_roll_back,
    MAQUETTE_OT_run_again,
    MAQUETTE_OT_resume,
    MAQUETTE_OT_discard,
    MAQUETTE_OT_compare,
    MAQUETTE_OT_begin_match,
    MAQUETTE_OT_confirm_match,
    MAQUETTE_OT_cancel_match,
    MAQUETTE_OT_add_mark,
    MAQUETTE_OT_remove_mark,
    MAQUETTE_OT_place_objects,
    MAQUETTE_OT_fit_camera,
    MAQUETTE_OT_fit_colours,
    MAQUETTE_OT_fit_lights,
    MAQUETTE_OT_export_program,
    MAQUETTE_OT_save_recording,
    MAQUETTE_OT_mark_point,
    MAQUETTE_OT_open_picture,
    MAQUETTE_OT_reveal_folder,
    MAQUETTE_OT_select_object,
    MAQUETTE_OT_lock_objects,
    MAQUETTE_OT_unlock_objects,
    MAQUETTE_OT_show_code,
    MAQUETTE_OT_show_difference,
    MAQUETTE_OT_look_back,
    MAQUETTE_OT_open_report,
    MAQUETTE_OT_allow_online,
    MAQUETTE_OT_open_preferences,
    MAQUETTE_OT_remove_old_sessions,
    MAQUETTE_OT_list_models,
)


def register() -> None:
    """Make the operators and the command known to Blender."""
    for cls in classes:
        bpy.utils.register_class(cls)
    command.register()


def unregister() -> None:
    """Take back what ``register`` did."""
    from ..scene.live.listing import stop_listing

    command.unregister()
    leave_off()
    stop_listing()
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
