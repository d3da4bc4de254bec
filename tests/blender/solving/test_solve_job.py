# SPDX-License-Identifier: GPL-3.0-or-later
"""In Blender's window a solver works in steps, of which none is waited for, and finds the same."""

import time
from pathlib import Path

import bpy
import pytest

from maquette.agent.effects import Solution
from maquette.agent.errors import MaquetteError
from maquette.scene.live.solve_job import SolveJob
from maquette.scene.live.worker import join_all
from maquette.scene.solving.in_place import solve_in_place
from maquette.scene.solving.light import solve_light
from maquette.scene.solving.steps import Compute, Conversation
from maquette.tests.blender.solving.lit_scene import build, light, seen, subject


def finished(job: SolveJob) -> Solution:
    while not job.poll():
        time.sleep(0.001)
    assert job.result is not None
    return job.result


def test_a_job_finds_what_a_solver_finds_that_is_waited_for(tmp_path: Path) -> None:
    build(48, 32)
    light()
    reference = seen(tmp_path, samples=4)
    light({"sun": 0.3})
    expected = solve_in_place(solve_light(subject(reference)))
    assert expected.code
    assert finished(SolveJob(solve_light(subject(reference)), "WAIT")) == expected


def test_a_job_that_is_called_off_leaves_nothing_behind(tmp_path: Path) -> None:
    build(48, 32)
    light()
    reference = seen(tmp_path, samples=1)
    scenes, worlds = len(bpy.data.scenes), len(bpy.data.worlds)
    job = SolveJob(solve_light(subject(reference)), "WAIT")
    job.poll()
    job.poll()
    assert len(bpy.data.scenes) > scenes
    job.cancel()
    assert (len(bpy.data.scenes), len(bpy.data.worlds)) == (scenes, worlds)


def test_what_goes_wrong_in_a_thread_is_raised_where_the_job_is_polled() -> None:
    def fail() -> object:
        raise MaquetteError("The sums do not add up.")

    def conversation() -> Conversation:
        yield Compute(fail)
        return Solution()

    job = SolveJob(conversation(), "WAIT")
    job.poll()
    join_all(5.0)
    with pytest.raises(MaquetteError, match="do not add up"):
        job.poll()
