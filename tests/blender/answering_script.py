# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands for the person at a relay: answers each question that is laid out with the next prepared answer."""

import json
import threading
import time
from pathlib import Path
from typing import Any, Final


def answers_of(session: Path) -> list[Any]:
    """What the provider of a session has answered, in order, without its comparisons of pairs."""
    lines = (session / "journal.jsonl").read_text(encoding="ascii").splitlines()
    entries = [json.loads(line) for line in lines[1:]]
    answers = [entry["result"]["answer"] for entry in entries if entry["effect"] == "Ask"]
    return [answer for answer in answers if "nearer" not in answer]


def as_a_chat_writes(answer: Any) -> str:
    """An answer in Markdown, a program in a block of its own."""
    rest = {name: value for name, value in answer.items() if name != "code"}
    text = f"Gladly.\n\n```json\n{json.dumps(rest, indent=1)}\n```\n"
    if "code" in answer:
        text += f"\nAnd the program:\n\n````python\n{answer['code'].removesuffix(chr(10))}\n````\n"
    return text


TIE: Final = {"nearer": "tie", "why": "They look alike."}


class AnsweringScript:
    """A thread that answers what is laid out under ``relay``, folder by folder, until it is stopped or out of answers.

    ``wrong`` are texts that are given before the first answer. Of a pair it says that neither comes nearer.
    """

    def __init__(self, relay: Path, answers: list[Any], wrong: tuple[str, ...] = ()) -> None:
        self.asked: list[str] = []
        """Names of the folders that were answered with a prepared answer."""
        self.compared: list[str] = []
        self.complaints: list[str] = []
        self._relay, self._answers, self._wrong = relay, list(answers), wrong
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._answer_all, daemon=True)

    def __enter__(self) -> "AnsweringScript":
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._stop.set()
        self._thread.join()

    def _answer_all(self) -> None:
        while not self._stop.is_set():
            for prompt in sorted(self._relay.glob("*/prompt.md")):
                folder = prompt.parent
                if folder.name in (*self.asked, *self.compared):
                    continue
                if "-compare-" in folder.name:
                    self._write(folder, as_a_chat_writes(TIE))
                    self.compared.append(folder.name)
                elif self._answers:
                    self._answer(folder)
            time.sleep(0.05)

    def _answer(self, folder: Path) -> None:
        for text in self._wrong:
            self._write(folder, text)
            while not (folder / "complaint.md").exists() and not self._stop.is_set():
                time.sleep(0.05)
            self.complaints.append((folder / "complaint.md").read_text(encoding="utf-8"))
        self._wrong = ()
        self._write(folder, as_a_chat_writes(self._answers.pop(0)))
        self.asked.append(folder.name)

    def _write(self, folder: Path, text: str) -> None:
        unfinished = folder / "reply.md.unfinished"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(folder / "reply.md")
