# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole reconstruction whose every answer is written to a file beside its question."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from maquette.scene.command_line import main
from maquette.tests.blender.answering_script import AnsweringScript, answers_of, as_a_chat_writes
from maquette.tests.blender.small_picture import small_picture

PATIENCE = 120


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return small_picture(tmp_path)


def reconstruct(picture: Path, out: Path, *options: str) -> dict[str, object]:
    assert main(["reconstruct", str(picture), "--out", str(out), "--samples", "1", *options]) == 0
    result: dict[str, object] = json.loads((out / "result.json").read_text(encoding="utf-8"))
    return result


def test_a_session_goes_as_the_answers_go(picture: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A script gives the answers that the built-in analyst has given before, the first after a wrong one."""
    own = reconstruct(picture, tmp_path / "own")
    answers = answers_of(tmp_path / "own" / "session")
    capfd.readouterr()
    out = tmp_path / "asked"
    with AnsweringScript(out / "session" / "relay", answers, wrong=("Sorry, I cannot.",)) as script:
        asked = reconstruct(picture, out, "--provider", "relay")
    assert answers_of(out / "session") == answers
    assert asked["fingerprint"] == own["fingerprint"] and asked["final"] == own["final"]
    assert asked["provider"] == "relay"
    assert script.asked[:2] == ["001-blueprint", "002-generate-scaffold-1"] and len(script.asked) == len(answers)
    assert "no JSON" in script.complaints[0]
    printed = capfd.readouterr().out
    assert printed.count("and answer in reply.md beside it.") == len(answers) + len(script.compared) + 1
    assert str(out / "session" / "relay" / "001-blueprint" / "prompt.md") in printed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_an_answer_written_while_nobody_waits_is_taken_by_the_resumed_session(picture: Path, tmp_path: Path) -> None:
    own = reconstruct(picture, tmp_path / "own")
    answers = answers_of(tmp_path / "own" / "session")
    out = tmp_path / "asked"
    relay = out / "session" / "relay"
    command = [sys.executable, "-P", "-m", "maquette.development", "demo", str(picture), "--out", str(out)]
    process = subprocess.Popen(
        [*command, "--samples", "1", "--provider", "relay"], stdout=subprocess.DEVNULL, env=dict(os.environ)
    )
    second = relay / "002-generate-scaffold-1"
    with AnsweringScript(relay, answers[:1]):
        deadline = time.monotonic() + PATIENCE
        while not (second / "prompt.md").exists():
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
    process.kill()
    process.wait()
    (second / "reply.md").write_text(as_a_chat_writes(answers[1]), encoding="utf-8")
    script = AnsweringScript(relay, answers[2:])
    script.asked += ["001-blueprint", second.name]
    with script:
        asked = reconstruct(picture, out, "--provider", "relay", "--resume")
    assert answers_of(out / "session") == answers
    assert asked["fingerprint"] == own["fingerprint"]
    assert len(list(relay.iterdir())) == len(answers) + len(script.compared)
