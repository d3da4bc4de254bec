# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened in a session, on disk, so that it can go on after a crash.

JSON lines: a header, then an entry for every effect with its result. Each line is flushed to the
disk before the loop goes on, so a killed process loses at most the effect in flight.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from .effects import RESULTS, Effect
from .errors import RecordError, SessionError
from .records import JsonValue, from_json, to_json
from .whole_file import write_whole

FORMAT: Final = 1


@dataclass(frozen=True)
class Entry:
    """One effect and its result."""

    effect: str
    """Name of the effect's class."""
    digest: str
    """Hash of the effect; a replay that asks for something else is noticed by it."""
    stage: str
    attempt: int
    reopening: int
    result: JsonValue
    seconds: float
    """Time that performing the effect took."""
    between: float
    """Time of the loop and the driver before it."""


class Journal:
    """The journal of one session, open for appending."""

    def __init__(self, path: Path, header: Mapping[str, JsonValue], entries: tuple[Entry, ...], stream: TextIO) -> None:
        self.path = path
        self.header = header
        self.entries = list(entries)
        self._stream = stream

    @staticmethod
    def create(path: Path, header: Mapping[str, JsonValue]) -> "Journal":
        """A new journal that starts with ``header``; an older one at ``path`` is replaced. Raises ``SessionError``."""
        write_whole(path, _line({"format": FORMAT, **header}))
        return Journal(path, header, (), path.open("a", encoding="ascii"))

    @staticmethod
    def reopen(path: Path) -> "Journal":
        """The journal at ``path``, cut behind its last whole line. Raises ``SessionError``."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SessionError(
                f"There is no session to resume: {path} cannot be read.", "Start without --resume."
            ) from error
        whole = content[: content.rfind(b"\n") + 1]
        try:
            header, *entries = [json.loads(line) for line in whole.splitlines()]
            if header.pop("format") != FORMAT:
                raise ValueError("another format")
            read = tuple(from_json(Entry, entry) for entry in entries)
        except (ValueError, TypeError, KeyError, AttributeError, RecordError) as error:
            raise SessionError(f"The journal {path} is damaged: {error}.", "Start without --resume.") from error
        with path.open("r+b") as stream:
            stream.truncate(len(whole))
        return Journal(path, header, read, path.open("a", encoding="ascii"))

    def append(self, entry: Entry) -> None:
        """Write ``entry`` through to the disk. Raises ``SessionError``."""
        try:
            self._stream.write(_line(to_json(entry)))
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise SessionError(
                f"The journal {self.path} cannot be written: {error.strerror}.", "Free some space, then resume."
            ) from error
        self.entries.append(entry)

    def close(self) -> None:
        """Close the file; further entries are an error."""
        # All that was written is on the disk; what could not be written has been told.
        with suppress(OSError):
            self._stream.close()


def _line(content: JsonValue) -> str:
    """One line of ASCII: some characters beyond it end a line for some readers, and some are no text."""
    return json.dumps(content, separators=(",", ":")) + "\n"


def digest_of(effect: Effect) -> str:
    """A hash that is equal for equal effects."""
    text = json.dumps([type(effect).__name__, to_json(effect)], sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def result_of(entry: Entry, effect: Effect) -> object:
    """The recorded result of ``effect``. Raises ``SessionError`` where the entry is of another effect."""
    if entry.effect != type(effect).__name__ or entry.digest != digest_of(effect):
        raise SessionError(
            f"The session was made by another version of Maquette: it holds a {entry.effect} where "
            f"{type(effect).__name__} is due.",
            "Start without --resume.",
        )
    record = RESULTS[type(effect)]
    return None if record is None else from_json(record, entry.result)
