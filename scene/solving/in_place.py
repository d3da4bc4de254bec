# SPDX-License-Identifier: GPL-3.0-or-later
"""A solver's whole conversation at once, for use without a window."""

from ...agent.effects import Solution
from ..look.clean_up import clean_up
from ..look.render import render
from .steps import Compute, Conversation, Render


def solve_in_place(conversation: Conversation) -> Solution:
    """Perform each step as it comes. Raises ``MaquetteError``; the scene is as it was in any case."""
    result: object = None
    while True:
        try:
            step = conversation.send(result)
        except StopIteration as end:
            solution: Solution = end.value
            return solution
        result = _perform(step)


def _perform(step: Render | Compute) -> object:
    if isinstance(step, Compute):
        return step.work()
    taken = {}
    try:
        for view in step.prepared.views:
            render(view)
            taken[view.view] = step.take(view)
    finally:
        clean_up(step.prepared)
    return taken
