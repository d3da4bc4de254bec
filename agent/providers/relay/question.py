# SPDX-License-Identifier: GPL-3.0-or-later
"""A question as a folder: the prompt, its pictures, and the schema of the answer."""

import filecmp
import json
import shutil
from collections.abc import Set
from pathlib import Path
from typing import Final

from ...errors import SessionError
from ...request import Request
from ...whole_file import write_whole
from .wording import prompt_text

RELAY: Final = "relay"
"""Where in the session's folder the questions lie."""
PROMPT: Final = "prompt.md"
SCHEMA: Final = "schema.json"
REPLY: Final = "reply.md"
COMPLAINT: Final = "complaint.md"


def lay_out(request: Request, session_folder: Path, answered: Set[Path]) -> Path:
    """The folder with ``request`` in it: the last one where that holds the same and is not among ``answered``.

    The prompt is written last, so that where it lies the question is whole. Raises ``SessionError``.
    """
    root = session_folder / RELAY
    pictures = {
        f"{number}-{Path(picture.path).name}": session_folder / picture.path
        for number, picture in enumerate(request.pictures, 1)
    }
    prompt = prompt_text(request, tuple(pictures))
    try:
        root.mkdir(exist_ok=True)
        numbers = [number for folder in root.iterdir() if (number := _number(folder))]
        last = max(numbers, default=0)
        if last:
            folder = next(folder for folder in root.iterdir() if _number(folder) == last)
            if folder not in answered and _holds(folder, prompt, pictures):
                return folder
        folder = root / "-".join((f"{last + 1:03}", request.task, *_about(request)))
        folder.mkdir()
        for name, path in pictures.items():
            shutil.copyfile(path, folder / name)
    except OSError as error:
        raise SessionError(
            f"The question cannot be laid out in {root}: {error.strerror}.", "Free some space, then continue."
        ) from error
    write_whole(folder / SCHEMA, json.dumps(request.schema, indent=1, ensure_ascii=False) + "\n")
    write_whole(folder / PROMPT, prompt)
    return folder


def give_answer(folder: Path, text: str) -> None:
    """Put ``text`` where the answer to the question in ``folder`` is waited for. Raises ``SessionError``."""
    write_whole(folder / REPLY, text)


def _about(request: Request) -> tuple[str, ...]:
    """Of what the question is, as parts of a file name."""
    facts = [request.facts.get(name) for name in ("stage", "attempt")]
    return tuple(str(fact) for fact in facts if isinstance(fact, (str, int)) and str(fact).isalnum())


def _number(folder: Path) -> int:
    """The number of a question's folder; 0 for anything else."""
    number = folder.name.partition("-")[0]
    return int(number) if number.isdecimal() and folder.is_dir() else 0


def _holds(folder: Path, prompt: str, pictures: dict[str, Path]) -> bool:
    """Whether the folder holds that very question, whole."""
    file = folder / PROMPT
    if not file.is_file() or file.read_bytes() != prompt.encode("utf-8", "backslashreplace"):
        return False
    return all(
        (folder / name).is_file() and filecmp.cmp(folder / name, path, shallow=False) for name, path in pictures.items()
    )
