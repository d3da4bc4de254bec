# SPDX-License-Identifier: GPL-3.0-or-later
"""Save what was answered, to be given again another time."""

from pathlib import Path
from typing import TYPE_CHECKING

import bpy
from bpy.app.translations import pgettext_rpt

from ..preferences import preferences_of, provider_settings_of
from .looking import look
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_save_recording(bpy.types.Operator):
    """Save all answers of this reconstruction as one file, which the provider Recording gives again"""

    bl_idname = "maquette.save_recording"
    bl_label = "Save Recording"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        filepath: str
        filter_glob: str
        check_existing: bool
    else:
        filepath: bpy.props.StringProperty(
            name="File Path", description="Where the recording is saved", subtype="FILE_PATH", options={"SKIP_SAVE"}
        )
        filter_glob: bpy.props.StringProperty(default="*.jsonl", options={"HIDDEN"})
        check_existing: bpy.props.BoolProperty(default=True, options={"HIDDEN"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session."""
        return session_is_here(cls, context)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Ask where to."""
        from ..scene.live.open_sessions import view_of

        if not self.filepath:
            name = bpy.path.clean_name(view_of(context.scene).title) + ".jsonl"
            self.filepath = str(Path(bpy.data.filepath).with_name(name)) if bpy.data.filepath else name
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def check(self, context: bpy.types.Context) -> bool:
        """Keep the name a recording's."""
        path = bpy.path.ensure_ext(self.filepath, ".jsonl")
        changed = path != self.filepath
        self.filepath = path
        return changed

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Write the file and say where."""
        from ..scene.live.open_sessions import session_of_scene
        from ..scene.live.save_recording import save_recording

        path, live = Path(bpy.path.abspath(self.filepath)), session_of_scene(context.scene)
        provider, settings = preferences_of(context).provider, provider_settings_of(context)
        outcome = look(self, lambda: save_recording(path, live, provider, settings))
        if outcome == {"FINISHED"}:
            # The stubs take it for a procedure.
            words: str = pgettext_rpt("Recording saved: {}")  # type: ignore[func-returns-value]
            self.report({"INFO"}, words.format(path))
        return outcome
