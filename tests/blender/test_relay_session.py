# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole reconstruction whose every answer is written to a file beside its question."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from maquette.scene.command_line import main
from maquette.tests.blender.answering_script import AnsweringScript, answers_of, as_a_chat_writes, prepared_by
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
    reconstruct(picture, tmp_path / "own")
    prepared = prepared_by(tmp_path / "own" / "session")
    capfd.readouterr()
    out = tmp_path / "asked"
    with AnsweringScript(out / "session" / "relay", prepared, wrong=("Sorry, I cannot.",)) as script:
        result = reconstruct(picture, out, "--provider", "relay")
    assert result["provider"] == "relay"
    assert script.asked[:3] == ["001-blueprint", "002-generate-scaffold-1", "003-verify-scaffold-1"]
    assert "no JSON" in script.complaints[0]
    given = AnsweringScript(out, prepared)
    assert answers_of(out / "session") == [given.next_answer(name) for name in script.asked]
    printed = capfd.readouterr().out
    assert printed.count("and answer in reply.md beside it.") == len(script.asked) + 1
    assert str(out / "session" / "relay" / "001-blueprint" / "prompt.md") in printed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_an_answer_written_while_nobody_waits_is_taken_by_the_resumed_session(picture: Path, tmp_path: Path) -> None:
    reconstruct(picture, tmp_path / "own")
    prepared = prepared_by(tmp_path / "own" / "session")
    whole, out = tmp_path / "whole", tmp_path / "killed"
    with AnsweringScript(whole / "session" / "relay", prepared):
        expected = reconstruct(picture, whole, "--provider", "relay")
    relay = out / "session" / "relay"
    command = [sys.executable, "-P", "-m", "maquette.development", "demo", str(picture), "--out", str(out)]
    process = subprocess.Popen([*command, "--samples", "1", "--provider", "relay"], stdout=subprocess.DEVNULL)
    second = relay / "002-generate-scaffold-1"
    script = AnsweringScript(relay, prepared, most=1)
    with script:
        deadline = time.monotonic() + PATIENCE
        while not (second / "prompt.md").exists():
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
    process.kill()
    process.wait()
    assert script.asked == ["001-blueprint"]
    program = script.next_answer(second.name)
    (second / "reply.md").write_text(as_a_chat_writes(program), encoding="utf-8")
    rest = AnsweringScript(relay, [entry for entry in prepared if entry.answer not in (prepared[0].answer, program)])
    rest.asked += ["001-blueprint", second.name]
    with rest:
        result = reconstruct(picture, out, "--provider", "relay", "--resume")
    assert result["fingerprint"] == expected["fingerprint"]
    assert answers_of(out / "session") == answers_of(whole / "session")
    assert sorted(folder.name for folder in relay.iterdir()) == sorted(rest.asked)
