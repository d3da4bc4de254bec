# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves for the camera in a thread while marks are dragged, and moves the camera to the latest result.

A timer runs only while there is something to solve; a tick takes the marks, or moves the camera.
"""

from contextlib import suppress
from typing import Final

import bpy

from ...agent.blueprint import CameraGuess
from ...agent.vision.camera.solve import CameraError
from ...agent.vision.marks.fit import MarksFit, fit_marks
from ...agent.vision.marks.mark import Mark
from ..live.redraw import redraw_viewports
from ..live.worker import Worker
from .camera_state import described, stand
from .marks_form import marks_of
from .matching import Matching, camera_of, matching, scene_of

TICK: Final = 0.03
"""Seconds."""

Job = tuple[str, tuple[Mark, ...]]
"""A match's name, and its marks at a moment."""

_running: list[tuple[Job, Worker]] = []
_solved: list[Job] = []
"""What the camera that is shown was solved from."""


def solve_soon() -> None:
    """Solve for the camera anew, where a match goes on: its marks may have changed."""
    if matching() is not None and not bpy.app.timers.is_registered(_tick):
        bpy.app.timers.register(_tick, first_interval=0.0)


def solve_now(found: Matching) -> None:
    """Let the match hold the camera that its marks tell as they are at this moment."""
    job = _job(found)
    if job is None or job in _solved:
        return
    with suppress(CameraError):
        _take(found, job, fit_marks(job[1], described(found.before), found.width, found.height))


def forget_solved() -> None:
    """Solve no more: the match has ended, or undo has brought back another camera."""
    if bpy.app.timers.is_registered(_tick):
        bpy.app.timers.unregister(_tick)
    # A thread that is still at work ends by itself; nobody takes what it finds.
    _running.clear()
    _solved.clear()


def _tick() -> float | None:
    """Take a result, or begin to solve; ends the timer where neither is due."""
    found = matching()
    if found is None:
        forget_solved()
        return None
    if _running:
        job, worker = _running[0]
        if not worker.done:
            return TICK
        _running.clear()
        if job[0] == found.name:
            try:
                result = worker.result()
                assert isinstance(result, MarksFit)
                _take(found, job, result)
            except CameraError as error:
                _refuse(found, job, error)
            redraw_viewports()
    due = _job(found)
    if due is None or due in _solved:
        return None
    guess, width, height = described(found.before), found.width, found.height
    _running[:] = [(due, _worker(due[1], guess, width, height))]
    return TICK


def _worker(marks: tuple[Mark, ...], guess: CameraGuess, width: int, height: int) -> Worker:
    return Worker(lambda _: fit_marks(marks, guess, width, height))


def _job(found: Matching) -> Job | None:
    scene = scene_of(found)
    return (found.name, marks_of(scene)) if scene is not None else None


def _refuse(found: Matching, job: Job, error: CameraError) -> None:
    camera = camera_of(found)
    if camera is not None and not job[1]:
        # Without marks nothing speaks against the camera as it was.
        stand(camera, described(found.before), found.before)
    _solved[:] = [job]
    found.fit, found.trouble = None, error


def _take(found: Matching, job: Job, fit: MarksFit) -> None:
    camera = camera_of(found)
    if camera is not None:
        stand(camera, fit.camera, found.before)
    _solved[:] = [job]
    found.fit, found.trouble = fit, None
