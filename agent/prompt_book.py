# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests from facts: the Markdown templates of ``prompts/`` filled in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from .blueprint import Blueprint
from .critique import Comparison, Critique
from .exemplars import Exemplars
from .fill_template import fill_template
from .proposal import Proposal
from .records import JsonValue, schema_of
from .request import Picture, Request, Task

ANSWERS: Mapping[Task, type] = {"blueprint": Blueprint, "generate": Proposal, "verify": Critique, "compare": Comparison}
TOLD_BY_ARTIST: Final = ("inside", "outside")
"""Fields of an object of the blueprint that no model is asked for."""


@dataclass(frozen=True)
class PromptBook:
    """The templates, and how a request is made of them."""

    system: str
    templates: Mapping[Task, str]
    code: str = ""
    """How programs are written and what they may call, for those who write them."""
    stages: Mapping[str, str] = field(default_factory=dict)
    """By the name of a stage: how its work is done well."""
    exemplars: Exemplars = field(default_factory=lambda: Exemplars(()))
    """Short programs that show how things are made well."""

    @staticmethod
    def read(folder: Path) -> "PromptBook":
        """The book in ``folder``: ``system.md``, ``code.md`` and ``kit.md``, files for tasks, stages and exemplars."""
        tasks: tuple[Task, ...] = ("blueprint", "generate", "verify", "compare")
        return PromptBook(
            system=(folder / "system.md").read_text(encoding="utf-8"),
            templates={task: (folder / f"{task}.md").read_text(encoding="utf-8") for task in tasks},
            code="\n".join((folder / f"{name}.md").read_text(encoding="utf-8") for name in ("code", "kit")),
            exemplars=Exemplars.read(folder / "exemplars"),
            stages={path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "stages").glob("*.md"))},
        )

    def request(
        self,
        task: Task,
        facts: Mapping[str, JsonValue],
        pictures: tuple[Picture, ...],
        seed: int,
        words: Mapping[str, str] | None = None,
    ) -> Request:
        """A request whose prompt and facts say the same.

        In a template ``$name`` stands for ``words[name]``, else for the fact ``name``: text as it is, anything else
        as JSON, and nothing where there is nothing. What has nothing to say is left out (``fill_template``). Raises
        ``KeyError`` when a template names what is not given.
        """
        return Request(
            task=task,
            system=f"{self.system}\n{self.code}" if task == "generate" else self.system,
            prompt=fill_template(
                self.templates[task], {**{name: _in_words(fact) for name, fact in facts.items()}, **(words or {})}
            ),
            pictures=pictures,
            schema=_schema(task),
            facts=facts,
            seed=seed,
        )


def _schema(task: Task) -> Mapping[str, JsonValue]:
    """Of the answer, without the memo, which is for providers that compute, and without what the artist alone tells."""
    schema = schema_of(ANSWERS[task])
    schema["properties"].pop("memo", None)
    if task == "blueprint":
        entry = schema["properties"]["objects"]["items"]
        for name in TOLD_BY_ARTIST:
            del entry["properties"][name]
            entry["required"].remove(name)
    return {**schema, "required": list(schema["properties"])}


def _in_words(fact: JsonValue) -> str:
    if fact is None or fact in ({}, []):
        return ""
    return fact if isinstance(fact, str) else json.dumps(fact, indent=1, ensure_ascii=False)
