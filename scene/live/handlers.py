# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep open sessions in step with the file: loading, undo, the artist's own changes."""

from contextlib import suppress
from typing import Final

import bpy
from bpy.app.handlers import persistent

from . import blueprint_drawing, open_sessions
from .undo import push_undo

PAUSE: Final = 0.4
"""Seconds without a change after which the artist's changes are looked at."""
FIRST_LOOK: Final = 0.1
"""Seconds after enabling, when Blender's data can be read."""


@persistent  # type: ignore[untyped-decorator]
def leave_file(_: object) -> None:
    """Before another file is opened: what is being done must not touch its data."""
    for live in open_sessions.open_sessions():
        if live.stretch is not None:
            live.stretch.abandon()
    open_sessions.forget_all()


@persistent  # type: ignore[untyped-decorator]
def enter_file(_: object) -> None:
    """After a file was opened."""
    from ..look.temporary import remove_temporary
    from .opening import open_what_the_file_shows

    # A file that was saved in the middle of a look holds what the look had made beside the scene.
    remove_temporary()
    open_what_the_file_shows()


@persistent  # type: ignore[untyped-decorator]
def before_saving(_: object) -> None:
    """What the artist has undone is not offered to be resumed when the file is opened again."""
    from ...agent.errors import SessionError

    for live in open_sessions.open_sessions():
        if live.stretch is None and not live.interrupted:
            # Where the journal cannot be written, that is told at the next decision.
            with suppress(SessionError):
                live.drop_future()


@persistent  # type: ignore[untyped-decorator]
def before_undo(_: object) -> None:
    """Undo takes the ground from under a stage that is being worked on.

    What the stage has done so far becomes a step of its own, so that undo goes back to the review before. Else
    Blender would keep the datablocks that are alike in the two steps before, as they are now, with pointers to
    others that it frees.
    """
    for live in open_sessions.open_sessions():
        if live.stretch is not None:
            live.stretch.abandon()
            push_undo("Maquette: Broken Off")


@persistent  # type: ignore[untyped-decorator]
def after_undo(_: object) -> None:
    """The panel must tell what the scene is now."""
    from ..look.temporary import remove_temporary
    from .opening import follow_undo

    # An undo step of the artist's may hold what a look had made beside the scene at that moment.
    remove_temporary()
    follow_undo()


@persistent  # type: ignore[untyped-decorator]
def notice_edits(_: object, depsgraph: bpy.types.Depsgraph) -> None:
    """The artist may have changed something of a session that waits for a review."""
    waiting = [live for live in open_sessions.open_sessions() if live.stretch is None]
    if not waiting:
        return
    from .by_hand import concerns

    if any(concerns(live, depsgraph) for live in waiting):
        # After a pause, since comparing costs more than an artist's hand should wait for.
        if bpy.app.timers.is_registered(_compare):
            bpy.app.timers.unregister(_compare)
        bpy.app.timers.register(_compare, first_interval=PAUSE)


HANDLERS: Final = (
    (bpy.app.handlers.load_pre, leave_file),
    (bpy.app.handlers.load_post, enter_file),
    (bpy.app.handlers.save_pre, before_saving),
    (bpy.app.handlers.undo_pre, before_undo),
    (bpy.app.handlers.redo_pre, before_undo),
    (bpy.app.handlers.undo_post, after_undo),
    (bpy.app.handlers.redo_post, after_undo),
    (bpy.app.handlers.depsgraph_update_post, notice_edits),
)


def register() -> None:
    """Begin to listen, and open what the file shows as soon as that can be read."""
    for handlers, handler in HANDLERS:
        handlers.append(handler)
    bpy.app.timers.register(_first_look, first_interval=FIRST_LOOK)


def unregister() -> None:
    """End what is being done and listen no more."""
    from .worker import join_all

    working = open_sessions.working_session()
    if working is not None and working.stretch is not None:
        working.stretch.stop()
    join_all(seconds=5.0)
    open_sessions.forget_all()
    blueprint_drawing.forget()
    for timer in (_first_look, _compare):
        if bpy.app.timers.is_registered(timer):
            bpy.app.timers.unregister(timer)
    for handlers, handler in reversed(HANDLERS):
        handlers.remove(handler)


def _compare() -> float | None:
    from ...agent.errors import SessionError
    from ..match.matching import matching
    from .by_hand import compare_with_gate
    from .redraw import redraw_sidebars

    if matching() is not None:
        # The camera moves all the time, and is the artist's change only when that is confirmed.
        return PAUSE
    for live in open_sessions.open_sessions():
        if live.stretch is None:
            with suppress(SessionError):
                compare_with_gate(live)
    redraw_sidebars()
    return None


def _first_look() -> None:
    enter_file(None)
