# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what cannot be broken off, no longer than the answer is wanted."""

import queue
import threading
from collections.abc import Callable
from typing import Final, TypeVar

from ..watch import Watch

GLANCE_SECONDS: Final = 0.1
"""Between two looks at whether the answer is still wanted."""

Result = TypeVar("Result")


def wait_for(work: Callable[[], Result], watch: Watch, discard: Callable[[Result], None] = lambda _: None) -> Result:
    """What ``work`` returns, done in a thread of its own. Raises what it raises, and ``Cancelled``.

    When the answer is called off the thread is left to its end; ``discard`` then gets what nobody waits for.
    """
    outcome: queue.SimpleQueue[tuple[Result] | BaseException] = queue.SimpleQueue()
    abandoned = threading.Event()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:
            # Whatever it is, somebody waits for it.
            outcome.put(error)
            return
        outcome.put((result,))
        if abandoned.is_set():
            discard(result)

    # A daemon, since what waits for a server must not keep Blender from ending.
    threading.Thread(target=run, name="maquette waiting", daemon=True).start()
    while True:
        try:
            arrived = outcome.get(timeout=GLANCE_SECONDS)
        except queue.Empty:
            if watch.cancelled:
                abandoned.set()
                watch.check()
            continue
        if isinstance(arrived, BaseException):
            # What the calling off itself broke is no error.
            watch.check()
            raise arrived
        return arrived[0]
