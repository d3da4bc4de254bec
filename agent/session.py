# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session is told at its start and what it leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .blueprint import Blueprint
from .changes import Change
from .critique import Critique, Item, SectionName
from .effects import Evidence, LookResult, Snapshot
from .measurements import LookMeasurements, Measurements
from .proposal import Proposal
from .section import Section
from .solver import Switch

Mode = Literal["staged", "oneshot"]


@dataclass(frozen=True)
class Settings:
    """Everything that decides how a session goes; the same settings and answers give the same scene."""

    title: str
    """Name of the collection that is built, taken from the picture."""
    reference: str
    """Path of the working reference, relative to the session folder."""
    width: int
    height: int
    samples: int
    seed: int
    mode: Mode = "staged"
    sees: bool = False
    """The provider reads prompts and looks at pictures, so that evidence is made for it."""
    without: tuple[Switch, ...] = ()
    """What is switched off: solvers that do not run, and what prompts do not tell."""
    enlarged: bool = False
    """Who sees is shown the reference enlarged in quarters; not in a window, which drawing them would hold up."""

    @property
    def remembers(self) -> bool:
        """Prompts tell what came before the state that is to be changed."""
        return "memory" not in self.without


@dataclass(frozen=True)
class Attempt:
    """A proposal, what running it did, how it looks, what it measures and what the verifier says."""

    number: int
    proposal: Proposal
    ok: bool
    """The code ran, within the stage's scope."""
    error: str = ""
    changes: tuple[Change, ...] = ()
    notices: tuple[str, ...] = ()
    """What is odd about its result though the code ran."""
    output: str = ""
    """What its code printed."""
    solved: tuple[str, ...] = ()
    """What each solver found, and what it could not decide; its code is part of the proposal's."""
    written: str = ""
    """The code as the generator wrote it, without what solvers added."""
    look: LookResult | None = None
    measurements: LookMeasurements | None = None
    evidence: Evidence | None = None
    """What was drawn of it for those who look at pictures."""
    critique: Critique | None = None
    """Of a verifier that looks at pictures, ``items`` hold what it left open of ``asked`` too."""
    asked: tuple[Item, ...] = ()
    """The items that were open before, by the numbers in ``critique.earlier``."""
    won: bool = False
    reason: str = ""
    """Why it replaced the best state, or did not, for the artist."""
    snapshots: Mapping[SectionName, Snapshot] = field(default_factory=dict)
    """The states it made, where it won: by its own stage and, at a re-opening, by each later one, in order."""
    later: tuple[Section, ...] = ()
    """At a re-opening: what ran behind it to the end."""

    @property
    def end(self) -> Snapshot:
        """The last state that it made. Only of one that won."""
        return list(self.snapshots.values())[-1]

    @property
    def outcome(self) -> str:
        """How it came out, in one line."""
        return self.reason or self.error.strip().splitlines()[0]


@dataclass(frozen=True)
class StageResult:
    """One pass through a stage."""

    stage: SectionName
    reopening: int
    """0 for the first pass, else the number of the re-opening."""
    attempts: tuple[Attempt, ...]
    start: LookMeasurements | None
    """Measurements of the state that the pass began with; None before anything was built."""
    stopped: str
    """Why no further attempt was made, for the artist."""

    @property
    def best(self) -> Attempt | None:
        """The attempt whose state was kept; None when the state stayed as it was."""
        return next((attempt for attempt in reversed(self.attempts) if attempt.won), None)

    @property
    def measurements(self) -> LookMeasurements | None:
        """Measurements of the state that the pass ended with."""
        return self.best.measurements if self.best else self.start


@dataclass(frozen=True)
class SessionResult:
    """A finished session."""

    settings: Settings
    blueprint: Blueprint
    passes: tuple[StageResult, ...]
    program: tuple[Section, ...]
    state: Snapshot
    """The finished scene."""
    noise: Measurements
    """Per figure, how far two renders of one scene may differ; no smaller gain counts."""
