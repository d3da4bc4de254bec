# SPDX-License-Identifier: GPL-3.0-or-later
"""What the verifier is asked about one attempt."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Final

from .assignment import Assignment, Circumstances
from .critique import Critique, Item
from .effects import Ask, Effect, Evidence, LookResult
from .errors import RecordError
from .further_views import further_views
from .measurements import LookMeasurements
from .open_items import carry_over
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply
from .verifier_words import verifier_words

MAY_ASK: Final = """\
empty, unless what must be judged is hidden in all pictures (whether parts touch, what is behind, a detail too small). \
Then at most two further views, and you are asked once more with them: `kind` `alone` (an object without all others), \
`above`, `side` (with what is around it; empty `object` for all) or `crop` (`box` of the picture, or the object's)."""
HAS_ASKED: Final = "empty: those that you asked for are the last of the pictures. Answer now."


@dataclass(frozen=True)
class Case:
    """One attempt before its judge."""

    number: int
    look: LookResult
    measurements: LookMeasurements
    best: LookMeasurements | None
    """Of the best attempt so far."""
    notices: tuple[str, ...] = ()
    """What was odd though the code ran."""
    evidence: Evidence | None = None
    """Drawn for those who look at pictures."""
    asked: tuple[Item, ...] = ()
    """The items that were open before."""


def verify(assignment: Assignment, circumstances: Circumstances, case: Case) -> Generator[Effect, Any, Critique]:
    """Ask the verifier about an attempt. An answer that is refused or cannot be read leaves all as open as it was."""
    stage, settings = assignment.stage, circumstances.settings
    facts: dict[str, JsonValue] = {
        "stage": stage.name,
        "purpose": stage.purpose,
        "duties": sorted(stage.duties),
        "attempt": case.number,
        "reopening": assignment.reopening,
        "blueprint": to_json(circumstances.blueprint),
        "measurements": to_json(case.measurements),
        "best": to_json(case.best),
        "start": to_json(assignment.start),
        "noise": to_json(circumstances.noise.figures),
        "without": list(settings.without),
    }
    pictures = _pictures(settings.reference, case)
    words = verifier_words(assignment, circumstances, case)

    def question(pictures: tuple[Picture, ...], views: str) -> Ask:
        told = {**words, "views": views}
        return Ask(circumstances.prompts.request("verify", facts, pictures, settings.seed, told), needed=False)

    critique = _critique((yield question(pictures, MAY_ASK)))
    if isinstance(critique, Critique) and critique.views and case.evidence is not None:
        name = assignment.file_name(case.number)
        further = yield from further_views(name, settings.seed, circumstances.blueprint, case.look, critique.views)
        if further:
            # Who has judged once already may fail to answer again.
            again = _critique((yield question((*pictures, *further), HAS_ASKED)))
            critique = again if isinstance(again, Critique) else critique
    if not isinstance(critique, Critique):
        critique = Critique((), "tie", False, critique)
    return carry_over(critique, case.asked)


def _critique(reply: Reply) -> Critique | str:
    """The answer, or why there is none."""
    if reply.refusal:
        return f"The critic gave no answer: {reply.refusal}"
    try:
        return from_json(Critique, reply.answer)
    except RecordError as error:
        return f"The critic's answer could not be read: {error}"


def _pictures(reference: str, case: Case) -> tuple[Picture, ...]:
    if case.evidence is not None:
        return tuple(case.evidence.pictures.values())
    views = (Picture(path, f"The attempt, {view} view") for view, path in case.look.pictures.items() if view != "ids")
    return (Picture(reference, "The reference"), *views)
