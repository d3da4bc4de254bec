# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal that is wound back keeps what came after, and finds it again by its key."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from maquette.agent import journal as journal_module
from maquette.agent.errors import SessionError
from maquette.agent.journal import BRANCHES, Entry, Journal

HEADER = {"settings": {"title": "test"}}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = Journal.create(tmp_path / "journal.jsonl", HEADER)
    yield made
    made.close()


def add(journal: Journal, *names: str) -> str:
    """Append an entry for each name; gives the key behind them."""
    for name in names:
        journal.append(Entry("Keep", name, "scaffold", 1, 0, name, 0.0, 0.0))
    return journal.key(journal.position)


def names(journal: Journal) -> list[str]:
    """What it holds, which is what its file holds."""
    on_disk = Journal.reopen(journal.path)
    assert on_disk.entries == journal.entries and on_disk.key(on_disk.position) == journal.key(journal.position)
    on_disk.close()
    return [entry.digest for entry in journal.entries]


def branch_files(journal: Journal) -> list[Path]:
    return sorted((journal.path.parent / BRANCHES).glob("*"))


def test_it_goes_back_and_forth_between_branches(journal: Journal) -> None:
    trunk = add(journal, "a", "b")
    first = add(journal, "c", "d")
    journal.wind(2, trunk)
    assert names(journal) == ["a", "b"]
    second = add(journal, "e")
    journal.wind(4, first)
    assert names(journal) == ["a", "b", "c", "d"]
    journal.wind(3, second)
    assert names(journal) == ["a", "b", "e"]
    third = add(journal, "f")
    journal.wind(4, first)
    third_again = add(journal, "g")
    for position, key, expected in (
        (4, third, "abef"),
        (5, third_again, "abcdg"),
        (3, second, "abe"),
        (2, trunk, "ab"),
    ):
        journal.wind(position, key)
        assert "".join(names(journal)) == expected


def test_equal_entries_on_different_branches_have_different_keys(journal: Journal) -> None:
    start = journal.key(0)
    first = add(journal, "a", "c")
    journal.wind(0, start)
    second = add(journal, "b", "c")
    assert first != second
    assert journal.holds(2, first) and journal.holds(2, second)
    assert not journal.holds(1, first) and not journal.holds(9, second)


def test_winding_to_where_it_stands_leaves_no_branch(journal: Journal) -> None:
    key = add(journal, "a")
    journal.wind(1, key)
    assert branch_files(journal) == [] and journal.branches == 0


def test_a_branch_can_be_read_without_going_there(journal: Journal) -> None:
    trunk = add(journal, "a")
    first = add(journal, "b", "c")
    journal.wind(1, trunk)
    add(journal, "d")
    assert [entry.digest for entry in journal.at(3, first)] == ["a", "b", "c"]
    assert [entry.digest for entry in journal.at(1, trunk)] == ["a"]
    assert journal.key_on_branch(1, 3, first) == trunk
    assert names(journal) == ["a", "d"]


def test_a_moment_that_no_branch_has_is_refused(journal: Journal) -> None:
    add(journal, "a")
    for deed in (journal.at, journal.wind):
        with pytest.raises(SessionError, match="does not know this state"):
            deed(1, "0" * 16)
    with pytest.raises(SessionError, match="does not know this state"):
        journal.key_on_branch(0, 1, "0" * 16)
    assert names(journal) == ["a"] and branch_files(journal) == []


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\x00", b'{"format":1}\n', None], ids=["empty", "noise", "other", "folder"]
)
def test_a_damaged_branch_is_passed_over(journal: Journal, damage: bytes | None) -> None:
    trunk = add(journal, "a")
    lost = add(journal, "b")
    journal.wind(1, trunk)
    kept = add(journal, "c")
    journal.wind(1, trunk)
    (first, _) = branch_files(journal)
    first.unlink()
    if damage is None:
        first.mkdir()
    else:
        first.write_bytes(damage)
    assert not journal.holds(2, lost)
    journal.wind(2, kept)
    assert names(journal) == ["a", "c"]


def test_the_whole_part_of_a_damaged_branch_counts(journal: Journal) -> None:
    trunk = add(journal, "a")
    middle = add(journal, "b")
    end = add(journal, "c")
    journal.wind(1, trunk)
    (branch,) = branch_files(journal)
    branch.write_bytes(branch.read_bytes()[:-10])
    assert not journal.holds(3, end)
    journal.wind(2, middle)
    assert names(journal) == ["a", "b"]


def test_a_branch_never_takes_the_place_of_another(journal: Journal) -> None:
    trunk = add(journal, "a")
    keys = []
    for name in ("b", "c", "d"):
        keys.append(add(journal, name))
        journal.wind(1, trunk)
    branch_files(journal)[0].unlink()
    add(journal, "e")
    journal.wind(1, trunk)
    assert [path.name for path in branch_files(journal)] == ["0002.jsonl", "0003.jsonl", "0004.jsonl"]
    assert journal.branches == 4
    assert [journal.holds(2, key) for key in keys] == [False, True, True]


def test_a_crash_between_keeping_the_branch_and_cutting_loses_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    trunk = add(journal, "a")
    end = add(journal, "b", "c")
    write = journal_module.write_whole

    def crash(path: Path, content: str) -> None:
        if path == journal.path:
            raise KeyboardInterrupt
        write(path, content)

    monkeypatch.setattr(journal_module, "write_whole", crash)
    with pytest.raises(KeyboardInterrupt):
        journal.wind(1, trunk)
    monkeypatch.undo()
    reopened = Journal.reopen(journal.path)
    assert [entry.digest for entry in reopened.entries] == ["a", "b", "c"]
    reopened.wind(1, trunk)
    reopened.wind(3, end)
    assert names(reopened) == ["a", "b", "c"]
    reopened.close()


def test_no_room_for_cutting_is_told_and_leaves_it_as_it_was(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    trunk = add(journal, "a")
    add(journal, "b")
    write = journal_module.write_whole

    def full(path: Path, content: str) -> None:
        if path == journal.path:
            raise SessionError(f"{path} cannot be written: No space left on device.", "Free some space.")
        write(path, content)

    monkeypatch.setattr(journal_module, "write_whole", full)
    with pytest.raises(SessionError, match="No space left"):
        journal.wind(1, trunk)
    assert names(journal) == ["a", "b"]
    add(journal, "c")
    assert names(journal) == ["a", "b", "c"]


def test_a_folder_that_is_gone_is_told(journal: Journal) -> None:
    trunk = add(journal, "a")
    add(journal, "b")
    shutil.rmtree(journal.path.parent)
    with pytest.raises(SessionError, match="cannot be written"):
        journal.wind(1, trunk)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_entry_for_which_there_was_no_room_is_written_once_when_there_is(journal: Journal) -> None:
    add(journal, "a")
    room, journal._stream = journal._stream, Path("/dev/full").open("a", encoding="ascii")  # noqa: SIM115
    room.close()
    with pytest.raises(SessionError, match="No space left"):
        add(journal, "b")
    assert names(journal) == ["a"]
    add(journal, "b")
    assert names(journal) == ["a", "b"]


def test_after_reopening_the_branches_are_still_there(journal: Journal) -> None:
    trunk = add(journal, "a")
    first = add(journal, "b")
    journal.wind(1, trunk)
    journal.close()
    reopened = Journal.reopen(journal.path)
    assert reopened.branches == 1
    reopened.wind(2, first)
    assert names(reopened) == ["a", "b"] and reopened.branches == 2
    reopened.close()
