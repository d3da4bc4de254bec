# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark as a job of Open Job Description, in which a task is one picture."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from maquette import development
from maquette.agent.vision.png import write_png

JOB = Path(development.__file__).parent / "benchmark" / "job.yaml"
SIZE = 32


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Four small pictures of a disc on a ground."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    row, column = np.mgrid[0:SIZE, 0:SIZE]
    for number in range(4):
        picture = np.full((SIZE, SIZE, 3), (150, 170, 190), np.uint8)
        picture[SIZE // 2 :] = (120, 100, 80)
        picture[(row - 17) ** 2 + (column - 10 - 4 * number) ** 2 < 60] = (200, 50 + 30 * number, 40)
        write_png(folder / f"{number}.png", picture)
    return folder


def test_a_task_is_one_picture_and_the_last_step_writes_the_page(pictures: Path, tmp_path: Path) -> None:
    cache, page = tmp_path / "cache", tmp_path / "docs" / "benchmark.md"
    said = {
        "Set": pictures,
        "Pictures": "0-3",
        "Cache": cache,
        "Page": page,
        "Python": sys.executable,
        "Options": f"--size {SIZE} --samples 1 --mode oneshot",
    }
    command = [sys.executable, "-m", "openjd", "run", str(JOB), "--run-dependencies", "--step", "Report"]
    for name, value in said.items():
        command += ["--job-param", f"{name}={value}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(cache.glob("*/figures.json"))) == 4
    assert done.stdout.count("1 of 1  ") == 4
    assert "4 of 4 are done already." in done.stdout
    assert page.read_text(encoding="utf-8").count("\n| ") > 6
