# SPDX-License-Identifier: GPL-3.0-or-later
"""What is answered is recorded without what is private, found again, and brought to an end where it ends."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maquette.agent.critique import Critique
from maquette.agent.errors import ProviderError
from maquette.agent.journal import Entry, Journal
from maquette.agent.make_recording import make_recording
from maquette.agent.prompt_book import ANSWERS
from maquette.agent.providers.description import ProviderSettings
from maquette.agent.providers.recorded import RecordedProvider
from maquette.agent.providers.registry import provider_named
from maquette.agent.question import Question
from maquette.agent.recording import RecordingHeader, read_recording
from maquette.agent.records import from_json, schema_of, to_json
from maquette.agent.request import Picture, Reply, Request, Usage
from maquette.agent.secret import Secret
from maquette.agent.session import Settings
from maquette.agent.vision.png import write_png
from maquette.agent.watch import Watch

KEY = "canary-51d0e2-not-to-be-seen"
PICTURE = np.full((4, 6, 3), 90, np.uint8)
HEADER = RecordingHeader(
    provider="compatible",
    model="seer-7b",
    reference=hashlib.sha256(PICTURE.tobytes()).hexdigest(),
    settings=Settings("cup", "reference.png", 6, 4, samples=1, seed=0, sees=True),
    date="2026-01-31",
)
GENERATE = Question("generate", "geometry", 0, 2)
VERIFY = Question("verify", "geometry", 0, 2)


def asked(question: Question, answer: Any) -> Entry:
    reply = Reply(answer, Usage(10, 5, None), question=question)
    return Entry("Ask", "", question.stage, question.attempt, question.reopening, to_json(reply), 1.0, 0.0)


def request(task: Any, facts: Mapping[str, Any]) -> Request:
    return Request(task, "", "", (Picture("reference.png", ""),), schema_of(ANSWERS[task]), facts, 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session's folder with an empty journal."""
    write_png(tmp_path / "reference.png", PICTURE)
    Journal.create(tmp_path / "journal.jsonl", {}).close()
    return tmp_path


@pytest.fixture
def play(folder: Path) -> Any:
    """Answers a request from a recording of the entries."""

    def play(*entries: Entry, task: Any = "generate", **facts: Any) -> Any:
        file = folder / "tape.jsonl"
        file.write_text(make_recording(HEADER, entries, (), ()).text(), encoding="ascii")
        provider = provider_named("recorded", ProviderSettings(recording=str(file)))
        assert isinstance(provider, RecordedProvider) and provider.settings.sees
        assert provider.source == "recording of compatible (seer-7b)"
        return provider.answer(request(task, facts), folder, Watch()).answer

    return play


def test_neither_keys_nor_paths_are_recorded(tmp_path: Path) -> None:
    session = tmp_path / "secret place" / "session"
    answer = {"code": f"# {KEY} in {session / 'renders'}, {session.as_posix()}", str(session): [KEY, 1]}
    recording = make_recording(HEADER, [asked(GENERATE, answer)], [Secret(), Secret(KEY)], [session, tmp_path])
    assert KEY not in recording.text() and "secret place" not in recording.text()
    (recorded,) = recording.answers
    assert recorded.answer == {"code": "# [key] in [folder]/renders, [folder]", "[folder]": ["[key]", 1]}
    assert recorded.usage == Usage(10, 5, None)


def test_a_recording_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = [asked(Question("blueprint"), {"title": "ü\u2028"}), asked(GENERATE, {"code": "1"})]
    recording = make_recording(HEADER, [*entries, Entry("Keep", "", "", 0, 0, {}, 0.0, 0.0)], (), ())
    path = tmp_path / "tape.jsonl"
    path.write_text(recording.text(), encoding="utf-8")
    assert read_recording(path) == recording


