# SPDX-License-Identifier: GPL-3.0-or-later
"""A question laid out as files, and the answer that a person writes beside it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maquette.agent.errors import Cancelled
from maquette.agent.providers.relay import RelayProvider, provider
from maquette.agent.request import Picture, Reply, Request
from maquette.agent.vision.png import write_png
from maquette.agent.waiting import Waiting
from maquette.agent.watch import Watch

PATIENCE = 10.0
ANSWER = {"code": "print(1)\n", "explanation": "One."}
FENCED = '```json\n{"explanation": "One."}\n```\n\n```python\nprint(1)\n```\n'


class Asking:
    """A thread in which a question waits for its answer."""

    def __init__(self, request: Request, folder: Path) -> None:
        self.waiting: list[Waiting] = []
        self.watch = Watch(self.waiting.append)
        self.reply: Reply | None = None
        self.error: Exception | None = None
        self._thread = threading.Thread(target=self._ask, args=(request, folder))
        self._thread.start()

    def _ask(self, request: Request, folder: Path) -> None:
        try:
            self.reply = RelayProvider().answer(request, folder, self.watch)
        except Exception as error:
            self.error = error

    @property
    def folder(self) -> Path:
        wait_until(lambda: bool(self.waiting))
        return self.waiting[-1].folder

    def end(self) -> Any:
        """The answer, waited for."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        return self.reply.answer if self.reply else None


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def as_a_new_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(provider, "_answered", set())
    yield


@pytest.fixture
def ask(request_for_code: Request, folder: Path) -> Iterator[Callable[..., Asking]]:
    asked: list[Asking] = []

    def begin(**changes: Any) -> Asking:
        asked.append(Asking(replace(request_for_code, **changes), folder))
        return asked[-1]

    yield begin
    for asking in asked:
        asking.watch.cancel()
        asking.end()


def test_a_question_is_a_folder_with_the_prompt_its_pictures_and_the_schema(
    ask: Callable[..., Asking], folder: Path, request_for_code: Request
) -> None:
    render = np.zeros((4, 6, 3), np.uint8)
    write_png(folder / "shot.png", render)
    pictures = (*request_for_code.pictures, Picture("shot.png", "Render of the attempt before"))
    place = ask(pictures=pictures, facts={"stage": "scaffold", "attempt": 2}).folder
    assert place == folder / "relay" / "001-generate-scaffold-2"
    assert {path.name for path in place.iterdir()} == {"prompt.md", "1-reference.png", "2-shot.png", "schema.json"}
    assert (place / "2-shot.png").read_bytes() == (folder / "shot.png").read_bytes()
    assert json.loads((place / "schema.json").read_text(encoding="utf-8")) == request_for_code.schema
    prompt = (place / "prompt.md").read_text(encoding="utf-8")
    order = [request_for_code.system, request_for_code.prompt, "1. `1-reference.png`: The reference", "2. `2-shot.png`"]
    places = [prompt.index(part) for part in (*order, "## How to answer", '"explanation"')]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ANSWER),
        f"\ufeff  {json.dumps(ANSWER, indent=1)}\n",
        f"Here it is:\n\n```json\n{json.dumps(ANSWER)}\n```\nGood luck!",
        FENCED,
        FENCED.replace("\n", "\r\n"),
        '{"explanation": "One."}\n```py\nprint(1)\n```',
        '~~~\n{"explanation": "One."}\n~~~\n````code\nprint(1)\n````',
        "```text explanation\nOne.\n```\n```python\nprint(1)\n```",
        f"```python\nprint(0)\n```\nNo, better:\n{FENCED}",
        '1. The answer\n\n   ```json\n   {"explanation": "One."}\n   ```\n   ```python\n   print(1)\n   ```\n',
        '{"code": "print(1)\n", "explanation": "One."}',
    ],
)
def test_an_answer_is_found_however_it_is_written(ask: Callable[..., Asking], text: str) -> None:
    asking = ask()
    (asking.folder / "reply.md").write_bytes(text.encode())
    assert asking.end() == ANSWER
    assert asking.reply is not None and asking.reply.usage.tokens_in is None


def test_fences_inside_the_program_stay_in_it(ask: Callable[..., Asking]) -> None:
    code = 'text = """\n```json\n{}\n```\n"""\n'
    asking = ask()
    (asking.folder / "reply.md").write_text(f'```json\n{{"explanation": ""}}\n```\n````python\n{code}````', "utf-8")
    assert asking.end() == {"code": code, "explanation": ""}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I cannot do that.", "no JSON in the answer"),
        ('```json\n{"explanation": }\n```', "cannot be read: Expecting value: line 1"),
        ('```json\n{"explanation": "One."}\n```', "lacks the key 'code'"),
        ("```python\nprint(1)\n```", "lacks the key 'explanation'"),
        ('{"explanation": 1, "code": ""}', "explanation is 1, not of type str"),
        ('{"explanation": "One."}\n```python\nprint(', "begins in line 2 has no end"),
        ("[1, 2]", "no JSON"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_so_and_another_is_waited_for(
    ask: Callable[..., Asking], text: str, words: str
) -> None:
    asking = ask()
    place = asking.folder
    (place / "reply.md").write_text(text, encoding="utf-8")
    wait_until(lambda: bool(asking.waiting[-1].complaint))
    complaint = (place / "complaint.md").read_text(encoding="utf-8").strip()
    assert words in complaint and asking.waiting[-1] == Waiting(place, "generate", 1, complaint)
    (place / "reply.md").write_text(FENCED, encoding="utf-8")
    assert asking.end() == ANSWER
    assert not (place / "complaint.md").exists()


def test_an_answer_that_grows_is_read_once_it_is_whole(ask: Callable[..., Asking]) -> None:
    asking = ask()
    with (asking.folder / "reply.md").open("w", encoding="utf-8") as file:
        for letter in FENCED:
            file.write(letter)
            file.flush()
            time.sleep(0.01)
    assert asking.end() == ANSWER
    assert not any(waiting.complaint for waiting in asking.waiting)


def test_calling_off_ends_the_wait_and_leaves_the_question(ask: Callable[..., Asking]) -> None:
    asking = ask()
    place = asking.folder
    asking.watch.cancel()
    assert asking.end() is None
    assert isinstance(asking.error, Cancelled)
    assert (place / "prompt.md").exists()


def test_the_same_question_asked_again_waits_where_it_waited_and_takes_what_came_meanwhile(
    ask: Callable[..., Asking], request_for_code: Request
) -> None:
    first = ask()
    place = first.folder
    first.watch.cancel()
    first.end()
    (place / "reply.md").write_text(FENCED, encoding="utf-8")
    again = ask()
    assert again.folder == place
    assert again.end() == ANSWER


def test_another_question_and_one_answered_before_get_folders_of_their_own(
    ask: Callable[..., Asking], folder: Path
) -> None:
    first = ask()
    (first.folder / "reply.md").write_text(FENCED, encoding="utf-8")
    first.end()
    again = ask()
    assert again.folder.name == "002-generate"
    again.watch.cancel()
    assert ask(prompt="Something else.").folder.name == "003-generate"
    # A question whose pictures have changed is another one.
    write_png(folder / "reference.png", np.ones((4, 6, 3), np.uint8))
    assert ask(prompt="Something else.").folder.name == "004-generate"


def test_a_question_that_was_left_half_laid_out_is_laid_out_anew(ask: Callable[..., Asking]) -> None:
    first = ask()
    place = first.folder
    first.watch.cancel()
    first.end()
    (place / "prompt.md").unlink()
    assert ask().folder.name == "002-generate"
