# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+C at a moment when it would be lost."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupt_afterwards() -> Iterator[None]:
    """Let Ctrl+C wait until the block is through.

    Blender prints an exception that reaches it within a render and goes on, with a broken picture.
    Where Blender itself listens to Ctrl+C, or someone else, that stays so.
    """
    on_main_thread = threading.current_thread() is threading.main_thread()
    if not on_main_thread or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if pressed:
        raise KeyboardInterrupt
