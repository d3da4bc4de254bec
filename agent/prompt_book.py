# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests from facts: the Markdown templates of ``prompts/`` filled in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from .blueprint import Blueprint
from .critique import Critique
from .proposal import Proposal
from .records import JsonValue, schema_of
from .request import Picture, Request, Task

ANSWERS: Mapping[Task, type] = {"blueprint": Blueprint, "generate": Proposal, "verify": Critique}


@dataclass(frozen=True)
class PromptBook:
    """The templates, and how a request is made of them."""

    system: str
    templates: Mapping[Task, str]

    @staticmethod
    def read(folder: Path) -> "PromptBook":
        """The book in ``folder``: ``system.md`` and one file for each task."""
        tasks: tuple[Task, ...] = ("blueprint", "generate", "verify")
        return PromptBook(
            system=(folder / "system.md").read_text(encoding="utf-8"),
            templates={task: (folder / f"{task}.md").read_text(encoding="utf-8") for task in tasks},
        )

    def request(self, task: Task, facts: Mapping[str, JsonValue], pictures: tuple[Picture, ...], seed: int) -> Request:
        """A request whose prompt and facts say the same.

        In a template ``$name`` stands for the fact ``name``, text as it is and anything else as
        JSON. Raises ``KeyError`` when a template names a fact that is not given.
        """
        words = {
            name: fact if isinstance(fact, str) else json.dumps(fact, indent=1, ensure_ascii=False)
            for name, fact in facts.items()
        }
        return Request(
            task=task,
            system=self.system,
            prompt=Template(self.templates[task]).substitute(words),
            pictures=pictures,
            schema=schema_of(ANSWERS[task]),
            facts=facts,
            seed=seed,
        )
