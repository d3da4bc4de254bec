# SPDX-License-Identifier: GPL-3.0-or-later
"""How whoever waits for an answer follows it, and calls it off."""

import threading
from collections.abc import Callable

from .errors import Cancelled
from .waiting import Waiting


class Watch:
    """Handed to a provider with each request; safe between threads.

    The provider calls ``check()`` wherever it can stop, registers with ``on_cancel`` what ends a
    wait (closing a socket, say), and may ``say`` what has arrived so far.
    """

    def __init__(self, hear_of_waiting: Callable[[Waiting], None] | None = None) -> None:
        """``hear_of_waiting`` is called in the provider's thread whenever ``wait_for_person`` is."""
        self.words = ""
        """The latest that the provider said, for the artist."""
        self.waiting: Waiting | None = None
        """The question that a person is asked just now."""
        self._hear_of_waiting = hear_of_waiting
        self._lock = threading.Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether the answer is not wanted any more."""
        return self._cancelled

    def cancel(self) -> None:
        """Call the answer off. Returns at once; callbacks run in the calling thread."""
        with self._lock:
            self._cancelled = True
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def check(self) -> None:
        """Raise ``Cancelled`` where the answer is not wanted any more."""
        if self._cancelled:
            raise Cancelled("Stopped.")

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` at once when the answer is called off, or now where it already was."""
        with self._lock:
            if not self._cancelled:
                self._callbacks.append(callback)
                return
        callback()

    def say(self, words: str) -> None:
        """Show ``words``, one line, in place of what was said before."""
        self.words = words

    def wait_for_person(self, waiting: Waiting) -> None:
        """Show where a person's answer is waited for."""
        self.waiting = waiting
        if self._hear_of_waiting is not None:
            self._hear_of_waiting(waiting)
