# SPDX-License-Identifier: GPL-3.0-or-later
"""The error of the connection at the bottom of what a client raises."""

import http.client
import socket
import ssl
from collections.abc import Iterator

TELLING = (ConnectionRefusedError, socket.gaierror, ssl.SSLError, TimeoutError, ConnectionError)
"""Errors that say what has happened, where others say that something has."""


def connection_error_in(error: BaseException) -> OSError | http.client.HTTPException | None:
    """What the standard library would have raised where a client raised ``error``; None where that is another error."""
    import httpx2

    below = list(_below(error))
    for cause in below:
        if isinstance(cause, TELLING):
            return cause
        if isinstance(cause, httpx2.TimeoutException):
            return TimeoutError()
        if isinstance(cause, httpx2.RemoteProtocolError):
            lost = any(word in str(cause) for word in ("disconnected", "peer closed"))
            return ConnectionError("the connection was lost") if lost else http.client.HTTPException()
    known = (cause for cause in below if isinstance(cause, OSError) and cause.errno is not None)
    # A value that is wrong is a part of the stream that is no JSON.
    lost = any(isinstance(cause, OSError | httpx2.HTTPError | ValueError) for cause in below)
    return next(known, ConnectionError("the connection was lost") if lost else None)


def _below(error: BaseException | None) -> Iterator[BaseException]:
    """``error``, and what caused it, down to the bottom."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                yield from _below(member)
        error = error.__cause__ or error.__context__
