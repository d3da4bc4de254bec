# SPDX-License-Identifier: GPL-3.0-or-later
"""Before anything is built: what is in the reference, and the artist's corrections."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from .blueprint import Blueprint
from .effects import Decision, Effect, Keep, Review, Snapshot, Tell
from .gate import no_noise
from .prompt_book import PromptBook
from .read_blueprint import Correction, read_blueprint
from .session import Settings
from .settled import Settled


@dataclass(frozen=True)
class Agreed:
    """What the stages start from."""

    blueprint: Blueprint
    state: Snapshot
    """The scene: empty, but for what the artist has put there by hand."""
    settled: tuple[Settled, ...]


def agree_on_blueprint(settings: Settings, prompts: PromptBook) -> Generator[Effect, Any, Agreed]:
    """Read the picture until the artist wants what was read, as corrected, to be built.

    Raises ``ProviderError`` when no blueprint can be had.
    """
    yield Tell("blueprint", 1, 1, "Reading the picture")
    blueprint = yield from read_blueprint(settings, prompts)
    state: Snapshot = yield Keep("start")
    while True:
        decision: Decision = yield Review("blueprint", state, blueprint, (), (), no_noise().figures)
        state = decision.state or state
        blueprint = decision.blueprint or blueprint
        if decision.action != "retry":
            return Agreed(blueprint, state, decision.settled)
        yield Tell("blueprint", 1, 1, "Reading the picture again")
        blueprint = yield from read_blueprint(settings, prompts, Correction(blueprint, decision.note))
