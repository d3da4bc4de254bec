# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking again after a passing fault: a few times, ever later, and never before the server wants it."""

import math
import random
import threading
from collections.abc import Callable
from typing import Final, TypeVar

from ..errors import ProviderError
from ..watch import Watch
from .faults import Passing

TRIES: Final = 5
FIRST_WAIT: Final = 1.0
"""Seconds, doubled with every further try; a random half of it is left out, so that many who were
turned away at once do not come back at once."""
LONGEST_WAIT: Final = 60.0
"""Seconds; a server that wants to be left alone for longer is not waited for."""

Answer = TypeVar("Answer")


def with_patience(ask: Callable[[], Answer], watch: Watch) -> Answer:
    """What ``ask`` returns, at the latest try. Raises what it raises, and for ``Passing`` the error in it."""
    for again in range(1, TRIES + 1):
        try:
            return ask()
        except Passing as fault:
            if again == TRIES:
                raise fault.error from None
            wait = FIRST_WAIT * 2 ** (again - 1) * random.uniform(0.5, 1.0)
            if fault.wait is not None:
                if fault.wait > LONGEST_WAIT:
                    until = f"It wants to be left alone for {math.ceil(fault.wait / 60)} minutes."
                    raise ProviderError(f"{fault.error.cause} {until}", "Try again then.", "retry") from None
                wait = fault.wait + wait * 0.1
            watch.say(f"{fault.error.cause} Trying again in {wait:.0f} s")
        _sleep(wait, watch)
    raise AssertionError("the last try returns or raises")


def _sleep(seconds: float, watch: Watch) -> None:
    """Wait, but not beyond the moment that the answer is called off. Raises ``Cancelled`` then."""
    called_off = threading.Event()
    watch.on_cancel(called_off.set)
    called_off.wait(seconds)
    watch.check()
