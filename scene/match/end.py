# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a match of the camera to its end."""

from dataclasses import replace

import bpy

from ...agent.blueprint import CameraGuess
from ..live.undo import push_undo
from .camera_state import put_back, stand
from .marks_form import form_of
from .matching import Matching, camera_of, matching, scene_of, set_matching
from .solving import forget_solved, solve_now


def confirm_match() -> None:
    """Let the camera stay as the marks tell; from then on it is a change that the artist made by hand."""
    found = matching()
    assert found is not None
    solve_now(found)
    camera = camera_of(found)
    if camera is not None and found.fit is not None:
        stand(camera, rounded(found.fit.camera), found.before)
    _end(found)
    push_undo("Maquette: Camera Matched")


def cancel_match() -> None:
    """Put the camera back to how it was before, where a match goes on; the marks stay in the file."""
    if matching() is not None:
        abandon_match()
        push_undo("Maquette: Match Cancelled")


def abandon_match() -> None:
    """Likewise, without an undo step."""
    found = matching()
    if found is None:
        return
    scene = scene_of(found)
    if scene is not None:
        _undo_match(scene)
    _end(found)


def end_unfinished(scene: bpy.types.Scene) -> None:
    """Put the camera back in the middle of a match that does not go on any more."""
    form = form_of(scene)
    _undo_match(scene)
    form.going_on = form.camera = ""


def rounded(camera: CameraGuess) -> CameraGuess:
    """``camera`` in numbers that read well in a program: a tenth of a pixel is not moved by that."""
    return replace(
        camera,
        focal_mm=round(camera.focal_mm, 2),
        pitch=round(camera.pitch, 5),
        height=float(f"{camera.height:.5g}"),
        roll=round(camera.roll, 5),
    )


def _undo_match(scene: bpy.types.Scene) -> None:
    state = form_of(scene).camera
    if state:
        put_back(scene, state)


def _end(found: Matching) -> None:
    scene = scene_of(found)
    if scene is not None:
        form = form_of(scene)
        form.going_on = form.camera = ""
    forget_solved()
    set_matching(None)
