# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to see of a session, ready to be drawn: no file has to be read, nothing computed."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..blueprint import Blueprint
    from ..changes import Aspect
    from ..critique import Item, ReviewName, SectionName
    from ..errors import Mend
    from ..measurements import Figure
    from ..solver_report import SolverReport
    from ..waiting import Waiting

SessionState = Literal["working", "blueprint", "review", "stopped", "failed", "interrupted", "done"]
"""``blueprint``: what was read of the picture waits for the artist's word, as a stage does in ``review``.
``interrupted``: Blender ended while a stage was being worked on. ``stopped``: the artist, or a budget, did."""
RowState = Literal["waiting", "working", "review", "accepted", "unchanged", "skipped"]
"""``unchanged``: the stage was passed through and no attempt was kept."""


@dataclass(frozen=True)
class StageRow:
    """One stage in the list."""

    stage: "SectionName"
    state: RowState
    score: float | None = None
    """The stage's own score of the state that it left; None before it was measured."""
    seconds: float = 0.0
    """Of all passes through it, without waiting for reviews."""
    attempts: int = 0
    position: int | None = None
    """Where in the journal its latest review is due; None before. What rolling back returns to."""


@dataclass(frozen=True)
class FigureRow:
    """One measurement with its yardsticks."""

    figure: "Figure"
    value: float
    before: float | None
    """Of the state that the pass began with."""
    mean_colour: float | None
    """Of a card in the picture's mean colour; None where the figure means nothing there."""
    thumbnail: float | None
    """Of the picture reduced to 8x8 pixels; None likewise."""
    better: int
    """1 where it rose beyond the noise (for the better), -1 where it fell, 0 else."""


@dataclass(frozen=True)
class ChangeGroup:
    """What happened to one object or datablock."""

    name: str
    kind: Literal["added", "removed", "changed"]
    aspect: "Aspect"
    """What is mainly concerned."""
    lines: tuple[str, ...]
    """Without the name: ``location (0, 0, 0) → (0, 0, 0.1)``; empty for added and removed."""


@dataclass(frozen=True)
class AttemptRow:
    """One attempt of a pass."""

    number: int
    outcome: str
    kept: bool
    """Its state is the one that the pass ended with."""
    after: Path | None
    """Its render."""


@dataclass(frozen=True)
class StageReview:
    """The latest pass through one stage."""

    stage: "SectionName"
    reference: Path
    before: Path | None
    """Render of the state that the pass began with; None before anything was built."""
    after: Path | None
    """Render of the state that it ended with."""
    explanation: str
    """The generator's word on what it did; empty where nothing was kept."""
    summary: str
    """The critic's word."""
    stopped: str
    """Why no further attempt was made."""
    changes: tuple[ChangeGroup, ...]
    figures: tuple[FigureRow, ...]
    items: tuple["Item", ...]
    """The critic's checklist, gravest first."""
    attempts: tuple[AttemptRow, ...]
    code: str
    """The stage's part of the program; empty where nothing was kept."""
    code_before: str
    """Of the attempt before the kept one, in this pass or an earlier one; empty for a first attempt."""
    closed: tuple["Item", ...] = ()
    """What the critic found in this pass, and found mended in what was kept."""


@dataclass(frozen=True)
class Trouble:
    """What went wrong, and what mends it."""

    cause: str
    remedy: str
    mend: "Mend" = ""


@dataclass(frozen=True)
class SessionView:
    """One session at one moment."""

    session: str
    """The session's id: the name of its folder."""
    title: str
    state: SessionState
    stages: tuple[StageRow, ...]
    reviews: tuple[StageReview, ...]
    """Of every stage that was passed through, in the order of the stages."""
    stage: "ReviewName | None"
    """The stage that is being worked on, or what is due for review; None before the first."""
    message: str = ""
    """What is happening now, in words."""
    attempt: int = 0
    """0 where no attempt is being made."""
    attempts: int = 0
    progress: float = 0.0
    """Share of the whole session that is done, from 0 to 1: an estimate."""
    started: float = 0.0
    """``time.monotonic()`` when the present stretch of work began."""
    seconds: float = 0.0
    """Worked before that, without waiting for reviews."""
    tokens: int | None = 0
    """In and out; None where the provider does not count."""
    cost: float | None = None
    """US dollars; None where prices are not known."""
    waiting: "Waiting | None" = None
    """The question that a person is asked just now."""
    provider: str = ""
    """Who answers, as reports tell it."""
    trouble: Trouble | None = None
    """Why it failed or was stopped by a budget."""
    settled: tuple[tuple[str, str], ...] = ()
    """Name of each object that the artist locked or changed, and ``locked`` or ``changed``."""
    edited: bool = False
    """The artist has changed something of the session since its last stage."""
    blueprint: "Blueprint | None" = None
    """What is in the picture, as the artist corrected it; None before it was read."""
    blueprint_picture: Path | None = None
    """The reference with the blueprint's objects drawn on it."""
    sees: bool = False
    """Who answers looks at the picture, so that it can be read again with a note."""
    unsayable: tuple[tuple["SectionName", str], ...] = ()
    """Sentences on what the artist did by hand and no code can do again, each with the stage that it followed."""
    solved: "SolverReport | None" = None
    """What came of the solver that the artist asked for last, since the latest review or end."""
    solver_figures: tuple[FigureRow, ...] = ()
    """Before and after that solver, of small renders."""

    @property
    def is_recording(self) -> bool:
        """The answers were given earlier, to whoever made the recording."""
        from ..recording import RECORDING_OF

        return self.provider.startswith(RECORDING_OF)

    def review_of(self, stage: "ReviewName") -> StageReview | None:
        """The review of ``stage``, or None where it was not passed through."""
        return next((review for review in self.reviews if review.stage == stage), None)

    def row_of(self, stage: "ReviewName") -> StageRow:
        """The row of ``stage``."""
        return next(row for row in self.stages if row.stage == stage)
