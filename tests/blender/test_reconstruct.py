# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job on a real photograph, small: what it writes, and that what it writes is true."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import bpy
import numpy as np
import pytest

from maquette.agent.effects import Restore
from maquette.agent.journal import Journal
from maquette.agent.vision.colour import as_8_bit
from maquette.agent.vision.psnr import psnr, squared_error
from maquette.scene.load_pixels import load_pixels
from maquette.scene.reconstruct import Job, reconstruct_picture
from maquette.stages import STAGES

SIZE, SAMPLES = 256, 4
FIGURES = {"psnr", "ssim", "ciede2000", "edge_f1", "histogram", "coverage", "mean_iou"}
HIGHER_IS_BETTER = FIGURES - {"ciede2000"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A finished reconstruction of examples/coffee.png."""
    folder = tmp_path_factory.mktemp("coffee out")
    job = Job(repository / "examples" / "coffee.png", folder, size=SIZE, samples=SAMPLES, own_file=True)
    reconstruct_picture(job, lambda tell: None)
    return folder


@pytest.fixture(scope="module")
def result(out: Path) -> Any:
    return json.loads((out / "result.json").read_text(encoding="utf-8"))


def decibels(first: Path, second: Path) -> float:
    """PSNR of two picture files."""
    return psnr(squared_error(as_8_bit(load_pixels(first)), as_8_bit(load_pixels(second))))


def test_the_result_has_its_documented_form(result: Any) -> None:
    assert result["provider"] == "builtin" and result["mode"] == "staged"
    assert result["size"] == [256, 171] and result["seed"] == 0
    assert result["blender"].startswith(bpy.app.version_string)
    assert set(result["final"]) == FIGURES
    assert set(result["baselines"]) == {"mean_colour", "thumbnail_8x8"}
    assert {stage["name"] for stage in result["stages"]} == {
        "scaffold",
        "geometry",
        "materials",
        "composition",
        "lighting",
    }
    for stage in result["stages"]:
        assert set(stage["seconds"]) == {"model", "run", "solve", "render", "measure", "other"}
        assert set(stage["tokens"]) == {"in", "out"}
        assert set(stage["measurements"]) == FIGURES


def test_it_beats_the_mean_colour_card(result: Any) -> None:
    card = result["baselines"]["mean_colour"]
    assert result["final"]["psnr"] > card["psnr"] + 2.0
    assert result["final"]["ciede2000"] < card["ciede2000"] - 2.0


def test_no_stage_is_worse_than_the_one_before_by_more_than_the_noise(result: Any) -> None:
    keeps = {stage.name: stage.keeps for stage in STAGES}
    for earlier, stage in pairwise(result["stages"]):
        before, after = earlier["measurements"], stage["measurements"]
        for name in keeps[stage["name"]]:
            fall = before[name] - after[name] if name in HIGHER_IS_BETTER else after[name] - before[name]
            assert fall <= result["noise"][name] + 1e-9, name


def test_the_scene_opens_with_one_collection_of_separate_objects(out: Path, result: Any) -> None:
    bpy.ops.wm.open_mainfile(filepath=str(out / "scene.blend"))
    (collection,) = bpy.data.collections
    assert collection.name == "coffee"
    bodies = [entry for entry in collection.all_objects if entry.type in {"MESH", "CURVE"}]
    assert len({entry["maquette_ref"] for entry in bodies}) >= 4
    assert not bpy.data.libraries and not [image for image in bpy.data.images if image.source == "FILE"]
    assert not [entry.name for entry in bpy.data.objects if "." in entry.name[-4:]]


RUN_TWICE = """
import os, sys, bpy
bpy.ops.wm.read_factory_settings(use_empty=False)
program = compile(open(sys.argv[1], encoding="utf-8").read(), "program.py", "exec")
for _ in range(2):
    exec(program, {"__name__": "__main__"})
counts = {kind: len(getattr(bpy.data, kind)) for kind in ("objects", "meshes", "materials", "lights", "worlds")}
print("COUNTS", len(bpy.context.scene.objects), sorted(bpy.context.scene.objects.keys()), counts)
bpy.context.scene.render.filepath = sys.argv[2]
bpy.ops.render.render(write_still=True)
sys.stdout.flush()
os._exit(0)
"""


def test_the_program_rebuilds_the_scene_in_a_plain_blender(out: Path, tmp_path: Path) -> None:
    """Run twice beside Blender's default cube: the same render as render.png, nothing doubled."""
    program, render = tmp_path / "program.py", tmp_path / "again.png"
    program.write_bytes((out / "program.py").read_bytes())
    assert "maquette." not in program.read_text(encoding="utf-8").replace("maquette_", "")
    arguments = [sys.executable, "-I", "-c", RUN_TWICE, str(program), str(render)]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    assert ".001" not in done.stdout.split("COUNTS")[1]
    assert decibels(render, out / "render.png") > 40.0


def test_the_report_stands_alone(out: Path) -> None:
    text = (out / "report.html").read_text(encoding="utf-8")
    assert "http://" not in text.replace("http://www.w3.org", "") and "https://" not in text
    HTMLParser().feed(text)
    assert text.count("data:image/png;base64,") >= 2


def test_the_loops_own_time_is_small(result: Any) -> None:
    """Not a timing of the machine but a ratio within one run; the acceptance bound at full size is 5 %."""
    total = sum(sum(stage["seconds"].values()) for stage in result["stages"])
    assert sum(stage["seconds"]["other"] for stage in result["stages"]) < 0.25 * total


def test_resuming_a_finished_session_changes_nothing(out: Path, result: Any, repository: Path) -> None:
    (out / "scene.partial.blend").write_bytes((out / "scene.blend").read_bytes())
    files = {path.name for path in out.iterdir()} - {"scene.partial.blend"}
    job = Job(repository / "examples" / "coffee.png", out, size=SIZE, samples=SAMPLES, resume=True, own_file=True)
    again = reconstruct_picture(job, lambda tell: None)
    assert again == result
    assert {path.name for path in out.iterdir()} == files


def test_render_png_is_what_was_measured(out: Path, result: Any) -> None:
    measured = decibels(out / "session" / "reference.png", out / "render.png")
    assert measured == pytest.approx(result["final"]["psnr"], abs=0.001)


def test_the_journal_names_snapshots_that_are_there(out: Path) -> None:
    journal = Journal.reopen(out / "session" / "journal.jsonl")
    kept = [entry.result["name"] for entry in journal.entries if entry.effect in {"Keep", Restore.__name__}]
    assert "start" in kept
    assert all((out / "session" / "snapshots" / f"{name}.blend").is_file() for name in kept)
    assert np.isfinite([entry.seconds for entry in journal.entries]).all()
