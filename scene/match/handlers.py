# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep the match in step with the file: loading, undo."""

from typing import Final

import bpy
from bpy.app.handlers import persistent

from .marks_form import form_of
from .matching import matching, scene_of, set_matching


@persistent  # type: ignore[untyped-decorator]
def leave_file(_: object) -> None:
    """A match belongs to the file that is open."""
    if matching() is not None:
        from .solving import forget_solved

        forget_solved()
        set_matching(None)


@persistent  # type: ignore[untyped-decorator]
def end_unfinished_ones(_: object) -> None:
    """A file may have been saved, or a step of undo made, in the middle of a match."""
    found = matching()
    for scene in bpy.data.scenes:
        going_on = form_of(scene).going_on
        if going_on and (found is None or going_on != found.name):
            from .end import end_unfinished

            end_unfinished(scene)


@persistent  # type: ignore[untyped-decorator]
def follow_undo(_: object) -> None:
    """The match goes on with the marks as they are now, or has come undone."""
    found = matching()
    if found is not None:
        from .solving import forget_solved, solve_soon

        forget_solved()
        scene = scene_of(found)
        if scene is None or form_of(scene).going_on != found.name:
            set_matching(None)
        else:
            solve_soon()
    end_unfinished_ones(None)


HANDLERS: Final = (
    (bpy.app.handlers.load_pre, leave_file),
    (bpy.app.handlers.load_post, end_unfinished_ones),
    (bpy.app.handlers.undo_post, follow_undo),
    (bpy.app.handlers.redo_post, follow_undo),
)


def register() -> None:
    """Begin to listen."""
    for handlers, handler in HANDLERS:
        handlers.append(handler)


def unregister() -> None:
    """End the match and listen no more."""
    if matching() is not None:
        from .end import abandon_match

        abandon_match()
    for handlers, handler in reversed(HANDLERS):
        handlers.remove(handler)
