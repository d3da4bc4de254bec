# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison of a scene with its reference that is being shown; one at a time, and in no file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bpy

from ..agent.errors import PictureError
from .wipe_picture import WipePicture, load_wipe_picture


@dataclass
class Wipe:
    """Left of a handle the reference, right of it the scene or a stage's render."""

    scene: int
    """``session_uid`` of the scene, which neither undo nor renaming changes."""
    session: str
    stage: str
    """The stage whose render is shown right of the handle; empty for what the viewport itself shows."""
    left: WipePicture
    right: WipePicture | None
    position: float = 0.5
    """Of the handle, from 0, the picture's left edge, to 1."""
    hot: bool = False
    """The mouse is on the handle's grip."""


watchers: list[Callable[[], None]] = []
"""Called whenever a comparison has begun or ended."""

_shown: list[Wipe] = []


def shown_wipe() -> Wipe | None:
    """The comparison that is being shown, or None."""
    return _shown[0] if _shown else None


def is_compared(scene: bpy.types.Scene, stage: str = "") -> bool:
    """Whether ``scene``, or the render of ``stage``, is being compared with the reference."""
    wipe = shown_wipe()
    return wipe is not None and wipe.scene == scene.session_uid and wipe.stage == stage


def begin_wipe(scene: bpy.types.Scene, stage: str = "") -> None:
    """Compare ``scene``, or the render of ``stage``, with the session's reference.

    The handle stays where it was. Raises ``PictureError`` where a picture is gone.
    """
    from .live.open_sessions import session_of_scene, view_of

    right = load_wipe_picture(_render_of(scene, stage)) if stage else None
    left = load_wipe_picture(session_of_scene(scene).folder.reference)
    old = shown_wipe()
    position = old.position if old is not None and old.scene == scene.session_uid else 0.5
    _shown[:] = [Wipe(scene.session_uid, view_of(scene).session, stage, left, right, position)]
    _tell()


def end_wipe() -> None:
    """Compare no longer."""
    if _shown:
        _shown.clear()
        _tell()


def is_current(wipe: Wipe) -> bool:
    """Whether a window still shows the scene with the session, and the stage with the render, that are compared."""
    scene = _scene_of(wipe)
    return scene is not None and (wipe.right is None or wipe.right.path == _latest_render(scene, wipe.stage))


def renew_wipe() -> None:
    """Go on with a stage's new render; end with the session, with its scene, or where there is no render any more."""
    wipe = shown_wipe()
    if wipe is None or is_current(wipe):
        return
    scene = _scene_of(wipe)
    if scene is None:
        end_wipe()
        return
    try:
        begin_wipe(scene, wipe.stage)
    except PictureError:
        end_wipe()


def _tell() -> None:
    for watcher in watchers:
        watcher()


def _scene_of(wipe: Wipe) -> bpy.types.Scene | None:
    from .live.open_sessions import view_of

    for window in bpy.context.window_manager.windows:
        if window.scene.session_uid == wipe.scene:
            view = view_of(window.scene)
            return window.scene if view is not None and view.session == wipe.session else None
    return None


def _latest_render(scene: bpy.types.Scene, stage: str) -> Path | None:
    from .live.open_sessions import view_of

    review = next((review for review in view_of(scene).reviews if review.stage == stage), None)
    return review.after if review else None


def _render_of(scene: bpy.types.Scene, stage: str) -> Path:
    render = _latest_render(scene, stage)
    if render is None:
        raise PictureError(f"The stage {stage} has no render.", "Compare with the scene instead.", "")
    return render
