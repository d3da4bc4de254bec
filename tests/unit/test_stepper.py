# SPDX-License-Identifier: GPL-3.0-or-later
"""Journal and replay: a session cut short at any effect goes on as if nothing had happened."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from maquette.agent.effects import Effect, Keep, Measure, Restore, RunCode, RunReport, Snapshot, Tell
from maquette.agent.errors import SessionError
from maquette.agent.journal import Entry, Journal, digest_of
from maquette.agent.journal_lines import Lines
from maquette.agent.records import to_json
from maquette.agent.stepper import Stepper
from maquette.agent.timings import seconds_of

HEADER = {"settings": {"title": "test"}}


def little_loop() -> Generator[Effect, Any, Any]:
    yield Tell("scaffold", 1, 2, "Begin")
    start: Snapshot = yield Keep("start")
    first: RunReport = yield RunCode("one.py", "scaffold", "1")
    second: RunReport = yield RunCode("two.py", "scaffold", "2")
    yield Restore(start.name)
    yield Tell("scaffold", 2, 2, "Again")
    third: RunReport = yield RunCode(f"three-{first.error}-{second.error}.py", "scaffold", "3")
    return third.error


def perform(effect: Effect) -> object:
    match effect:
        case Keep(name) | Restore(name):
            return Snapshot(name, "hash")
        case RunCode(name=name):
            return RunReport(True, error=f"ran {name}")
    raise AssertionError(effect)


def run(journal: Journal, limit: int | None = None) -> tuple[Stepper, list[Tell], Any]:
    told: list[Tell] = []
    stepper = Stepper(little_loop(), journal, told.append)
    rebuild = stepper.start()
    while stepper.effect is not None and limit != 0:
        stepper.answer(perform(stepper.effect), 0.5)
        limit = None if limit is None else limit - 1
    return stepper, told, rebuild


def test_a_session_cut_short_after_any_effect_ends_the_same(tmp_path: Path) -> None:
    whole, _, _ = run(Journal.create(tmp_path / "whole.jsonl", HEADER))
    for cut in range(6):
        path = tmp_path / f"{cut}.jsonl"
        journal = Journal.create(path, HEADER)
        run(journal, cut)
        journal.close()
        resumed, _, _ = run(Journal.reopen(path))
        assert resumed.result == whole.result
        lines = [json.loads(line)["result"] for line in path.read_text().splitlines()[1:]]
        expected = [json.loads(line)["result"] for line in (tmp_path / "whole.jsonl").read_text().splitlines()[1:]]
        assert lines == expected


def test_a_half_written_line_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal = Journal.create(path, HEADER)
    run(journal, 3)
    journal.close()
    with path.open("a") as stream:
        stream.write('{"effect":"RunCode","dig')
    reopened = Journal.reopen(path)
    assert len(reopened.entries) == 3
    assert run(reopened)[0].result is not None


def test_a_resumed_session_is_told_how_to_rebuild_the_scene(tmp_path: Path) -> None:
    expected = {1: ("start", []), 2: ("start", ["one.py"]), 3: ("start", ["one.py", "two.py"]), 4: ("start", [])}
    for cut, (anchor, code) in expected.items():
        path = tmp_path / f"{cut}.jsonl"
        run(Journal.create(path, HEADER), cut)
        _, _, rebuild = run(Journal.reopen(path), 0)
        assert rebuild.anchor.name == anchor
        assert [effect.name for effect in rebuild.code] == code
    _, _, rebuild = run(Journal.create(tmp_path / "new.jsonl", HEADER), 0)
    assert rebuild.anchor is None and rebuild.code == ()


def test_what_was_said_before_is_not_said_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    run(Journal.create(path, HEADER), 4)
    _, told, _ = run(Journal.reopen(path))
    assert [tell.message for tell in told] == ["Again"]


def test_the_journal_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    run(Journal.create(path, HEADER), 2)
    changed = path.read_text().replace('"effect":"RunCode"', '"effect":"Measure"')
    path.write_text(changed)
    with pytest.raises(SessionError, match="another version"):
        run(Journal.reopen(path))


def test_whatever_stands_in_a_session_is_read_again(tmp_path: Path) -> None:
    """Characters that end a line for some readers, and half of a surrogate pair, which a model's JSON may hold."""
    odd = {"title": "a\u2028b\x85c\x1cd\n\r日本 \ud800"}
    path = tmp_path / "journal.jsonl"
    journal = Journal.create(path, odd)
    journal.append(Entry("Ask", "0", "scaffold", 1, 0, odd, 0.0, 0.0))
    journal.close()
    reopened = Journal.reopen(path)
    assert reopened.header == odd and reopened.entries[0].result == odd
    assert digest_of(Keep(odd["title"])) != digest_of(Keep("a"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full").open("a", encoding="ascii")  # noqa: SIM115 - the journal closes it
    journal = Journal(tmp_path / "journal.jsonl", HEADER, Lines(()), full)
    with pytest.raises(SessionError, match=r"cannot be written: No space left .* then resume"):
        run(journal)
    assert journal.entries == []
    journal.close()
    assert full.closed


@pytest.mark.parametrize("content", ["", "not json\n", "[1]\n", '{"format": 99}\n', '{"format": 1}\n{"effect": 3}\n'])
def test_a_damaged_journal_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_text(content)
    with pytest.raises(SessionError, match="damaged"):
        Journal.reopen(path)


def test_no_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="no session to resume"):
        Journal.reopen(tmp_path / "journal.jsonl")


def test_time_is_sorted_by_kind(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "journal.jsonl", HEADER)
    run(journal)
    seconds = seconds_of(journal.entries)
    assert seconds.run == pytest.approx(1.5)
    assert seconds.other == pytest.approx(1.0 + sum(entry.between for entry in journal.entries))
    assert to_json(seconds)["model"] == 0.0
    assert Measure.__name__ not in [entry.effect for entry in journal.entries]
