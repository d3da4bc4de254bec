# SPDX-License-Identifier: GPL-3.0-or-later
"""A question to the clipboard, and its answer from there."""

import bpy

from ..agent.errors import SessionError
from ..agent.providers.relay.question import PROMPT, give_answer
from ..agent.waiting import Waiting


def copy_prompt(manager: bpy.types.WindowManager, waiting: Waiting) -> None:
    """Put the words of the question on the clipboard. Raises ``SessionError``."""
    path = waiting.folder / PROMPT
    try:
        manager.clipboard = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SessionError(f"{path} cannot be read: {error.strerror}.", "Stop, and continue.") from error


def paste_answer(manager: bpy.types.WindowManager, waiting: Waiting) -> None:
    """Answer the question with the clipboard's text. Raises ``SessionError``."""
    text = manager.clipboard
    if not text.strip():
        raise SessionError("There is no text on the clipboard.", "Copy the chat's whole answer first.")
    give_answer(waiting.folder, text)
