# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist decided: settled objects and wishes."""

from collections.abc import Sequence
from typing import Final

from ..settled import Settled

MOST_NOTES: Final = 8


def settled_in_words(settled: Sequence[Settled]) -> str:
    """A line an object."""
    return "\n".join(f"- `{entry.name}`{_ref(entry)}: {entry.how}" for entry in settled)


def notes_in_words(notes: Sequence[str]) -> str:
    """The wishes, the latest last."""
    return "\n".join(f"- {note.strip()}" for note in notes[-MOST_NOTES:])


def _ref(entry: Settled) -> str:
    return f" (part of `{entry.ref}`)" if entry.ref and entry.ref != entry.name else ""
