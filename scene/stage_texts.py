# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in Blender's Text editor: one text a stage, for the artist to read and to edit."""

import hashlib
from collections.abc import Sequence
from typing import Final

import bpy

from ..stages import STAGES

TEXT_MARK: Final = "maquette_text"
"""On a text of ours: the id of its session. Not the session's mark, by which what is in the scene is known."""
STAGE_MARK: Final = "maquette_text_stage"
CODE_MARK: Final = "maquette_code"
"""On a stage's text: the hash of the code that was written into it."""
DIFFERENCE_MARK: Final = "maquette_difference"
"""On a text that shows a difference: the hash of the code that it was made for."""


def write_stage_texts(session: str, sections: Sequence[tuple[str, str]]) -> None:
    """Bring the texts of ``session`` in line with its program: stage and code of each section.

    A text that the artist has edited is never overwritten. It stays the stage's text as long as the
    program's code is that which was edited; when the program has moved on, it is left to the artist
    under another name. Texts of stages that the program does not have go, unless edited.
    """
    for stage, code in sections:
        _write_stage_text(session, stage, code)
    stages = dict(sections)
    for text in _texts_of(session, CODE_MARK):
        if text[STAGE_MARK] not in stages and not _is_edited(text):
            bpy.data.texts.remove(text)
    for text in _texts_of(session, DIFFERENCE_MARK):
        if text[DIFFERENCE_MARK] != _hash(stages.get(text[STAGE_MARK], "")):
            bpy.data.texts.remove(text)


def stage_text(session: str, stage: str) -> bpy.types.Text | None:
    """The text with the code of ``stage``, or None; not to be kept, for undo may remove it."""
    return next((text for text in _texts_of(session, CODE_MARK) if text[STAGE_MARK] == stage), None)


def edited_code(session: str, stage: str) -> str | None:
    """What the artist has made of the code of ``stage``; None where it is as the program has it."""
    text = stage_text(session, stage)
    return text.as_string() if text is not None and _is_edited(text) else None


def current_code(session: str, stage: str) -> str | None:
    """The code of ``stage`` as it can be read now, edited or not; None where it has no text."""
    text = stage_text(session, stage)
    return text.as_string() if text is not None else None


def write_difference_text(session: str, stage: str, code: str, difference: str) -> bpy.types.Text:
    """The text that shows ``difference``, made for ``code`` of ``stage``."""
    texts = _texts_of(session, DIFFERENCE_MARK)
    text = next((text for text in texts if text[STAGE_MARK] == stage), None)
    if text is None:
        text = _new_text(session, stage, ".diff")
        # Unlike the program, it need not be saved with the file.
        text.use_fake_user = False
    text[DIFFERENCE_MARK] = _hash(code)
    text.from_string(difference)
    return text


def _write_stage_text(session: str, stage: str, code: str) -> None:
    text = stage_text(session, stage)
    if text is not None and _is_edited(text):
        if text[CODE_MARK] == _hash(code):
            return
        if _hash(text.as_string()) != _hash(code):
            _leave_to_artist(text)
            text = None
    if text is None:
        text = _new_text(session, stage, ".py")
    if _hash(text.as_string()) != _hash(code):
        text.from_string(code)
    text[CODE_MARK] = _hash(code)


def _leave_to_artist(text: bpy.types.Text) -> None:
    text.name = _free_name(text.name.removesuffix(".py") + " edited", ".py")
    for mark in (TEXT_MARK, STAGE_MARK, CODE_MARK):
        del text[mark]


def _new_text(session: str, stage: str, suffix: str) -> bpy.types.Text:
    places = [entry.name for entry in STAGES]
    place = places.index(stage) + 1 if stage in places else 1
    text = bpy.data.texts.new(_free_name(f"maquette/{place} {stage}", suffix))
    text[TEXT_MARK], text[STAGE_MARK] = session, stage
    return text


def _free_name(name: str, suffix: str) -> str:
    """A name that ends in ``suffix``, by which the editor knows the language; Blender would put a number behind it.

    Of several sessions in one file, the first has the plain names.
    """
    number, free = 1, name + suffix
    while free in bpy.data.texts:
        number += 1
        free = f"{name} {number}{suffix}"
    return free


def _texts_of(session: str, mark: str) -> list[bpy.types.Text]:
    return [text for text in bpy.data.texts if text.get(TEXT_MARK) == session and text.get(mark)]


def _is_edited(text: bpy.types.Text) -> bool:
    return bool(_hash(text.as_string()) != text[CODE_MARK])


def _hash(code: str) -> str:
    """Without the white space at the end, which editors add and remove."""
    return hashlib.sha256(code.rstrip().encode("utf-8", "backslashreplace")).hexdigest()
