# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened in a session, on disk, so that it can go on after a crash.

JSON lines: a header, then an entry for every effect with its result. Each line is flushed to the
disk before the loop goes on, so a killed process loses at most the effect in flight.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from .effects import RESULTS, Effect
from .errors import RecordError, SessionError
from .records import JsonValue, from_json, to_json

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
        """A new journal that starts with ``header``; an older one at ``path`` is replaced."""
        partial = path.with_name(f"{path.name}.partial")
        journal = Journal(path, header, (), partial.open("w", encoding="utf-8"))
        journal._write({"format": FORMAT, **header})
        journal.close()
        partial.replace(path)
        return Journal(path, header, (), path.open("a", encoding="utf-8"))

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
            header, *entries = [json.loads(line) for line in whole.decode("utf-8").splitlines()]
            if header.pop("format") != FORMAT:
                raise ValueError("another format")
            read = tuple(from_json(Entry, entry) for entry in entries)
        except (ValueError, KeyError, AttributeError, RecordError) as error:
            raise SessionError(f"The journal {path} is damaged: {error}.", "Start without --resume.") from error
        with path.open("r+b") as stream:
            stream.truncate(len(whole))
        return Journal(path, header, read, path.open("a", encoding="utf-8"))

    def append(self, entry: Entry) -> None:
        """Write ``entry`` through to the disk."""
        self._write(to_json(entry))
        self.entries.append(entry)

    def close(self) -> None:
        """Close the file; further entries are an error."""
        self._stream.close()

    def _write(self, line: JsonValue) -> None:
        self._stream.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())


def digest_of(effect: Effect) -> str:
    """A hash that is equal for equal effects."""
    text = json.dumps([type(effect).__name__, to_json(effect)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


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
