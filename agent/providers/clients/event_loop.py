# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a client's coroutines in a worker thread, so that they can be called off at any moment."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from ...watch import Watch
from ..wait_for import wait_for

Result = TypeVar("Result")


def in_event_loop(work: Callable[[], Coroutine[Any, Any, Result]], watch: Watch) -> Result:
    """What ``work`` returns. Raises what it raises, and ``Cancelled`` within a moment of being called off.

    What cannot be cancelled (importing a client, finding a host) is left behind in its thread.
    """

    async def supervised() -> Result:
        loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work())

        def call_off() -> None:
            # The loop may have come to its end since.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(task.cancel)

        watch.on_cancel(call_off)
        return await task

    return wait_for(lambda: asyncio.run(supervised()), watch)


async def in_time(events: AsyncIterator[Result], silence: float) -> AsyncIterator[Result]:
    """The same ``events``. Raises ``TimeoutError`` where the next one takes longer than ``silence`` seconds.

    Clients' own time-outs count signs of life, which a server gives that will never say a word.
    """
    while True:
        try:
            async with asyncio.timeout(silence):
                event = await anext(events)
        except StopAsyncIteration:
            return
        yield event
