# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets of pictures: a plain folder, and the published layouts of BlenderGym and BlenderBench."""

from pathlib import Path

import numpy as np
import pytest

from maquette.agent.vision.png import write_png
from maquette.development.benchmark.subjects import subjects_of


def picture(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_png(path, np.zeros((4, 6, 3), np.uint8))


def task(folder: Path, views: int = 1, words: str = "") -> None:
    """An instance as both benchmarks lay it out."""
    for number in range(1, views + 1):
        picture(folder / "renders" / "goal" / f"render{number}.png")
        picture(folder / "renders" / "start" / f"render{number}.png")
    for name in ("start.py", "goal.py"):
        (folder / name).write_text("import bpy\n", encoding="utf-8")
    (folder / "blender_file.blend").touch()
    if words:
        (folder / "task.txt").write_text(f"{words}\n", encoding="utf-8")


def test_a_plain_folder_gives_its_pictures(tmp_path: Path) -> None:
    picture(tmp_path / "b.png")
    picture(tmp_path / "a.PNG")
    (tmp_path / "notes.txt").touch()
    kind, subjects = subjects_of(tmp_path)
    assert (kind, [entry.name for entry in subjects]) == ("pictures", ["a", "b"])


def test_blendergym_gives_the_first_goal_of_each_instance_in_the_order_of_numbers(tmp_path: Path) -> None:
    for name in ("placement2", "placement10", "lighting1"):
        task(tmp_path / name, views=12)
    (tmp_path / "unfinished3" / "renders").mkdir(parents=True)
    kind, subjects = subjects_of(tmp_path)
    assert (kind, [entry.name for entry in subjects]) == ("BlenderGym", ["lighting1", "placement2", "placement10"])
    assert subjects[1].picture == (tmp_path / "placement2" / "renders" / "goal" / "render1.png").resolve()
    assert subjects[1].start == (tmp_path / "placement2" / "renders" / "start" / "render1.png").resolve()


def test_blenderbench_gives_its_levels_and_what_they_ask_for(tmp_path: Path) -> None:
    task(tmp_path / "level1" / "camera1", words="Move the camera.")
    task(tmp_path / "level3" / "compose1")
    kind, subjects = subjects_of(tmp_path)
    assert (kind, [entry.name for entry in subjects]) == ("BlenderBench", ["level1-camera1", "level3-compose1"])
    assert [entry.words for entry in subjects] == ["Move the camera.", ""]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no picture"):
        subjects_of(tmp_path)
