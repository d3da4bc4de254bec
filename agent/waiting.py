# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that waits for a person's answer."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Waiting:
    """Where a question lies, and what was wrong with the latest answer."""

    folder: Path
    """Holds the prompt, its pictures and the schema; the answer is expected there."""
    task: str
    pictures: int
    """How many go with it."""
    complaint: str = ""
    """Why the answer that is there was not taken, and what to do; empty where there is none."""
