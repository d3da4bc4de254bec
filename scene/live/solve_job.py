# SPDX-License-Identifier: GPL-3.0-or-later
"""A solver or a glance while the artist goes on: renders in Blender's own render job, arithmetic in a thread."""

from ...agent.defaults import Rendering
from ..solving.steps import Compute, Render, Steps
from .render_job import RenderJob
from .worker import Worker


class SolveJob:
    """Polled on the main thread until ``result`` is there."""

    def __init__(self, steps: Steps[object], rendering: Rendering) -> None:
        self.result: object = None
        """What the steps led to."""
        self._steps = steps
        self._how = rendering
        self._job: RenderJob | None = None
        self._worker: Worker | None = None

    def poll(self) -> bool:
        """Do what is due and say whether ``result`` is there. Raises ``MaquetteError``, and has then cleaned up."""
        if self._job is not None:
            if not self._job.poll():
                return False
            taken, self._job = self._job.taken, None
            return self._advance(taken)
        if self._worker is not None:
            if not self._worker.done:
                return False
            worker, self._worker = self._worker, None
            return self._advance(worker.result())
        return self._advance(None)

    def cancel(self) -> None:
        """Leave off, and remove all that a render made."""
        if self._job is not None:
            self._job.cancel()
        if self._worker is not None:
            self._worker.cancel()

    def _advance(self, result: object) -> bool:
        try:
            step = self._steps.send(result)
        except StopIteration as end:
            self.result = end.value
            return True
        match step:
            case Render(prepared, take):
                self._job = RenderJob(prepared, take, self._how)
            case Compute(work):
                self._worker = Worker(lambda _: work())
        return False
