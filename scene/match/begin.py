# SPDX-License-Identifier: GPL-3.0-or-later
"""Begin to match the session's camera."""

from uuid import uuid4

import bpy

from ...agent.vision.camera.pinhole import pinhole_of
from ...agent.vision.marks.first_places import first_marks
from ..kit.session import marked_collection
from ..live.open_sessions import session_of_scene
from ..live.undo import push_undo
from ..wipe import end_wipe
from ..wipe_picture import load_wipe_picture
from .camera_state import described, pinhole_now, state_of
from .end import cancel_match
from .marks_form import add_row, form_of
from .matching import Matching, set_matching
from .solving import solve_soon


def begin_match(scene: bpy.types.Scene) -> None:
    """Show the reference with the marks over the view of the session's camera, and let it follow them.

    The marks are those of an earlier match or, where there are none, some to begin with. Raises
    ``PictureError`` where the reference is gone.
    """
    live, camera = session_of_scene(scene), scene.camera
    assert live is not None and camera is not None
    cancel_match()
    end_wipe()
    picture = load_wipe_picture(live.folder.reference)
    # The camera may have been moved a moment ago.
    bpy.context.view_layer.update()
    before = pinhole_now(camera, scene)
    form = form_of(scene)
    if not form.marks:
        for mark in first_marks(pinhole_of(described(before), before.aspect), live.blueprint):
            add_row(scene, mark)
    form.chosen = -1
    form.going_on, form.camera = uuid4().hex, state_of(camera)
    settings = live.settings
    set_matching(
        Matching(form.going_on, scene.session_uid, camera.name, before, settings.width, settings.height, picture)
    )
    push_undo("Maquette: Match Camera")
    solve_soon()


def can_be_matched(scene: bpy.types.Scene) -> bool:
    """Whether ``scene`` is seen through the session's own camera, with perspective."""
    collection, camera = marked_collection(scene), scene.camera
    if collection is None or camera is None or not isinstance(camera.data, bpy.types.Camera):
        return False
    return camera.name in collection.all_objects and camera.data.type == "PERSP" and not camera.data.library
