# SPDX-License-Identifier: GPL-3.0-or-later
"""What the verifier is told, section by section of ``prompts/verify.md``; empty where there is nothing to say."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from .assignment import Assignment, Circumstances
from .critique import Item
from .wording.blueprint import blueprint_in_words
from .wording.judged_figures import judged_figures
from .wording.judged_objects import judged_objects
from .wording.materials import materials_in_words
from .wording.measurements import cells_in_words

if TYPE_CHECKING:
    from .ask_verifier import Case

MOST_NOTICES: Final = 8
LONGEST: Final = 300
"""Letters of a notice or of an item's evidence."""


def verifier_words(assignment: Assignment, circumstances: Circumstances, case: "Case") -> Mapping[str, str]:
    """The words of one request, by the names that the template calls them."""
    stage = assignment.stage
    columns = {
        "this attempt": case.measurements,
        "best so far": case.best,
        "before the stage": assignment.start,
    }
    return {
        "judged_on": stage.judged_on,
        "duties": ", ".join(sorted(stage.duties)),
        "blueprint": blueprint_in_words(circumstances.blueprint, outlines=False),
        "figures": judged_figures(stage, columns, circumstances.yardsticks, circumstances.noise),
        "objects": judged_objects(circumstances.blueprint, case.measurements, flat="flat" in case.look.pictures),
        "materials": materials_in_words(case.measurements) if stage.duties & {"light", "colour"} else "",
        "cells": cells_in_words(case.measurements.cells) if "light" in stage.duties else "",
        "notices": "\n".join(f"- {notice[:LONGEST]}" for notice in case.notices[:MOST_NOTICES]),
        "earlier": "\n".join(f"{number}. {_item(item)}" for number, item in enumerate(case.asked, 1)),
        "settled": ", ".join(f"`{entry.ref or entry.name}`" for entry in assignment.settled),
        "note": assignment.notes[-1] if assignment.notes and assignment.wished else "",
    }


def _item(item: Item) -> str:
    about = f"`{item.object}`, {item.kind}" if item.object else item.kind
    return f"{about} ({item.severity:.1f}): {item.evidence[:LONGEST]}"
