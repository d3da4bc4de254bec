# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep a reconstruction going while Blender stays usable."""

from typing import TYPE_CHECKING

import bpy

from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

_timers: list[bpy.types.Timer] = []
"""Of the operators that are at work."""


class MAQUETTE_OT_work(bpy.types.Operator):
    """Keep the reconstruction going while Blender stays usable"""

    bl_idname = "maquette.work"
    bl_label = "Work on the Reconstruction"
    bl_options = {"INTERNAL"}

    _timer: bpy.types.Timer | None = None
    _status = ""

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is anything to be worked on."""
        from ..scene.live.open_sessions import working_session

        return working_session() is not None

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Begin to tick; lives only until the next review, since Blender saves nothing by itself meanwhile."""
        from ..scene.live.driver import INTERVAL

        manager = context.window_manager
        self._timer = manager.event_timer_add(INTERVAL, window=context.window)
        _timers.append(self._timer)
        manager.modal_handler_add(self)
        return {"RUNNING_MODAL"}

    def modal(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Tick at each beat of the timer, stop at Esc, leave everything else to Blender."""
        from ..scene.live import driver

        if event.type == "ESC" and event.value == "PRESS":
            driver.stop()
        elif event.type != "TIMER":
            return {"PASS_THROUGH"}
        if driver.tick():
            status = driver.status() + pgettext_iface("     Esc: Stop")
            if status != self._status:
                # Only then, for each time Blender draws its status bar again.
                self._status = status
                context.workspace.status_text_set(status)
            return {"PASS_THROUGH"}
        self._leave(context)
        return {"FINISHED"}

    def cancel(self, context: bpy.types.Context) -> None:
        """The window closes or another file is opened: what is being done can only be left.

        Must not touch the file's data, which are going.
        """
        from ..scene.live import driver

        self._leave(context)
        # Where only a window was closed, the session is still open, and is stopped in peace.
        bpy.app.timers.register(driver.stop, first_interval=0.0)

    def _leave(self, context: bpy.types.Context) -> None:
        if self._timer in _timers:
            _timers.remove(self._timer)
            context.window_manager.event_timer_remove(self._timer)
        _clear_status()


def leave_off() -> None:
    """Give back what the operators hold that are at work, before Blender drops them without a word with their class."""
    while _timers:
        bpy.context.window_manager.event_timer_remove(_timers.pop())
    _clear_status()


def _clear_status() -> None:
    # The artist may have changed to another workspace meanwhile.
    for workspace in bpy.data.workspaces:
        workspace.status_text_set(None)


def keep_working() -> None:
    """Have the stretch of work that was begun go on: beside the artist's work or, without a window, at once."""
    from ..scene.live import driver

    if bpy.app.background:
        driver.work_through()
        return
    if bpy.context.window is not None:
        bpy.ops.maquette.work("INVOKE_DEFAULT")  # type: ignore[attr-defined]
        return
    # Called from a timer, where no window is the active one.
    with bpy.context.temp_override(window=bpy.context.window_manager.windows[0]):
        bpy.ops.maquette.work("INVOKE_DEFAULT")  # type: ignore[attr-defined]
