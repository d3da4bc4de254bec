# SPDX-License-Identifier: GPL-3.0-or-later
"""Work beside Blender's main thread."""

import threading
from collections.abc import Callable
from typing import Final

from ...agent.watch import Watch

NAME: Final = "maquette"
"""Of every thread, so that they can be told from others."""


class Worker:
    """Runs a function in a thread of its own, which must not touch Blender's data."""

    def __init__(self, work: Callable[[Watch], object]) -> None:
        self.watch = Watch()
        self._work = work
        self._result: object = None
        self._error: BaseException | None = None
        # A daemon, since a thread that waits for a server must not keep Blender from ending.
        self._thread = threading.Thread(target=self._run, name=NAME, daemon=True)
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether ``result`` is there to be had."""
        return not self._thread.is_alive()

    def result(self) -> object:
        """What the function returned. Raises what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result

    def cancel(self) -> None:
        """Call the work off without waiting for its end."""
        self.watch.cancel()

    def join(self, seconds: float) -> None:
        """Wait for the thread's end, at most so long."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self._result = self._work(self.watch)
        except BaseException as error:  # It is raised again where the result is asked for.
            self._error = error


def join_all(seconds: float) -> None:
    """Wait until every worker has come to its end, at most so long for each."""
    for thread in threading.enumerate():
        if thread.name == NAME:
            thread.join(seconds)
