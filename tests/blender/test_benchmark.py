# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark as a developer runs it, on a small ground-truth scene."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from maquette.agent.vision.intake import read_reference
from maquette.development import bench
from maquette.development.benchmark.figures import Figures, read_figures
from maquette.development.benchmark.task import FIGURES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("benchmark")


@pytest.fixture(scope="module")
def run(folder: Path) -> Callable[..., int]:
    """Runs the command on one scene at 64 pixels."""

    def command(*more: str) -> int:
        small = ["--size", "64", "--samples", "1", "--scene-size", "64", "--scene-samples", "1", "--jobs", "1"]
        small += ["--mode", "oneshot"]
        places = ["--cache", str(folder / "cache"), "--page", str(folder / "docs" / "benchmark.md")]
        return bench.main(["--scenes", "table", "--no-examples", *small, *places, *more])

    return command


@pytest.fixture(scope="module")
def task(folder: Path, run: Callable[..., int]) -> Path:
    """The folder of the one task, done."""
    assert run() == 0
    (done,) = (folder / "cache").glob("table-all-*")
    return done


@pytest.fixture(scope="module")
def figures(task: Path) -> Figures:
    found = read_figures(task)
    assert found is not None
    return found


def test_a_scene_is_measured_against_its_picture_and_its_truth(task: Path, figures: Figures) -> None:
    assert not figures.failure
    assert 5.0 < figures.final.psnr < 40.0
    assert figures.mean_colour.psnr < figures.thumbnail_8x8.psnr
    assert 0.0 < figures.executed <= 1.0
    assert figures.truth is not None
    assert figures.truth.second is not None
    assert figures.truth.field_of_view is not None
    assert read_reference(task / "second.png").shape == read_reference(task / "out" / "render.png").shape


def test_the_page_holds_tables_and_the_pictures_they_name(folder: Path, figures: Figures) -> None:
    page = (folder / "docs" / "benchmark.md").read_text(encoding="utf-8")
    assert f"| table | {figures.final.psnr:.2f} | {figures.final.ssim:.3f} |" in page
    for heading in ("### Against the truth", "### From the second view"):
        assert heading in page
    for name in ("pictures.png", "pictures_plot.png"):
        assert f"(images/benchmark/{name})" in page
        assert np.ptp(read_reference(folder / "docs" / "images" / "benchmark" / name)) > 100


def test_what_is_done_is_not_done_again(
    task: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    before = (task / FIGURES).stat().st_mtime_ns
    assert run() == 0
    assert (task / FIGURES).stat().st_mtime_ns == before
    assert "1 of 1 are done already." in capsys.readouterr().out


def test_a_benchmark_that_is_ended_ends_what_it_began_and_goes_on_the_next_time(
    task: Path, figures: Figures, folder: Path
) -> None:
    (task / FIGURES).unlink()
    shutil.rmtree(task / "out")
    said = ["--scenes", "table", "--no-examples", "--size", "64", "--samples", "1", "--mode", "oneshot", "--jobs", "1"]
    said += ["--scene-size", "64", "--scene-samples", "1", "--cache", str(folder / "cache")]
    command = [sys.executable, "-P", "-m", "maquette.development", "bench", *said, "--page", str(folder / "page.md")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        journal = task / "out" / "session" / "journal.jsonl"
        while not journal.is_file() and running.poll() is None:
            time.sleep(0.05)
        running.terminate()
        assert running.wait() == bench.INTERRUPTED
    assert read_figures(task) is None
    assert bench.main([*said, "--page", str(folder / "page.md")]) == 0
    again = read_figures(task)
    assert again is not None
    assert again.final == figures.final
