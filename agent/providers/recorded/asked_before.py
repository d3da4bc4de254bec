# SPDX-License-Identifier: GPL-3.0-or-later
"""How often a session has asked a question that belongs to the same place."""

import json
from pathlib import Path
from typing import Final

from ...journal_lines import Lines
from ...question import Place
from ...records import from_json
from ...request import Reply

JOURNAL: Final = "journal.jsonl"


def asked_before(place: Place, session_folder: Path) -> int:
    """Counted in the session's journal, so that it holds for a session that was resumed or rolled back too."""
    try:
        lines = Lines.read(session_folder / JOURNAL).of_entries
    except OSError:
        return 0
    entries = [json.loads(line) for line in lines]
    replies = [from_json(Reply, entry["result"]) for entry in entries if entry["effect"] == "Ask"]
    return sum(reply.question is not None and reply.question.place == place for reply in replies)
