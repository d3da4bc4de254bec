# SPDX-License-Identifier: GPL-3.0-or-later
"""The match that goes on; one at a time. What of it must survive is in the file. Light to import, for polls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy

from .marks_form import form_of

if TYPE_CHECKING:
    from ...agent.vision.camera.pinhole import Pinhole
    from ...agent.vision.camera.solve import CameraError
    from ...agent.vision.marks.fit import MarksFit
    from ..wipe_picture import WipePicture


@dataclass(frozen=True)
class Part:
    """What of the marks can be taken hold of."""

    mark: int
    """Its place in the list."""
    point: int | None
    """None for all of its points at once."""


@dataclass
class Matching:
    """A match of a scene's camera."""

    name: str
    """By which the file knows it."""
    scene: int
    """``session_uid`` of the scene, which neither undo nor renaming changes."""
    camera: str
    """The camera's name."""
    before: "Pinhole"
    """The camera as it was."""
    width: int
    """Of the reference, pixels."""
    height: int
    picture: "WipePicture"
    """The reference, which is drawn over the view."""
    fit: "MarksFit | None" = None
    """The latest; None before the first, and where the marks allow none."""
    trouble: "CameraError | None" = None
    """Why they allow none."""
    hot: Part | None = None
    """What the mouse is on."""


watchers: list[Callable[[], None]] = []
"""Called whenever a match has begun or ended."""

_going_on: list[Matching] = []


def matching() -> Matching | None:
    """The match that goes on, or None."""
    return _going_on[0] if _going_on else None


def matching_in(scene: bpy.types.Scene) -> Matching | None:
    """Likewise, where it is of ``scene``'s camera, and the file knows of it."""
    found = matching()
    if found is None or found.scene != scene.session_uid or form_of(scene).going_on != found.name:
        return None
    return found


def scene_of(found: Matching) -> bpy.types.Scene | None:
    """The scene whose camera is matched; None where it is gone."""
    return next((scene for scene in bpy.data.scenes if scene.session_uid == found.scene), None)


def camera_of(found: Matching) -> bpy.types.Object | None:
    """The camera that is matched; None where it is gone."""
    scene = scene_of(found)
    camera: bpy.types.Object | None = scene.objects.get(found.camera) if scene else None
    return camera if camera is not None and isinstance(camera.data, bpy.types.Camera) else None


def set_matching(found: Matching | None) -> None:
    """Let ``found`` be the match that goes on; None ends the one that does."""
    _going_on[:] = [found] if found else []
    for watcher in watchers:
        watcher()
