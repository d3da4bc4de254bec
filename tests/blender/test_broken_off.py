# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions that something breaks off: one line, a status, and nothing lost."""

import _thread
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import addon_utils
import bpy
import numpy as np
import pytest
from PIL import Image

from maquette.agent.errors import ProviderError
from maquette.agent.providers import registry
from maquette.agent.providers.builtin import BuiltinProvider
from maquette.agent.request import Reply, Request
from maquette.agent.watch import Watch
from maquette.scene.command_line import main

TITLE = "line one"


class Troubled:
    """The built-in analyst with something happening to its answers."""

    name = "troubled"

    def __init__(self, trouble: Callable[[int, Request, Reply], Reply]) -> None:
        self._builtin = BuiltinProvider()
        self._trouble = trouble
        self._asked = 0

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        self._asked += 1
        return self._trouble(self._asked, request, self._builtin.answer(request, session_folder, watch))


def untroubled(asked: int, request: Request, reply: Reply) -> Reply:
    return reply


class Bench:
    """Runs the command on a little picture with an odd name."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.out = folder / "out of\u2028here"
        self._picture = folder / "line\none.png"
        self._monkeypatch = monkeypatch
        pixels = np.full((40, 60, 3), 180, np.uint8)
        pixels[20:] = (90, 120, 80)
        pixels[12:26, 20:32] = (200, 40, 30)
        Image.fromarray(pixels).save(self._picture)

    def run(self, trouble: Callable[[int, Request, Reply], Reply], *options: str) -> int:
        described = replace(registry.DESCRIPTIONS["builtin"], name="troubled")
        self._monkeypatch.setitem(registry.DESCRIPTIONS, "troubled", described)  # type: ignore[arg-type]
        self._monkeypatch.setitem(registry.PROVIDERS, "troubled", lambda settings: Troubled(trouble))  # type: ignore[arg-type]
        arguments = [str(self._picture), "--out", str(self.out), "--provider", "troubled", "--samples", "1"]
        return main(["reconstruct", *arguments, *options])

    def effects(self) -> list[str]:
        """What has been performed, in order."""
        return [entry["effect"] for entry in self._entries()]

    def runs(self) -> list[dict[str, object]]:
        """The results of all code that was run, in order."""
        return [entry["result"] for entry in self._entries() if entry["effect"] == "RunCode"]

    def _entries(self) -> list[dict[str, Any]]:
        lines = (self.out / "session" / "journal.jsonl").read_text(encoding="ascii").splitlines()
        return [json.loads(line) for line in lines[1:]]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("trouble", "status", "line"),
    [
        (ProviderError("The line went dead.", "Try again."), 2, "maquette: The line went dead. Try again."),
        (KeyboardInterrupt(), 130, "maquette: Interrupted. Go on with --resume."),
    ],
    ids=["provider", "person"],
)
def test_a_session_that_was_broken_off_is_resumed(
    trouble: BaseException, status: int, line: str, bench: Bench, capfd: pytest.CaptureFixture[str]
) -> None:
    def break_off(asked: int, request: Request, reply: Reply) -> Reply:
        if asked == 4:
            raise trouble
        return reply

    capfd.readouterr()
    assert bench.run(break_off) == status
    assert capfd.readouterr().err.strip() == line
    assert not (bench.out / "result.json").exists()
    assert bench.run(untroubled, "--resume") == 0
    result = json.loads((bench.out / "result.json").read_text(encoding="utf-8"))
    assert result["reference"] == TITLE and len(result["stages"]) == 5


def test_an_interrupt_within_a_render_is_not_lost(bench: Bench) -> None:
    def interrupt(*_: object) -> None:
        _thread.interrupt_main()

    bpy.app.handlers.render_pre.append(interrupt)
    bpy.app.handlers.persistent(interrupt)
    try:
        assert bench.run(untroubled) == 130
    finally:
        bpy.app.handlers.render_pre.remove(interrupt)
    assert "Look" not in bench.effects()
    assert bench.run(untroubled, "--resume") == 0


def test_code_that_takes_the_camera_away_is_told_so_and_tried_again(bench: Bench) -> None:
    def no_camera(asked: int, request: Request, reply: Reply) -> Reply:
        first = request.task == "generate" and request.facts["attempt"] == 1
        change = {"scaffold": "import bpy", "composition": "import bpy\nbpy.context.scene.camera = None"}
        code = change.get(str(request.facts.get("stage"))) if first else None
        return replace(reply, answer={**reply.answer, "code": code}) if code else reply

    assert bench.run(no_camera) == 0
    failed = [run["error"] for run in bench.runs() if not run["ok"]]
    assert len(failed) == 2 and all("has no camera" in str(error) for error in failed)


def test_nonsense_is_answered_with_a_reason_not_with_a_crash(bench: Bench, capfd: pytest.CaptureFixture[str]) -> None:
    """Answers of the wrong form, not a number, and half of a surrogate pair; in the end nothing can be built."""
    answers = ["", None, [], {"code": 3}, {"code": "x = '\ud800'", "explanation": "\ud800"}, {"memo": float("nan")}]

    def mumble(asked: int, request: Request, reply: Reply) -> Reply:
        return reply if request.task == "blueprint" else Reply(answers[asked % len(answers)])

    capfd.readouterr()
    assert bench.run(mumble) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("maquette: None of the provider's programs for the scaffold stage could be used")


def test_without_cycles_the_artist_is_told(bench: Bench, capfd: pytest.CaptureFixture[str]) -> None:
    addon_utils.disable("cycles")
    try:
        capfd.readouterr()
        assert bench.run(untroubled) == 2
        assert "Cycles is switched off. Enable" in capfd.readouterr().err
    finally:
        addon_utils.enable("cycles")
