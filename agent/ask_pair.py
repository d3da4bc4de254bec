# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of two attempts comes nearer to the reference, asked in both orders."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Final

from .assignment import Assignment, Circumstances
from .critique import Comparison, Preference
from .effects import Ask, DrawPair, Effect, Evidence, LookResult
from .errors import RecordError
from .records import JsonValue, from_json
from .request import Reply

LONGEST: Final = 300
"""Letters of a reason."""


@dataclass(frozen=True)
class PairJudgement:
    """What two questions about the same two attempts came to."""

    prefers: Preference
    reason: str
    """One or two sentences for the artist."""


def compare(
    assignment: Assignment, circumstances: Circumstances, number: int, candidate: LookResult, rival: LookResult
) -> Generator[Effect, Any, PairJudgement]:
    """Ask twice, in both orders, whether ``candidate`` or ``rival`` comes nearer to the reference.

    Only where both answers agree does one of them win: a judge that goes by the order has no say, nor has one that
    gives no answer. Whether the candidate comes first alternates with the attempt's ``number``.
    """
    names = []
    reasons = []
    for order in (1, 2):
        candidate_first = (number + order) % 2 == 0
        first, second = (candidate, rival) if candidate_first else (rival, candidate)
        name = f"{assignment.file_name(number)}-pair-{order}"
        answer = yield from _ask(assignment, circumstances, number, (yield DrawPair(name, first, second)))
        names.append(
            "tie" if answer.nearer == "tie" else "candidate" if (answer.nearer == "A") == candidate_first else "best"
        )
        reasons.append(answer.why[:LONGEST].strip())
    if names == ["candidate", "candidate"]:
        return PairJudgement("candidate", f"Compared in both orders, it comes nearer to the picture. {reasons[0]}")
    if names == ["best", "best"]:
        return PairJudgement("best", f"Compared in both orders, it is further from the picture. {reasons[0]}")
    return PairJudgement("tie", "Compared in both orders, neither comes nearer to the picture for certain.")


def _ask(
    assignment: Assignment, circumstances: Circumstances, number: int, evidence: Evidence
) -> Generator[Effect, Any, Comparison]:
    stage, settings = assignment.stage, circumstances.settings
    facts: dict[str, JsonValue] = {
        "stage": stage.name,
        "attempt": number,
        "reopening": assignment.reopening,
        "purpose": stage.purpose,
        "judged_on": stage.judged_on,
        "duties": ", ".join(sorted(stage.duties)),
        "note": assignment.notes[-1] if assignment.notes and assignment.wished else "",
    }
    pictures = tuple(evidence.pictures.values())
    reply: Reply = yield Ask(circumstances.prompts.request("compare", facts, pictures, settings.seed), needed=False)
    try:
        return from_json(Comparison, reply.answer)
    except RecordError:
        return Comparison("tie", "")
