# SPDX-License-Identifier: GPL-3.0-or-later
"""A solver's summary with what the picture tells of the colour of its light."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from ...agent.critique import SectionName
from ...agent.effects import Solution
from ...agent.solver import SolverName
from ...agent.vision.white_balance.estimate import Cast, estimate_cast
from ...agent.wording.white_balance import cast_in_words
from .frames import reference_at_size
from .steps import Compute, Conversation
from .subject import Subject

TOLD_BY: Final[Mapping[SectionName, SolverName]] = {"materials": "colour", "lighting": "light", "oneshot": "light"}
"""The solver whose summary tells it, in the stages that can make use of it."""
SIZE: Final = 256
"""Longer side of the picture that it is read from, pixels."""


def with_white_balance(conversation: Conversation, subject: Subject) -> Conversation:
    """``conversation``, its summary a line longer, or what it could not decide."""
    solution: Solution = yield from conversation
    cast: Cast = yield Compute(partial(estimate_cast, reference_at_size(subject.reference, SIZE), subject.blueprint))
    words = cast_in_words(cast)
    if cast.colour is None:
        return replace(solution, undecided=(*solution.undecided, words))
    return replace(solution, summary=f"{solution.summary} {words}".strip())
