# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a question is, estimated alike for every model, so that sessions can be compared."""

import json
from pathlib import Path
from typing import Final

from .question import Question
from .request import Request
from .vision.picture_header import read_header

LETTERS_A_TOKEN: Final = 4
"""Of English text, says OpenAI: https://help.openai.com/en/articles/4936856. Code has a little fewer."""
PIXELS_A_TOKEN: Final = 750
"""Of a picture, says Anthropic: https://docs.anthropic.com/en/docs/build-with-claude/vision. Others count otherwise."""
MOST_PICTURE_TOKENS: Final = 1600
"""Larger pictures are scaled down to this before they are read, same source."""


def question_of(request: Request, session_folder: Path) -> Question:
    """What ``request``, whose pictures lie in ``session_folder``, is about and how large it is."""
    letters, facts = letters_of(request), request.facts
    return Question(
        task=request.task,
        stage=str(facts.get("stage", "")),
        reopening=int(facts.get("reopening", 0)),
        attempt=int(facts.get("attempt", 0)),
        letters=letters,
        pictures=len(request.pictures),
        text_tokens=round(letters / LETTERS_A_TOKEN),
        picture_tokens=sum(_picture_tokens(session_folder / picture.path) for picture in request.pictures),
    )


def letters_of(request: Request) -> int:
    """Of everything that is read: instructions, prompt, captions and the schema of the answer."""
    words = [request.system, request.prompt, json.dumps(request.schema, ensure_ascii=False)]
    return sum(map(len, words)) + sum(len(picture.caption) for picture in request.pictures)


def _picture_tokens(path: Path) -> int:
    try:
        header = read_header(path.read_bytes())
    except (OSError, EOFError):
        # Who reads the picture tells what is wrong with it.
        return 0
    return min(MOST_PICTURE_TOKENS, round(header.width * header.height / PIXELS_A_TOKEN)) if header else 0
