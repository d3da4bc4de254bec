# SPDX-License-Identifier: GPL-3.0-or-later
"""Save the program that makes the scene."""

from pathlib import Path
from typing import TYPE_CHECKING

import bpy
from bpy.app.translations import pgettext_rpt

from .looking import look
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_export_program(bpy.types.Operator):
    """Save the program that makes this scene as one Python file, which any Blender runs without Maquette"""

    bl_idname = "maquette.export_program"
    bl_label = "Export Program"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        filepath: str
        filter_glob: str
        check_existing: bool
    else:
        filepath: bpy.props.StringProperty(
            name="File Path", description="Where the program is saved", subtype="FILE_PATH", options={"SKIP_SAVE"}
        )
        filter_glob: bpy.props.StringProperty(default="*.py", options={"HIDDEN"})
        check_existing: bpy.props.BoolProperty(default=True, options={"HIDDEN"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a program."""
        from ..scene.live.open_sessions import session_of_scene

        if not session_is_here(cls, context):
            return False
        if not session_of_scene(context.scene).program:
            cls.poll_message_set("No stage has been accepted yet")
            return False
        return True

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Ask where to."""
        from ..scene.live.open_sessions import view_of

        if not self.filepath:
            name = bpy.path.clean_name(view_of(context.scene).title) + ".py"
            self.filepath = str(Path(bpy.data.filepath).with_name(name)) if bpy.data.filepath else name
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def check(self, context: bpy.types.Context) -> bool:
        """Keep the name a Python file's."""
        path = bpy.path.ensure_ext(self.filepath, ".py")
        changed = path != self.filepath
        self.filepath = path
        return changed

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Write the file and say where."""
        from ..scene.live.by_hand import program_now
        from ..scene.live.open_sessions import session_of_scene
        from ..scene.write_program import write_program

        path = Path(bpy.path.abspath(self.filepath))
        live = session_of_scene(context.scene)
        outcome = look(self, lambda: write_program(path, live.settings, program_now(live)))
        if outcome == {"FINISHED"}:
            # The stubs take it for a procedure.
            words: str = pgettext_rpt("Program saved: {}")  # type: ignore[func-returns-value]
            self.report({"INFO"}, words.format(path))
        return outcome
