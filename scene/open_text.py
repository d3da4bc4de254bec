# SPDX-License-Identifier: GPL-3.0-or-later
"""Show a stage's code, and what changed in it, in a text editor."""

import difflib

import bpy

from ..agent.errors import MaquetteError
from ..agent.review.view import SessionView
from .show_editor import open_editor
from .stage_texts import TEXT_MARK, stage_text, write_difference_text


def show_code(context: bpy.types.Context, session: str, stage: str) -> None:
    """Show the text with the code of ``stage``. Raises ``MaquetteError`` where there is none."""
    text = stage_text(session, stage)
    if text is None:
        raise MaquetteError("There is no code of this stage: no attempt was kept.")
    _show(context, text)


def show_difference(context: bpy.types.Context, view: SessionView, stage: str) -> None:
    """Show how the code of ``stage`` differs from that of the attempt before.

    Raises ``MaquetteError`` where there was none before.
    """
    review = next((review for review in view.reviews if review.stage == stage), None)
    if review is None or not review.code_before:
        raise MaquetteError("There was no earlier attempt at this stage to compare with.")
    difference = difference_of(review.code_before, review.code)
    _show(context, write_difference_text(view.session, stage, review.code, difference))


def difference_of(before: str, after: str) -> str:
    """What changed from ``before`` to ``after``, line by line, as a unified difference."""
    old, new = before.rstrip().splitlines(), after.rstrip().splitlines()
    lines = list(difflib.unified_diff(old, new, "the attempt before", "the attempt kept", lineterm=""))
    return "\n".join(lines or ["Both attempts have the same code."]) + "\n"


def _show(context: bpy.types.Context, text: bpy.types.Text) -> None:
    area = open_editor(context, "TEXT_EDITOR", _shows_ours).area
    space = area.spaces.active
    assert isinstance(space, bpy.types.SpaceTextEditor)
    space.text = text
    space.show_syntax_highlight = True
    space.show_line_numbers = True
    space.top = 0
    text.cursor_set(0)
    area.tag_redraw()


def _shows_ours(space: bpy.types.Space) -> bool:
    return isinstance(space, bpy.types.SpaceTextEditor) and space.text is not None and bool(space.text.get(TEXT_MARK))
