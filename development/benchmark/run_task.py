# SPDX-License-Identifier: GPL-3.0-or-later
"""Reconstruct one picture and measure it: ``python -m maquette.development.benchmark.run_task FOLDER``.

It runs in a process of its own, for a session takes Blender's open file. Whatever was reconstructed
before the process was killed is taken up.
"""

import json
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.effects import Tell
from ...agent.errors import MaquetteError
from ...agent.journal import Journal
from ...agent.measurements import Measurements
from ...agent.providers.environment import settings_from_environment
from ...agent.records import from_json
from ...agent.timings import usage_of
from ...agent.vision.intake import prepare_reference, read_reference
from ...agent.vision.measure import measure_picture
from ...agent.vision.measure_baselines import measure_baselines
from ...agent.vision.png import read_png
from ...benchmarks.compare_with_truth import compare_with_truth, second_camera
from ...benchmarks.read_reconstruction import film_from, read_reconstruction
from ...benchmarks.truth import read_truth
from ...scene.load_pixels import load_pixels
from ...scene.quiet import quiet
from ...scene.reconstruct import SESSION, Job, reconstruct_picture
from .figures import AgainstTruth, Figures, write_figures
from .perceptual import measures_of
from .task import Task, read_task

SECOND: Final = "second.png"
"""In a task's folder: the reconstruction from the view that was not seen."""


def run_task(folder: Path) -> Figures:
    """Do the task of ``folder`` and write its figures. A picture that cannot be reconstructed is measured as black."""
    task = read_task(folder)
    reference = prepare_reference(read_reference(Path(task.picture), load_pixels), task.size)
    try:
        result = reconstruct_picture(_job(task, folder), _say)
        figures = _figures(result, folder, against_truth(task, folder) if task.truth else None)
    except (MaquetteError, RuntimeError, ValueError) as error:
        traceback.print_exc()
        figures = _failed(reference, str(error))
    write_figures(figures, folder)
    return figures


def against_truth(task: Task, folder: Path) -> AgainstTruth:
    """The errors of the open session's scene against the truth, and its picture from the second view."""
    truth = read_truth(task.truth)
    with quiet():
        found = read_reconstruction()
        errors = compare_with_truth(found, truth)
        second = prepare_reference(read_reference(Path(task.second), load_pixels), task.size)
        matrix, lens = second_camera(found.camera, truth, errors.scale)
        film_from(matrix, lens, (second.shape[1], second.shape[0]), folder / SECOND)
    seen = read_png(folder / SECOND)
    return AgainstTruth(
        camera_angle=errors.camera_angle,
        camera_position=errors.camera_position,
        field_of_view=errors.field_of_view,
        object_position=errors.object_position,
        object_scale=errors.object_scale,
        albedo=errors.albedo,
        light_direction=errors.light_direction,
        matched=errors.matched,
        objects=errors.objects,
        second=measure_picture(second, seen),
    )


def _job(task: Task, folder: Path) -> Job:
    return Job(
        picture=Path(task.picture),
        out=folder / "out",
        provider=task.provider,
        provider_settings=settings_from_environment(
            task.provider,
            os.environ,
            model=task.model,
            address=task.address,
            recording="",
            online=bpy.app.online_access,
        ),
        size=task.size,
        samples=task.samples,
        seed=task.seed,
        mode=task.mode,
        without=task.without,
        resume=True,
        own_file=True,
    )


def _figures(result: Mapping[str, Any], folder: Path, truth: AgainstTruth | None) -> Figures:
    journal = Journal.reopen(folder / "out" / SESSION / "journal.jsonl")
    try:
        runs = [bool(entry.result["ok"]) for entry in journal.entries if entry.effect == "RunCode"]
        usage = usage_of(journal.entries)
        attempts = sum(int(stage["attempts"]) for stage in result["stages"])
    finally:
        journal.close()
    reference, render = read_png(folder / "out" / SESSION / "reference.png"), read_png(folder / "out" / "render.png")
    return Figures(
        final=from_json(Measurements, result["final"]),
        mean_colour=from_json(Measurements, result["baselines"]["mean_colour"]),
        thumbnail_8x8=from_json(Measurements, result["baselines"]["thumbnail_8x8"]),
        noise=from_json(Measurements, result["noise"]) if result["noise"] else None,
        executed=float(np.mean(runs)) if runs else 0.0,
        attempts=attempts,
        seconds=float(result["seconds"]),
        tokens_in=usage.tokens_in,
        tokens_out=usage.tokens_out,
        dollars=usage.dollars,
        truth=truth,
        perceptual=measures_of(reference, render),
    )


def _failed(reference: NDArray[np.uint8], words: str) -> Figures:
    yardsticks = measure_baselines(reference)
    return Figures(
        final=measure_picture(reference, np.zeros_like(reference)),
        mean_colour=yardsticks.mean_colour,
        thumbnail_8x8=yardsticks.thumbnail_8x8,
        noise=None,
        executed=0.0,
        attempts=0,
        seconds=0.0,
        tokens_in=0,
        tokens_out=0,
        dollars=None,
        failure=words,
    )


def _say(tell: Tell) -> None:
    print(json.dumps([tell.stage, tell.attempt, tell.attempts, tell.message]), flush=True)


if __name__ == "__main__":
    run_task(Path(sys.argv[1]))
    sys.stdout.flush()
    # The bpy module can hang on its way out.
    os._exit(0)
