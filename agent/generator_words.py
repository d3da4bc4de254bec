# SPDX-License-Identifier: GPL-3.0-or-later
"""What the generator is told, section by section of ``prompts/generate.md``; empty where there is nothing to say."""

from collections.abc import Mapping, Sequence
from typing import Final

from .assignment import Assignment, Circumstances
from .lessons import attempt_shown, lessons_of, program_built_on
from .measurements import LookMeasurements
from .open_items import items_to_mend, open_items
from .session import Attempt
from .stage import Stage
from .wording.blueprint import blueprint_in_words
from .wording.camera import camera_in_words
from .wording.items import items_in_words
from .wording.materials import materials_in_words
from .wording.measurements import cells_in_words, figures_in_words, limits_in_words, patches_in_words
from .wording.objects import objects_in_words
from .wording.outline_code import cut
from .wording.program import fenced, own_program, sections_in_words
from .wording.settled import notes_in_words, settled_in_words
from .wording.shapes import shapes_in_words
from .wording.textures import textures_in_words

LONGEST_ERROR: Final = 3000
"""Letters of an error that are told in full."""
MOST_OF_EXEMPLARS: Final = 4500
"""Letters of the exemplars together."""
LONGEST_OUTPUT: Final = 1200
"""Of what a program printed, and of what is odd about it."""


def generator_words(
    assignment: Assignment, circumstances: Circumstances, attempts: Sequence[Attempt], looked_up: Sequence[str]
) -> Mapping[str, str]:
    """The words of one request, by the names that the template calls them; ``looked_up`` are facts of this Blender."""
    stage, noise = assignment.stage, circumstances.noise
    last = attempts[-1] if attempts else None
    best = next((attempt for attempt in reversed(attempts) if attempt.won), None)
    shown = attempt_shown(attempts, assignment.accepted)
    measured = shown.measurements if shown else assignment.start
    seen = shown.look if shown else assignment.look
    critique = shown.critique if shown else None
    program = program_built_on(attempts, assignment.accepted)
    failed = last is not None and not last.ok
    remembers = circumstances.settings.remembers
    undone = _undone(stage, attempts, shown) if remembers else None
    return {
        "craft": circumstances.prompts.stages.get(stage.name, "").strip(),
        "judged_on": stage.judged_on,
        "may_change": ", ".join(sorted(stage.may_change)),
        "limits": limits_in_words(stage, assignment.start, noise),
        "noise": f"{noise.of_score(stage):.2g}" if noise.of_score(stage) else "",
        "blueprint": blueprint_in_words(
            circumstances.blueprint, outlines=stage.name in ("scaffold", "geometry", "oneshot")
        ),
        "program": sections_in_words(assignment.earlier),
        "measured": _whose(shown) if measured else "",
        "figures": figures_in_words(measured, stage) if measured else "",
        "table": objects_in_words(measured, stage, assignment.start) if measured else "",
        "materials": materials_in_words(measured) if measured and stage.duties & {"light", "colour"} else "",
        "cells": _places(measured) if measured and stage.duties & {"light", "colour"} else "",
        "undone": str(undone.number) if undone else "",
        "undone_cells": _places(undone.measurements) if undone and undone.measurements else "",
        "undone_solved": "\n".join(f"- {line}" for line in undone.solved) if undone else "",
        "camera": camera_in_words(seen.camera) if seen and seen.camera else "",
        "shapes": shapes_in_words(assignment.shapes),
        "textures": textures_in_words(assignment.textures),
        "items": items_in_words(items_to_mend(assignment, attempts, remembers=remembers)),
        "only": _only(assignment, attempts),
        "lessons": lessons_of(stage, attempts, assignment.start, noise) if remembers else "",
        "earlier_lessons": assignment.lessons if remembers else "",
        "own_program": own_program(program),
        "base": _base(assignment, attempts) if program else "",
        "left": str(stage.attempts - sum(attempt.ok for attempt in attempts)),
        "first": "" if program else "There is no program of this stage yet",
        "enough": "Where nothing is worth another attempt" if best or not stage.required else "",
        "printed": cut(last.output.strip(), LONGEST_OUTPUT) if last else "",
        "solvers": ", ".join(stage.solvers) or "none",
        "solved": "\n".join(f"- {line}" for line in shown.solved) if shown else "",
        "notices": _listed(shown.notices if shown else assignment.oddities.notices),
        "api_facts": "\n".join(f"- {fact}" for fact in looked_up),
        "exemplars": "\n\n".join(
            exemplar.shown().strip()
            for exemplar in circumstances.prompts.exemplars.pick(stage.name, circumstances.blueprint, MOST_OF_EXEMPLARS)
        ),
        "error": cut(last.error, LONGEST_ERROR) if last and failed else "",
        "refused_edits": fenced(cut(last.proposal.code, LONGEST_ERROR)) if last and last.proposal.edits else "",
        "critic": critique.summary if critique else "",
        "settled": settled_in_words(assignment.settled),
        "note": assignment.notes[-1] if assignment.notes and assignment.wished else "",
        "notes": notes_in_words(assignment.notes) if remembers else "",
    }


def _places(look: LookMeasurements) -> str:
    """Colours place by place: of the large objects each by itself or, where there is none, of the whole picture."""
    return patches_in_words(look) or cells_in_words(look.cells)


def _undone(stage: Stage, attempts: Sequence[Attempt], shown: Attempt | None) -> Attempt | None:
    """The last attempt, if its light or colours were measured and are not those that are shown."""
    last = attempts[-1] if attempts else None
    measured = last is not None and last.measurements is not None and stage.duties & {"light", "colour"}
    return last if measured and last is not shown else None


def _listed(notices: Sequence[str]) -> str:
    return cut("\n".join(f"- {notice}" for notice in notices), LONGEST_OUTPUT)


def _only(assignment: Assignment, attempts: Sequence[Attempt]) -> str:
    """The objects that a re-opening is about, and those that the critic has found fault with since."""
    if not assignment.reopening:
        return ""
    items = (*assignment.items, *open_items(assignment, attempts))
    return ", ".join(sorted({f"`{item.object}`" for item in items if item.object}))


def _whose(shown: Attempt | None) -> str:
    if shown is None:
        return "the state that this stage starts from"
    return f"attempt {shown.number}, {'the best so far' if shown.won else 'which was not kept'}"


def _base(assignment: Assignment, attempts: Sequence[Attempt]) -> str:
    """Whose program it is that edits are merged into."""
    if attempts and not attempts[-1].ok and attempts[-1].proposal.code and not attempts[-1].proposal.edits:
        return f"attempt {attempts[-1].number}, which failed"
    best = next((attempt for attempt in reversed(attempts) if attempt.won), None)
    if best:
        return f"attempt {best.number}, the best so far"
    return "the stage's kept program" if assignment.accepted else "the last attempt, which was not kept"
