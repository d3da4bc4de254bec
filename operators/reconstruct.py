# SPDX-License-Identifier: GPL-3.0-or-later
"""Rebuild the reference picture as a scene."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import bpy

from ..preferences import preferences_of
from ..properties import properties_of
from .session_folder import session_folder

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.effects import Tell


class MAQUETTE_OT_reconstruct(bpy.types.Operator):
    """Rebuild the reference picture as an editable scene of its own. Blender waits until it is done"""

    bl_idname = "maquette.reconstruct"
    bl_label = "Reconstruct"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a picture to start from."""
        if properties_of(context.scene).reference:
            return True
        cls.poll_message_set("Choose a reference picture first")
        return False

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Run the whole session in place, its progress shown beside the cursor."""
        from ..agent.errors import MaquetteError
        from ..scene.kit.session import session_scene
        from ..scene.reconstruct import Job, reconstruct_picture
        from ..stages import STAGES

        picture = Path(bpy.path.abspath(properties_of(context.scene).reference))
        session = f"{picture.stem} {datetime.now():%Y-%m-%d %H-%M-%S}"
        preferences = preferences_of(context)
        job = Job(picture, session_folder(session), preferences.provider, preferences.picture_size, preferences.samples)
        progress = _CursorProgress(context.window_manager, len(STAGES))
        try:
            reconstruct_picture(job, progress.show)
        except MaquetteError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        finally:
            progress.end()
        properties = properties_of(session_scene())
        properties.reference = str(picture)
        properties.session = session
        return {"FINISHED"}


class _CursorProgress:
    """Counts the finished stages beside the cursor."""

    def __init__(self, manager: bpy.types.WindowManager, stages: int) -> None:
        self._manager = manager
        self._finished = 0
        manager.progress_begin(0, stages)

    def show(self, tell: "Tell") -> None:
        """Take note of the loop's news."""
        self._finished += tell.done
        self._manager.progress_update(self._finished)

    def end(self) -> None:
        """Give the cursor back."""
        self._manager.progress_end()
