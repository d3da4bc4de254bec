# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP client below the makers' clients, with our own ideas of time-outs, redirections and sizes."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Final

from ..answer_so_far import LARGEST
from ..faults import Asked
from ..tls import tls_context

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS: Final = 15.0
"""For finding the host, connecting and shaking hands."""


def http_client(asked: Asked, silence: float) -> "httpx2.AsyncClient":
    """Follows no redirection, which would take the key elsewhere, and reads no answer beyond measure.

    ``silence``: seconds that the server may take for the next byte. Raises what ``Asked`` makes of too large an
    answer while that is read.
    """
    import httpx2

    timeout = httpx2.Timeout(silence, connect=min(CONNECT_SECONDS, silence))

    class Bounded(httpx2.AsyncByteStream):
        def __init__(self, stream: httpx2.AsyncByteStream) -> None:
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for piece in self._stream:
                size += len(piece)
                if size > LARGEST:
                    raise asked.too_much(LARGEST)
                yield piece

        async def aclose(self) -> None:
            await self._stream.aclose()

    async def keep_time(request: httpx2.Request) -> None:
        # Clients have time-outs of their own, or none.
        request.extensions["timeout"] = timeout.as_dict()

    async def keep_measure(response: httpx2.Response) -> None:
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = Bounded(response.stream)

    return httpx2.AsyncClient(
        timeout=timeout,
        verify=tls_context(),
        follow_redirects=False,
        # A proxy stands between this computer and others, not between it and itself.
        trust_env=not asked.address.is_local,
        event_hooks={"request": [keep_time], "response": [keep_measure]},
    )
