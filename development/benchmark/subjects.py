# SPDX-License-Identifier: GPL-3.0-or-later
"""What is reconstructed: pictures of our own scenes, of the examples, of a folder, of published benchmarks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
GOAL, START = Path("renders", "goal"), Path("renders", "start")


@dataclass(frozen=True)
class Subject:
    """A picture and what is known of it."""

    name: str
    picture: Path
    truth: str = ""
    """Name of the ground-truth scene that it shows."""
    second: Path | None = None
    """The same scene from the view that is never seen."""
    start: Path | None = None
    """Where a published task's own scene starts from: one more yardstick."""
    words: str = ""
    """What a published task asks for."""


def subjects_of(folder: Path) -> tuple[str, list[Subject]]:
    """What kind of set ``folder`` is, and its subjects by name.

    BlenderGym: folders called by task and number, each with ``start.py`` and ``renders/goal``
    (``bench_data`` of richard-guyunqi/BlenderGym-Open). BlenderBench: the same below ``level1`` to
    ``level3``, with ``task.txt`` (Fugtemypt123/VIGA). Else all pictures of the folder. Raises
    ``FileNotFoundError`` where there is none.
    """
    levels = [level for level in sorted(folder.glob("level*")) if level.is_dir()]
    if levels:
        kind, found = "BlenderBench", [entry for level in levels for entry in _tasks(level, f"{level.name}-")]
    elif found := list(_tasks(folder, "")):
        kind = "BlenderGym"
    else:
        kind = "pictures"
        pictures = sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURES)
        found = [Subject(path.stem, path.resolve()) for path in pictures]
    if not found:
        raise FileNotFoundError(f"{folder} holds no picture")
    return kind, found


def _tasks(folder: Path, prefix: str) -> Iterator[Subject]:
    for task in sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: _by_number(path.name)):
        goals = _renders(task / GOAL)
        if not (goals and (task / "start.py").is_file()):
            continue
        starts, words = _renders(task / START), task / "task.txt"
        yield Subject(
            name=f"{prefix}{task.name}",
            picture=goals[0],
            start=starts[0] if starts else None,
            words=words.read_text(encoding="utf-8").strip() if words.is_file() else "",
        )


def _renders(folder: Path) -> Sequence[Path]:
    """``render1.png`` and so on: the views of one scene, the first being the one that a task is judged on."""
    found = [path.resolve() for path in folder.glob("render*.png")] if folder.is_dir() else []
    return sorted(found, key=lambda path: _by_number(path.name))


def _by_number(name: str) -> list[tuple[int, str]]:
    """A key by which 10 comes after 9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name) if part]
