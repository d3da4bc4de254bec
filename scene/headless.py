# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver that performs each effect in place: command line, tests, batch work."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..agent.allowance import allowed
from ..agent.budget import NO_LIMITS, Budget
from ..agent.effects import Ask, Restore, Tell
from ..agent.errors import SessionError
from ..agent.journal import Journal
from ..agent.loop import reconstruct
from ..agent.prompt_book import PromptBook
from ..agent.providers.prices import FREE, Price
from ..agent.providers.provider import Provider
from ..agent.providers.relay.question import PROMPT, REPLY
from ..agent.records import to_json
from ..agent.session import SessionResult, Settings
from ..agent.stage import limited
from ..agent.stepper import Stepper
from ..agent.waiting import Waiting
from ..agent.watch import Watch
from ..stages import ONESHOT, STAGES
from .performer import Performer
from .quiet import quiet
from .session_folder import SessionFolder

PROMPTS = Path(__file__).parent.parent / "prompts"


@dataclass(frozen=True)
class Finished:
    """A session that has come to its end, with the scene in its final state."""

    session: SessionResult
    journal: Journal
    performer: Performer


def run_session(
    settings: Settings,
    folder: SessionFolder,
    provider: Provider,
    journal: Journal,
    show: Callable[[Tell], None],
    budget: Budget = NO_LIMITS,
    price: Price | None = FREE,
) -> Finished:
    """Run a session from where ``journal`` ends to its end. Raises ``MaquetteError``.

    ``price`` is what the provider's answers cost, None where that is not known.
    The working reference lies in ``folder`` already. Blender's active scene becomes the session's.
    """
    stages = limited(STAGES if settings.mode == "staged" else (ONESHOT,), budget.attempts)
    performer = Performer(settings, folder, provider)
    stepper = Stepper(reconstruct(settings, stages, PromptBook.read(PROMPTS)), journal, show)
    performer.begin()
    rebuild = stepper.start()
    performer.rebuild(rebuild, sum(entry.effect == "Ask" for entry in journal.entries))
    while stepper.effect is not None:
        begun, effect = time.perf_counter(), stepper.effect
        if isinstance(effect, Ask):
            question = replace(effect, request=allowed(effect.request, journal.entries, budget, price))
            result: object = performer.ask(question, Watch(_tell_where))
        else:
            with quiet():
                result = performer.perform(effect)
        stepper.answer(result, time.perf_counter() - begun)
    assert stepper.result is not None
    # Objects made one by one and objects read back lie in different orders, on which the noise of a
    # render depends: so a session that was resumed ends exactly as one that was not.
    performer.restore(Restore(stepper.result.state.name))
    return Finished(stepper.result, journal, performer)


def _tell_where(waiting: Waiting) -> None:
    """Print where a person is asked."""
    if waiting.complaint:
        print(waiting.complaint, flush=True)
    print(f"Read {(waiting.folder / PROMPT).resolve()} and answer in {REPLY} beside it.", flush=True)


def open_journal(
    settings: Settings,
    provider: str,
    reference: NDArray[np.uint8],
    picture: NDArray[np.uint8],
    folder: SessionFolder,
    *,
    resume: bool,
    most_attempts: int | None = None,
) -> Journal:
    """The journal of a new session or, to ``resume``, of the one in ``folder``, if any. Raises ``SessionError``.

    A new session takes the place of whatever session ``folder`` held. ``reference`` is the working
    reference and ``picture`` what it was made from, ``(height, width, 3)`` sRGB.
    """
    digest = hashlib.sha256(reference.tobytes()).hexdigest()
    header = {"settings": to_json(settings), "provider": provider, "reference": digest, "most_attempts": most_attempts}
    if not (resume and folder.journal.exists()):
        folder.empty()
        folder.write_reference(reference, with_grid=settings.sees, enlarged=picture if settings.enlarged else None)
        return Journal.create(folder.journal, header)
    journal = Journal.reopen(folder.journal)
    if journal.header != header:
        raise SessionError(
            f"The session in {folder.root} was started with other settings or another picture.",
            "Give the same ones or start without --resume.",
        )
    return journal
