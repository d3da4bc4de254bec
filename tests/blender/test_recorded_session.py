# SPDX-License-Identifier: GPL-3.0-or-later
"""A session is recorded and played again."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from maquette.scene.command_line import main
from maquette.tests.blender.answering_script import AnsweringScript, answers_of, prepared_by
from maquette.tests.blender.small_picture import small_picture


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Picture, results and recording of a session of the built-in analyst."""
    folder = tmp_path_factory.mktemp("recorded")
    picture, out, recording = small_picture(folder), folder / "own", folder / "tapes" / "own.jsonl"
    assert run(picture, out, "--samples", "1", "--seed", "3", "--record", str(recording)) == 0
    return picture, out, recording


def run(picture: Path, out: Path, *options: str) -> int:
    return main(["reconstruct", str(picture), "--out", str(out), *options])


def result_in(out: Path) -> Any:
    return json.loads((out / "result.json").read_text(encoding="utf-8"))


def play(picture: Path, out: Path, recording: Path, *options: str) -> int:
    return run(picture, out, "--provider", "recorded", "--recording", str(recording), *options)


def lines_of(recording: Path) -> list[Any]:
    return [json.loads(line) for line in recording.read_text(encoding="utf-8").splitlines()]


def test_a_recording_plays_to_the_same_scene_and_says_what_it_is(
    recorded: tuple[Path, Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture, own, recording = recorded
    assert play(picture, tmp_path / "played", recording) == 0
    was, played = result_in(own), result_in(tmp_path / "played")
    assert played["fingerprint"] == was["fingerprint"] and played["final"] == was["final"]
    assert answers_of(tmp_path / "played" / "session") == answers_of(own / "session")
    assert played["provider"] == "recording of builtin"
    assert "Played from a recording of builtin." in capfd.readouterr().out
    report = (tmp_path / "played" / "report.html").read_text(encoding="utf-8")
    assert "from a recording of builtin" in report


def test_a_recording_plays_as_long_as_it_lasts_and_the_session_comes_to_a_good_end(
    recorded: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    picture, _, recording = recorded
    header, *answers = lines_of(recording)
    first = [header, *(line for line in answers if line["question"]["stage"] in ("", "scaffold"))]
    short = tmp_path / "short.jsonl"
    short.write_text("".join(json.dumps(line) + "\n" for line in first), encoding="utf-8")
    assert play(picture, tmp_path / "played", short) == 0
    stages = {stage["name"]: stage["accepted"] for stage in result_in(tmp_path / "played")["stages"]}
    assert stages["scaffold"] and not any(stages[name] for name in ("geometry", "materials", "lighting"))


def test_a_recording_of_another_picture_or_size_is_refused(
    recorded: tuple[Path, Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture, _, recording = recorded
    assert play(picture, tmp_path / "small", recording, "--size", "48") == 2
    assert "a picture of 60 by 40 pixels, not 48 by 32. Choose" in capfd.readouterr().err
    assert play(small_picture(tmp_path, red=120), tmp_path / "other", recording) == 2
    assert "made with another picture. Choose the picture that it was made with, thing" in capfd.readouterr().err


def test_a_session_answered_by_hand_is_recorded_with_how_much_was_asked(
    recorded: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    picture, own, _ = recorded
    out, tape = tmp_path / "asked", tmp_path / "asked.jsonl"
    options = ["--provider", "relay", "--model", "a chat", "--samples", "1", "--seed", "3"]
    with AnsweringScript(out / "session" / "relay", prepared_by(own / "session")):
        assert run(picture, out, *options, "--record", str(tape)) == 0
    questions = result_in(out)["questions"]
    assert questions[0]["task"] == "blueprint" and questions[1]["stage"] == "scaffold"
    assert all(question["letters"] // 4 - 1 <= question["text_tokens"] for question in questions)
    sizes = [Image.open(path).size for path in (out / "session" / "relay" / "001-blueprint").glob("*.png")]
    assert questions[0]["picture_tokens"] == sum(round(width * height / 750) for width, height in sizes)
    assert "How much was asked" in (out / "report.html").read_text(encoding="utf-8")
    assert play(picture, tmp_path / "played", tape) == 0
    played = result_in(tmp_path / "played")
    assert played["provider"] == "recording of relay (a chat)"
    assert played["fingerprint"] == result_in(out)["fingerprint"]
    assert played["questions"] == questions


def test_what_breaks_off_is_recorded_as_far_as_it_came(
    recorded: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, _, recording = recorded
    from maquette.scene import performer

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    tape = tmp_path / "broken.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(performer, "run_code", interrupt)
        assert run(picture, tmp_path / "broken", "--samples", "1", "--record", str(tape)) == 130
    assert [line["answer"] for line in lines_of(tape)[1:]] == [line["answer"] for line in lines_of(recording)[1:3]]


def test_another_file_is_not_recorded_over(
    recorded: tuple[Path, Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture, _, _ = recorded
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader,", encoding="utf-8")
    assert run(picture, tmp_path / "out", "--record", str(letter)) == 2
    assert "is not a recording. Choose another file" in capfd.readouterr().err
    assert letter.read_text(encoding="utf-8") == "Dear reader," and not (tmp_path / "out" / "session").exists()
