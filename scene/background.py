# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference as background image of a session's camera.

It is a way of looking: no description, snapshot or fingerprint knows of it. The image is found
again by its mark, whose value tells which file it shows and of which time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bpy

from ..agent.errors import PictureError
from .datablocks import BACKGROUND_MARK, is_background
from .kit.session import marked_collection
from .upright_picture import upright_picture


def reapply_background(scene: bpy.types.Scene) -> None:
    """Show the reference behind the session's camera as the scene's settings say, or nothing.

    Cheap where nothing has changed. To be called whenever the camera may have become another one.
    """
    # The property group belongs to the extension's top; the stubs know no such properties.
    settings: Any = scene.maquette  # type: ignore[attr-defined]
    if settings.show_background and settings.reference:
        show_background(scene, Path(bpy.path.abspath(settings.reference)), settings.background_opacity)
    else:
        hide_background(scene)


def show_background(scene: bpy.types.Scene, picture: Path, opacity: float) -> None:
    """Show ``picture`` in the view of the session's camera, ``opacity`` from 0 to 1, in place of an earlier one.

    It lies over the scene, not under it, where the walls of a room would hide it. Shows nothing
    where the session has no camera yet or the picture cannot be read.
    """
    camera = _session_camera(scene)
    mark = _mark_of(picture)
    _take_off([entry for entry in _cameras(scene) if entry != camera])
    if camera is None or mark is None:
        hide_background(scene)
        return
    shown = _entries(camera)
    if not shown or shown[0].image[BACKGROUND_MARK] != mark:
        _take_off([camera])
        _remove_unused()
        image = _marked_image(picture, mark)
        if image is not None:
            _put_on(camera, image, opacity)
    elif shown[0].alpha != opacity:
        shown[0].alpha = opacity
    _remove_unused()


def hide_background(scene: bpy.types.Scene) -> None:
    """Take Maquette's background image off the cameras of the scene's session, and leave nothing of it behind."""
    _take_off(_cameras(scene))
    _remove_unused()


@contextmanager
def without_background() -> Iterator[None]:
    """Take Maquette's background images off all cameras for a moment, so that they are not written with them."""
    shown = [(camera, entry.image, entry.alpha) for camera in bpy.data.cameras for entry in _entries(camera)]
    _take_off([camera for camera, _, _ in shown])
    try:
        yield
    finally:
        for camera, image, opacity in shown:
            _put_on(camera, image, opacity)


def _session_camera(scene: bpy.types.Scene) -> bpy.types.Camera | None:
    """The scene's camera if it is the session's, else the session's first by name."""
    collection = marked_collection(scene)
    if collection is None:
        return None
    ours = sorted((entry for entry in collection.all_objects if entry.type == "CAMERA"), key=lambda entry: entry.name)
    camera = scene.camera if scene.camera in ours else next(iter(ours), None)
    data = camera.data if camera else None
    return data if isinstance(data, bpy.types.Camera) and not data.library else None


def _cameras(scene: bpy.types.Scene) -> list[bpy.types.Camera]:
    """Those of the scene's session, and those that no object uses any more."""
    collection = marked_collection(scene)
    objects = collection.all_objects if collection else ()
    return [camera for camera in bpy.data.cameras if not camera.users or any(camera == one.data for one in objects)]


def _mark_of(picture: Path) -> str | None:
    try:
        return f"{picture} {picture.stat().st_mtime_ns}"
    except OSError:
        return None


def _marked_image(picture: Path, mark: str) -> bpy.types.Image | None:
    for entry in bpy.data.images:
        if entry.get(BACKGROUND_MARK) == mark:
            return entry
    try:
        image = bpy.data.images.load(str(upright_picture(picture)), check_existing=False)
    except (PictureError, RuntimeError):
        return None
    image.name = f"{picture.name} (reference)"
    image[BACKGROUND_MARK] = mark
    return image


def _entries(camera: bpy.types.Camera) -> list[bpy.types.CameraBackgroundImage]:
    return [entry for entry in camera.background_images if entry.image and is_background(entry.image)]


def _put_on(camera: bpy.types.Camera, image: bpy.types.Image, opacity: float) -> None:
    entry = camera.background_images.new()
    entry.image = image
    entry.alpha = opacity
    entry.display_depth = "FRONT"
    entry.frame_method = "FIT"
    entry.show_expanded = False
    camera.show_background_images = True


def _take_off(cameras: list[bpy.types.Camera]) -> None:
    for camera in cameras:
        for entry in _entries(camera):
            # Removing an entry alone leaves the image's count of users as it was.
            entry.image = None
            camera.background_images.remove(entry)
            if not camera.background_images:
                camera.show_background_images = False


def _remove_unused() -> None:
    bpy.data.batch_remove([entry for entry in bpy.data.images if is_background(entry) and not entry.users])