def test_of_a_picture_that_was_read_again_and_corrected_the_blueprint_that_was_built_is_recorded() -> None:
    read = [asked(Question("blueprint"), {"title": title}) for title in ("mug", "cup")]
    corrected = Entry("Review", "", "", 0, 0, {"blueprint": {"title": "bowl"}}, 0.0, 0.0)
    approved = Entry("Review", "", "", 0, 0, {"blueprint": None}, 0.0, 0.0)
    entries = [read[0], corrected, read[1], corrected, approved, asked(GENERATE, {"code": "1"}), approved]
    recording = make_recording(HEADER, entries, (), ())
    assert [answer.answer for answer in recording.answers] == [{"title": "bowl"}, {"code": "1"}]
    assert make_recording(HEADER, [*read, approved], (), ()).answers[0].answer == {"title": "cup"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: No such file"),
        (b"", "is no recording"),
        (b"\xff\xfe", "is no recording"),
        (b'{"format": "another"}\n', "is no recording, or one by another version"),
        (json.dumps({**to_json(HEADER), "date": 1}).encode(), "is damaged: RecordingHeader.date"),
        (json.dumps(to_json(HEADER)).encode() + b"\n{", "is damaged: Expecting"),
    ],
)
def test_what_is_no_recording_is_refused_at_the_start(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "tape.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ProviderError, match=words) as caught:
        provider_named("recorded", ProviderSettings(recording=str(path)))
    assert caught.value.remedy


def test_an_answer_is_found_by_its_place_whatever_the_words(play: Any) -> None:
    entries = [
        asked(replace(GENERATE, attempt=1), {"code": "first"}),
        asked(replace(GENERATE, letters=99), {"code": "second"}),
        asked(replace(GENERATE, reopening=1), {"code": "again"}),
        asked(VERIFY, {"summary": "good"}),
    ]
    assert play(*entries, stage="geometry", attempt=2) == {"code": "second"}
    assert play(*entries, stage="geometry", attempt=2, reopening=1) == {"code": "again"}
    assert play(*entries, task="verify", stage="geometry", attempt=2) == {"summary": "good"}


def test_the_second_question_of_one_place_has_the_second_answer(play: Any, folder: Path) -> None:
    entries = [asked(VERIFY, {"summary": "good"}), asked(VERIFY, {"summary": "on second thoughts, bad"})]
    journal = Journal.create(folder / "journal.jsonl", {})
    journal.append(asked(GENERATE, {}))
    assert play(*entries, task="verify", stage="geometry", attempt=2) == {"summary": "good"}
    journal.append(asked(VERIFY, {}))
    assert play(*entries, task="verify", stage="geometry", attempt=2)["summary"].startswith("on second")
    journal.close()


def test_where_it_ends_nothing_new_is_proposed_and_all_is_well(play: Any) -> None:
    history = [{"proposal": {"code": "old"}}, {"proposal": {"code": "latest"}}]
    assert play(stage="geometry", attempt=3, history=history, accepted="kept")["code"] == "latest"
    assert play(stage="geometry", attempt=1, history=[], accepted="kept")["code"] == "kept"
    assert play(stage="geometry", attempt=1, history=[])["code"].startswith("# The recording holds no program")
    critique = from_json(Critique, play(task="verify", stage="geometry", attempt=3))
    assert (critique.prefers, critique.satisfied, critique.items) == ("tie", True, ())


def test_a_blueprint_must_be_there_and_may_be_asked_for_twice(play: Any, folder: Path) -> None:
    journal = Journal.create(folder / "journal.jsonl", {})
    journal.append(asked(Question("blueprint"), {}))
    journal.close()
    assert play(asked(Question("blueprint"), {"title": "cup"}), task="blueprint") == {"title": "cup"}
    with pytest.raises(ProviderError, match="holds no blueprint"):
        play(task="blueprint")


def test_another_picture_is_refused(play: Any, folder: Path) -> None:
    write_png(folder / "reference.png", PICTURE + np.uint8(1))
    with pytest.raises(ProviderError, match=r"another picture.*Choose the picture that it was made with, cup"):
        play()
    write_png(folder / "reference.png", PICTURE[:2])
    with pytest.raises(ProviderError, match=r"6 by 4 pixels, not 6 by 2.*6 pixels as its size"):
        play()


def test_another_mode_is_refused(play: Any) -> None:
    assert play(stage="geometry", attempt=1, mode="staged")
    with pytest.raises(ProviderError, match=r"in the mode staged\. Give --mode staged"):
        play(stage="oneshot", attempt=1, mode="oneshot")


def test_what_was_refused_is_refused_again(play: Any) -> None:
    refused = Entry("Ask", "", "", 0, 0, to_json(Reply(None, question=VERIFY, refusal="No server.")), 1.0, 0.0)
    with pytest.raises(ProviderError, match="No server"):
        play(refused, task="verify", stage="geometry", attempt=2)


def test_without_a_file_it_is_not_ready() -> None:
    with pytest.raises(ProviderError, match=r"No recording is chosen.*--recording"):
        provider_named("recorded")
