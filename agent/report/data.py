# SPDX-License-Identifier: GPL-3.0-or-later
"""What the report is made of: a finished session and the few facts that lie beside it."""

from dataclasses import dataclass
from pathlib import Path

from ..journal import Entry
from ..measurements import Baselines, LookMeasurements
from ..question import Question
from ..recording import RECORDING_OF
from ..records import from_json
from ..session import Attempt, SessionResult, StageResult
from ..timings import Seconds, seconds_of


@dataclass(frozen=True)
class ReportData:
    """A finished session, ready to be told."""

    session: SessionResult
    folder: Path
    """The session folder, against which the session's picture paths are relative."""
    entries: tuple[Entry, ...]
    """The journal's entries, from which the times are taken."""
    provider: str
    """Name of the provider that answered, or whose recorded answers were given again."""
    blender: str
    """Blender's version, such as ``4.5.15``."""
    baselines: Baselines
    final: LookMeasurements
    """Taken on the final render."""
    final_render: Path
    """PNG of the finished scene."""
    program: str
    """The exported program that rebuilds the scene."""

    @property
    def is_recording(self) -> bool:
        """Whether the answers were given in another session."""
        return self.provider.startswith(RECORDING_OF)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What was asked of a provider that reads prompts, in order; none of one that computes."""
        if not self.session.settings.sees:
            return ()
        asked = [entry.result.get("question") for entry in self.entries if entry.effect == "Ask"]
        return tuple(from_json(Question, question) for question in asked if question)

    @property
    def reference(self) -> Path:
        """The working reference."""
        return self.folder / self.session.settings.reference

    @property
    def seconds(self) -> Seconds:
        """Time of the whole session."""
        return seconds_of(self.entries)

    def entries_of_pass(self, stage: StageResult) -> tuple[Entry, ...]:
        """The journal's entries of one pass through a stage."""
        key = (stage.stage, stage.reopening)
        return tuple(entry for entry in self.entries if (entry.stage, entry.reopening) == key)

    def seconds_of_pass(self, stage: StageResult) -> Seconds:
        """Time of one pass through a stage."""
        return seconds_of(self.entries_of_pass(stage))

    def seconds_of_attempt(self, stage: StageResult, attempt: Attempt) -> Seconds:
        """Time of one attempt of one pass through a stage."""
        return seconds_of(entry for entry in self.entries_of_pass(stage) if entry.attempt == attempt.number)
