# SPDX-License-Identifier: GPL-3.0-or-later
"""A solver that the artist asks for: a stretch of work that comes back to where it began."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...agent.effects import Restore, Snapshot
from ...agent.settled import How, Settled
from ...agent.solver import SolverName
from ..settled.marks import give_back_again, settle_again
from .at_gate import settle_in
from .by_hand import compare_with_gate

if TYPE_CHECKING:
    from .live_session import LiveSession

STEPS: Final[Mapping[SolverName, str]] = {
    "camera": "Maquette: Fit Camera",
    "placement": "Maquette: Place Objects",
    "colour": "Maquette: Fit Colours",
    "light": "Maquette: Fit Lights",
}
"""What the undo step is called, by the solver."""


@dataclass(frozen=True)
class Detour:
    """How all was before, so that it can be so again when the artist stops the solver."""

    step: str
    """Name of the undo step."""
    ended: bool
    """The session had come to its end, and comes to it again."""
    position: int
    """Where the session stood."""
    key: str
    """Hash of the journal up to there."""
    state: Snapshot
    """The scene then, with what the artist had done by hand."""
    settled: tuple[tuple[str, How], ...]
    """What was settled when the session came to where it stood."""
    marks: tuple[Settled, ...]
    """What was marked as settled in the scene."""
    given_back: Mapping[str, str]
    """Name of each object that was unlocked since then to the hash of what it was."""


def go_back(live: "LiveSession", detour: Detour) -> None:
    """Let session and scene be what they were, the artist's own changes included. Raises ``MaquetteError``."""
    rebuild = live.stepper.rebuild
    if rebuild.code or rebuild.anchor is None or rebuild.anchor.name != detour.state.name:
        live.performer.restore(Restore(detour.state.name))
    collection = live.performer.collection()
    settle_again(collection, detour.marks)
    give_back_again(collection, detour.given_back)
    live.go_to(detour.position, detour.key)
    live.drop_future()
    settle_in(live)
    live.settled = detour.settled
    compare_with_gate(live)
