# SPDX-License-Identifier: GPL-3.0-or-later
"""A model server that gives, one by one, the answers of a session before."""

import json
from pathlib import Path

from maquette.agent.prompt_book import TOLD_BY_ARTIST
from maquette.tests.blender.answering_script import CONTENT, answers_of
from maquette.tests.unit.providers.model_server import Act, ModelServer
from maquette.tests.unit.providers.wires import Wire


class AnsweringServer(ModelServer):
    """Says of each pair that neither comes nearer, and plays its acts for all other questions."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self.wire = wire

    def next_act(self) -> Act:
        compares = "# Compare:" in self.wire.prompt_of(self.received[-1])
        return self.wire.says(json.dumps(CONTENT["compare"])) if compares else super().next_act()


def answers_for_models(session: Path) -> list[str]:
    """What was answered in a session, as JSON, without comparisons and what no model is asked for."""
    answers = [answer for answer in answers_of(session) if "nearer" not in answer]
    for answer in answers:
        answer.pop("memo", None)
        for entry in answer.get("objects", ()):
            for name in TOLD_BY_ARTIST:
                entry.pop(name, None)
    return [json.dumps(answer) for answer in answers]
