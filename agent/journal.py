# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened in a session, on disk, so that it can go on after a crash.

JSON lines: a header, then an entry for every effect with its result. Each line is flushed to the
disk before the loop goes on, so a killed process loses at most the effect in flight.

A journal can be wound back to go on otherwise from there. What came after is kept in a file beside
it, since undo, redo and older .blend files may ask for it again. A key, the hash of all lines up to
a position, tells such branches apart.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from .effects import RESULTS, Effect
from .errors import RecordError, SessionError
from .journal_lines import Lines
from .records import JsonValue, from_json, to_json
from .whole_file import write_whole

FORMAT: Final = 1
BRANCHES: Final = "branches"
"""Folder beside the journal with what was cut off when it was wound back."""


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

    def __init__(self, path: Path, header: Mapping[str, JsonValue], lines: Lines, stream: TextIO) -> None:
        self.path = path
        self.header = header
        self.entries = [from_json(Entry, json.loads(line)) for line in lines.of_entries]
        self._lines = lines
        self._stream = stream

    @staticmethod
    def create(path: Path, header: Mapping[str, JsonValue]) -> "Journal":
        """A new journal that starts with ``header``; an older one at ``path`` is replaced. Raises ``SessionError``."""
        first = _line({"format": FORMAT, **header})
        write_whole(path, first)
        return Journal(path, header, Lines([first]), path.open("a", encoding="ascii"))

    @staticmethod
    def reopen(path: Path) -> "Journal":
        """The journal at ``path``, cut behind its last whole line. Raises ``SessionError``."""
        try:
            lines = Lines.read(path)
        except OSError as error:
            raise SessionError(
                f"There is no session to resume: {path} cannot be read.", "Start without --resume."
            ) from error
        try:
            header = json.loads(lines.header)
            if header.pop("format") != FORMAT:
                raise ValueError("another format")
            journal = Journal(path, header, lines, path.open("a", encoding="ascii"))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecordError) as error:
            raise SessionError(f"The journal {path} is damaged: {error}.", "Start without --resume.") from error
        os.truncate(path, lines.size)
        return journal

    @property
    def position(self) -> int:
        """How many effects have their result."""
        return len(self.entries)

    @property
    def branches(self) -> int:
        """Number of the branch that was left last; 0 for none."""
        files = (self.path.parent / BRANCHES).glob("*.jsonl")
        return max((int(path.stem) for path in files if path.stem.isdecimal()), default=0)

    def key(self, position: int) -> str:
        """Hash of the journal's first ``position`` entries and its header."""
        return self._lines.key(position)

    def wind(self, position: int, key: str) -> None:
        """Make the journal end after ``position`` entries, on the branch where ``key`` is the key there.

        What is cut off is kept in a file beside. Raises ``SessionError`` where no branch has that key.
        """
        lines = self._lines if self._lines.has(position, key) else self._branch(position, key)
        if lines is self._lines and position == self.position:
            return
        self._keep_branch()
        kept = lines.up_to(position)
        # Windows replaces no open file.
        self.close()
        try:
            write_whole(self.path, "".join(kept.all))
            self._lines = kept
        finally:
            self._open_again()
        self.entries = [from_json(Entry, json.loads(line)) for line in kept.of_entries]

    def key_on_branch(self, position: int, end: int, key: str) -> str:
        """The key at ``position`` of the branch that has ``key`` at ``end``. Raises ``SessionError``."""
        lines = self._lines if self._lines.has(end, key) else self._branch(end, key)
        return lines.key(position)

    def holds(self, position: int, key: str) -> bool:
        """Whether this branch or one that was left has ``key`` at ``position``."""
        if self._lines.has(position, key):
            return True
        return any(lines.has(position, key) for lines in self._branches())

    def at(self, position: int, key: str) -> Sequence[Entry]:
        """The first ``position`` entries of the branch with that key. Raises ``SessionError``."""
        if self._lines.has(position, key):
            return self.entries[:position]
        lines = self._branch(position, key).up_to(position)
        return [from_json(Entry, json.loads(line)) for line in lines.of_entries]

    def _branch(self, position: int, key: str) -> Lines:
        for lines in self._branches():
            if lines.has(position, key):
                return lines
        raise SessionError("The session's journal does not know this state of the scene.", "Roll back to a stage.")

    def _branches(self) -> Iterator[Lines]:
        """Those that were left, the latest first."""
        for path in sorted((self.path.parent / BRANCHES).glob("*.jsonl"), reverse=True):
            with suppress(OSError):
                yield Lines.read(path)

    def _keep_branch(self) -> None:
        folder = self.path.parent / BRANCHES
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _unwritable(self.path, error) from error
        write_whole(folder / f"{self.branches + 1:04}.jsonl", "".join(self._lines.all))

    def _open_again(self) -> None:
        """Behind the last entry that is whole; what was written of another goes."""
        self.close()
        # Where it cannot be opened, the next entry says so.
        with suppress(OSError):
            os.truncate(self.path, self._lines.size)
            self._stream = self.path.open("a", encoding="ascii")

    def append(self, entry: Entry) -> None:
        """Write ``entry`` through to the disk. Raises ``SessionError``."""
        line = _line(to_json(entry))
        try:
            if self._stream.closed:
                self._stream = self.path.open("r+", encoding="ascii")
                self._stream.seek(0, os.SEEK_END)
            self._stream.write(line)
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            self._open_again()
            raise _unwritable(self.path, error) from error
        self.entries.append(entry)
        self._lines.append(line)

    def close(self) -> None:
        """Close the file; further entries are an error."""
        # All that was written is on the disk; what could not be written has been told.
        with suppress(OSError):
            self._stream.close()


def _unwritable(path: Path, error: OSError) -> SessionError:
    return SessionError(f"The journal {path} cannot be written: {error.strerror}.", "Free some space, then resume.")


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
