# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands for the person at a relay: answers each question that is laid out with a prepared answer."""

import json
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TIE = {"nearer": "tie", "why": "They look alike."}
CONTENT = {
    "verify": {"items": [], "prefers": "tie", "satisfied": True, "summary": "Nothing."},
    "compare": TIE,
}
"""Answers to what nothing was prepared for, upon which a stage comes to its end."""


@dataclass(frozen=True)
class Prepared:
    """An answer and what it is to be given to."""

    task: str
    stage: str
    answer: Any


def prepared_by(session: Path) -> list[Prepared]:
    """What was answered in a session, in order."""
    lines = (session / "journal.jsonl").read_text(encoding="ascii").splitlines()
    replies = [entry["result"] for entry in map(json.loads, lines[1:]) if entry["effect"] == "Ask"]
    return [Prepared(reply["question"]["task"], reply["question"]["stage"], reply["answer"]) for reply in replies]


def answers_of(session: Path) -> list[Any]:
    """The same, without what it was given to, and without comparisons of pairs."""
    return [prepared.answer for prepared in prepared_by(session) if prepared.task != "compare"]


def as_a_chat_writes(answer: Any) -> str:
    """An answer in Markdown, a program in a block of its own."""
    rest = {name: value for name, value in answer.items() if name != "code"}
    text = f"Gladly.\n\n```json\n{json.dumps(rest, indent=1)}\n```\n"
    if "code" in answer:
        text += f"\nAnd the program:\n\n````python\n{answer['code'].removesuffix(chr(10))}\n````\n"
    return text


class AnsweringScript:
    """A thread that answers what is laid out below ``relay`` until it is stopped.

    Each question gets the next answer that was prepared for its task and stage, then the last program again or an
    answer that is content. ``wrong`` are texts that are given before the first answer; ``most`` answers are given.
    """

    def __init__(
        self, relay: Path, prepared: list[Prepared], wrong: tuple[str, ...] = (), most: int | None = None
    ) -> None:
        self.asked: list[str] = []
        """Names of the folders that were answered."""
        self.complaints: list[str] = []
        self._relay, self._prepared, self._wrong, self._most = relay, list(prepared), wrong, most
        self._programs: dict[str, Any] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._answer_all, daemon=True)

    def __enter__(self) -> "AnsweringScript":
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._stop.set()
        self._thread.join()

    def next_answer(self, folder: str) -> Any:
        """For the question in a folder of that name."""
        task, stage = [*folder.split("-"), "", ""][1:3]
        found = next((entry for entry in self._prepared if (entry.task, entry.stage) == (task, stage)), None)
        if found is not None:
            self._prepared.remove(found)
        answer = found.answer if found else CONTENT.get(task, self._programs.get(stage))
        if task == "generate":
            self._programs[stage] = answer
        return answer

    def _answer_all(self) -> None:
        while not self._stop.is_set():
            for prompt in sorted(self._relay.rglob("prompt.md")):
                folder = prompt.parent
                if folder.name not in self.asked and (self._most is None or len(self.asked) < self._most):
                    self._answer(folder)
            time.sleep(0.05)

    def _answer(self, folder: Path) -> None:
        for text in self._wrong:
            self._write(folder, text)
            while not (folder / "complaint.md").exists() and not self._stop.is_set():
                time.sleep(0.05)
            self.complaints.append((folder / "complaint.md").read_text(encoding="utf-8"))
        self._wrong = ()
        self._write(folder, as_a_chat_writes(self.next_answer(folder.name)))
        self.asked.append(folder.name)

    def _write(self, folder: Path, text: str) -> None:
        unfinished = folder / "reply.md.unfinished"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(folder / "reply.md")
