# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes a stage: purpose, scope, views, budget and acceptance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .changes import Aspect, Change
from .critique import Kind, SectionName
from .effects import View
from .measurements import Figure, LookMeasurements
from .solver import SolverName


@dataclass(frozen=True)
class Stage:
    """One step from picture to scene."""

    name: SectionName
    purpose: str
    """One or two sentences for generator, verifier and artist alike."""
    may_change: frozenset[Aspect]
    views: tuple[View, ...]
    """What is rendered after each attempt."""
    scored_on: tuple[View, ...]
    """Those that ``score`` needs."""
    attempts: int
    """How many attempts that ran are made at most."""
    attempts_by_eye: int
    """Likewise where the provider looks at pictures, which finds light and colours by trying."""
    duties: frozenset[Kind]
    """The kinds of discrepancy that this stage is there to mend."""
    score: Callable[[LookMeasurements], float]
    """Acceptance: higher is better, comparable within a session only."""
    judged_on: str
    """What the score is made of, in plain words for the generator."""
    looks_up: str
    """What of Blender's interface its code may need, in words; empty where the kit has it all."""
    keeps: frozenset[Figure]
    """The figures that an accepted attempt must not make worse: what this stage and those before it
    are judged on. A stage is not punished for a later stage's job: proxies match colours, tones and
    edges of the picture by chance, and lose the match to better shapes. On an example picture, shapes
    that raised outline agreement from 0.41 to 0.95 lowered PSNR by 0.2 dB."""
    solvers: tuple[SolverName, ...] = ()
    """What runs behind each attempt's code, in this order, unless the session is without it."""
    required: bool = True
    """The stage makes something that the scene lacks without it, so that its first sound attempt
    is taken when it is no worse than what was there, though it scores no better."""

    @property
    def checks_geometry(self) -> bool:
        """It may mend how objects stand, so that this is checked."""
        return bool(self.may_change & {"geometry", "transform"})

    def out_of_scope(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of ``changes`` that this stage must not make."""
        return tuple(change for change in changes if not change.owned or change.aspect not in self.may_change)


def limited(stages: Sequence[Stage], most_attempts: int | None) -> tuple[Stage, ...]:
    """``stages`` with no more attempts than that in each; None or 0 leaves each its own number."""
    if not most_attempts:
        return tuple(stages)
    return tuple(
        replace(
            stage,
            attempts=min(stage.attempts, most_attempts),
            attempts_by_eye=min(stage.attempts_by_eye, most_attempts),
        )
        for stage in stages
    )
