# SPDX-License-Identifier: GPL-3.0-or-later
"""All steps of a solver or a glance at once, for use without a window."""

from ..look.clean_up import clean_up
from ..look.render import render
from .steps import Compute, Render, Result, Steps


def solve_in_place(steps: Steps[Result]) -> Result:
    """Perform each step as it comes. Raises ``MaquetteError``; the scene is as it was in any case."""
    answer: object = None
    while True:
        try:
            step = steps.send(answer)
        except StopIteration as end:
            result: Result = end.value
            return result
        answer = _perform(step)


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
