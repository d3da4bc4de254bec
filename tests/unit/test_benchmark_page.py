# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark's tables, rows and learned measures."""

from pathlib import Path

import numpy as np
import pytest

from maquette.agent.measurements import Measurements
from maquette.development.bench import main
from maquette.development.benchmark.arms import arms_of, tasks_of
from maquette.development.benchmark.figures import AgainstTruth, Figures, read_figures, write_figures
from maquette.development.benchmark.options import option_parser
from maquette.development.benchmark.perceptual import absent, measures_of
from maquette.development.benchmark.subjects import Subject
from maquette.development.benchmark.switches import RUNNING
from maquette.development.benchmark.tables import ablation_table, gain_table, result_table, truth_table

TRUTH = AgainstTruth(2.0, 0.1, -3.0, 0.05, 0.2, None, 12.0, 4, 6)


def figures(psnr: float, seconds: float = 10.0) -> Figures:
    final = Measurements(psnr, 0.5, 9.0, 0.6, 0.7, 1.0, 0.8)
    floor = Measurements(0.1, 0.01, 0.1, 0.01, 0.01, 0.0, 0.01)
    return Figures(final, final, final, floor, 0.9, 5, seconds, 100, 20, 0.01, TRUTH, {"clip": 0.5})


def test_mean_and_worst_stand_below_the_pictures() -> None:
    lines = result_table({"a": figures(10.0), "b": figures(14.0)}).splitlines()
    assert [line.split(" | ")[1] for line in lines[2:]] == ["10.00", "14.00", "12.00", "10.00"]


def test_errors_against_the_truth_are_absolute_in_the_mean() -> None:
    last = truth_table({"a": figures(10.0), "b": figures(14.0)}).splitlines()[-2]
    assert last.split(" | ")[1:8] == ["2.0", "10.0", "3.0", "5.0", "20.0", "-", "12"]


def test_an_ablation_tells_the_difference_to_the_row_with_everything() -> None:
    rows = {"all": {"a": figures(12.0), "b": figures(14.0)}, "none": {"a": figures(11.0)}}
    lines = ablation_table(rows).splitlines()
    assert lines[2].startswith("| all | 12.00 |")
    assert lines[3].startswith("| none | 11.00 (-1.00) |")


def test_a_picture_that_solvers_make_worse_is_named() -> None:
    better, worse = {"a": figures(12.0)}, {"a": figures(11.0)}
    assert "| a | +1.00 |" in gain_table(better, worse)
    assert gain_table(better, worse).splitlines()[2].endswith("| no |")
    assert gain_table(worse, better).splitlines()[2].endswith("| yes |")


def test_figures_are_read_as_they_were_written(tmp_path: Path) -> None:
    assert read_figures(tmp_path) is None
    write_figures(figures(12.0), tmp_path)
    assert read_figures(tmp_path) == figures(12.0)


def test_an_ablation_has_a_row_with_all_solvers_one_with_none_and_one_without_each() -> None:
    arms = arms_of(option_parser().parse_args(["--ablate"]))
    assert arms["all"] == ()
    assert {"outline", "texture"} <= set(RUNNING)
    assert set(RUNNING) <= set(arms["none"])
    for name in RUNNING:
        assert arms[f"without {name}"] == (name,)


def test_memory_has_a_row_only_where_somebody_reads_prompts(capsys: pytest.CaptureFixture[str]) -> None:
    builtin, relay = (
        arms_of(option_parser().parse_args(["--ablate", "--provider", name])) for name in ("builtin", "relay")
    )
    assert not any("memory" in without for without in builtin.values())
    assert relay["without memory"] == ("memory",) and "memory" in relay["none"]
    with pytest.raises(SystemExit):
        main(["--without", "memory"])
    assert "reads no prompts" in capsys.readouterr().err


def test_a_row_without_all_that_run_is_the_row_with_none() -> None:
    assert set(arms_of(option_parser().parse_args(["--without", ",".join(RUNNING)]))) == {"all", "none"}


def test_what_cannot_be_switched_off_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        option_parser().parse_args(["--without", "light,weather"])
    assert "weather cannot be switched off" in capsys.readouterr().err


def test_another_setting_is_another_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"picture")
    folders = set()
    for said in ([], ["--samples", "9"], ["--without", "light"]):
        options = option_parser().parse_args(said)
        folders |= {task.folder for task in tasks_of(options, [Subject("a", path)], arms_of(options))}
    assert len(folders) == 3


def test_learned_measures_are_skipped_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LPIPS", "DINO", "CLIP"):
        monkeypatch.delenv(f"MAQUETTE_{name}", raising=False)
    assert set(absent()) == {"lpips", "dino", "clip"}
    assert measures_of(np.zeros((8, 8, 3), np.uint8), np.zeros((8, 8, 3), np.uint8)) is None
    monkeypatch.setenv("MAQUETTE_CLIP", str(tmp_path / "clip.onnx"))
    assert "is not there" in absent()["clip"]
