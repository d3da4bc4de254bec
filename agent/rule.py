# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an attempt is kept: figures first, then a comparison of pictures where someone looks at them."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any

from .ask_pair import compare
from .ask_verifier import Case
from .assignment import Assignment, Circumstances
from .critique import Critique
from .effects import Effect
from .gate import Ruling, figures_agree, judge, rival_of
from .session import Attempt


def rule(
    assignment: Assignment, circumstances: Circumstances, case: Case, critique: Critique, best: Attempt | None
) -> Generator[Effect, Any, tuple[Ruling, Critique]]:
    """The gate's word. Where an attempt would take another's place and not all figures speak for it, those who see
    compare the two."""
    first_pass = assignment.reopening == 0
    wished = (assignment.wished or bool(assignment.code)) and best is None
    start = case.best if assignment.wished and best else assignment.start

    def ruling_on(critique: Critique) -> Ruling:
        return judge(
            assignment.stage,
            case.measurements,
            critique,
            case.best,
            start,
            circumstances.noise,
            first_pass=first_pass,
            wished=wished,
        )

    if not circumstances.settings.sees:
        return ruling_on(critique), critique
    critique = replace(critique, prefers="tie")
    ruling = ruling_on(critique)
    rival = rival_of(assignment.stage, case.best, assignment.start, first_pass=first_pass)
    look = best.look if best else assignment.look
    if not ruling.won or wished or rival is None or look is None:
        return ruling, critique
    if figures_agree(case.measurements, rival, circumstances.noise):
        return replace(ruling, reason=f"{ruling.reason} No figure got worse."), critique
    yield assignment.tell(case.number, "Comparing with the best so far")
    judgement = yield from compare(assignment, circumstances, case.number, case.look, look)
    critique = replace(critique, prefers=judgement.prefers)
    ruling = ruling_on(critique)
    return replace(ruling, reason=f"{ruling.reason} {judgement.reason}"), critique
