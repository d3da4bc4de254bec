# SPDX-License-Identifier: GPL-3.0-or-later
"""Prepared views rendered by Blender's own render job, while the artist goes on working."""

import os
import time
from collections.abc import Callable
from typing import Final

import bpy

from ...agent.defaults import Rendering
from ...agent.errors import Cancelled, MaquetteError
from ..look.clean_up import clean_up
from ..look.prepared import PreparedLook, PreparedView
from ..look.render import render

PATIENCE: Final = 10.0
"""Seconds for a render to begin. Blender holds it back while it draws previews of materials, say."""


class RenderJob:
    """Polled on the main thread until it says that all is rendered. Holds names only."""

    def __init__(self, prepared: PreparedLook, take: Callable[[PreparedView], object], rendering: Rendering) -> None:
        """``take`` reads what was rendered of a view, on the main thread."""
        self.taken: dict[str, object] = {}
        """By view, what ``take`` made of it."""
        self.seconds: dict[str, float] = {}
        """By view."""
        self._take = take
        self._how = rendering
        self._rendering = False
        self._seen = False
        """The render that was begun has been seen running."""
        self._begun = 0.0
        self._prepared: PreparedLook | None = prepared

    def poll(self) -> bool:
        """Do what is due and say whether all is there. Raises ``MaquetteError``, and has then cleaned up."""
        if _is_rendering():
            # Ours, or one of the artist's, which is waited for.
            self._seen = self._rendering
            return False
        try:
            return self._poll()
        except BaseException:
            self.clean_up()
            raise

    def cancel(self) -> None:
        """End the render job, if it is ours, and remove all that the look made."""
        if self._rendering and _is_rendering():
            _end_render_job(self._view_scene())
        self.clean_up()

    def clean_up(self) -> None:
        """Leave the file as it was before the look."""
        if self._prepared is not None:
            clean_up(self._prepared)
            self._prepared = None

    def _poll(self) -> bool:
        assert self._prepared is not None
        views = self._prepared.views
        if self._rendering:
            view = views[len(self.taken)]
            rendered = view.rendered.exists()
            if not rendered and not self._seen and time.perf_counter() - self._begun < PATIENCE:
                return False
            self._rendering = False
            if not rendered:
                # Esc ends Blender's render job before any operator hears of it.
                raise Cancelled("The render was stopped.", "Continue to render it again.", "resume")
            self.taken[view.view] = self._take(view)
            self.seconds[view.view] = time.perf_counter() - self._begun
            return False
        if len(self.taken) == len(views):
            self.clean_up()
            return True
        self._begin(views[len(self.taken)])
        return False

    def _begin(self, view: PreparedView) -> None:
        view.rendered.unlink(missing_ok=True)
        self._begun = time.perf_counter()
        self._rendering, self._seen = True, False
        if bpy.app.background or self._how == "WAIT":
            render(view)
            return
        settings = bpy.data.scenes[view.scene].render
        settings.use_lock_interface = self._how == "LOCK"
        # The artist's hand needs a core as well.
        settings.threads_mode = "FIXED"
        settings.threads = max(1, (os.cpu_count() or 2) - 1)
        display = bpy.context.preferences.view
        before = display.render_display_type
        # Else Blender opens a window for the picture.
        display.render_display_type = "NONE"
        try:
            # The stubs take the operator for a procedure.
            started: set[str] = bpy.ops.render.render("INVOKE_DEFAULT", scene=view.scene, write_still=True)
        except RuntimeError as error:
            raise MaquetteError(f"Blender could not render the {view.view} view: {error}") from error
        finally:
            display.render_display_type = before
        self._rendering = "RUNNING_MODAL" in started

    def _view_scene(self) -> str:
        assert self._prepared is not None
        return self._prepared.views[len(self.taken)].scene


def _is_rendering() -> bool:
    # The stubs take the function for a procedure.
    running: bool = bpy.app.is_job_running("RENDER")  # type: ignore[func-returns-value]
    return running


def _end_render_job(scene_name: str) -> None:
    """End the render of a temporary scene, which Blender offers no operator for but deleting the scene."""
    scene: bpy.types.Scene | None = bpy.data.scenes.get(scene_name)
    if scene is not None:
        with bpy.context.temp_override(scene=scene):
            bpy.ops.scene.delete()
