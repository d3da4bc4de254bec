# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to a server that can be called off at any moment."""

import http.client
import socket
from contextlib import suppress
from typing import Final

from ...watch import Watch
from ..address import Address
from ..tls import tls_context
from ..wait_for import wait_for

CONNECT_SECONDS: Final = 15.0
"""For finding the host, connecting and shaking hands."""


class Connection(http.client.HTTPConnection):
    """HTTP to ``address``, secure or not; never follows a redirection."""

    def __init__(self, address: Address, timeout: float, watch: Watch) -> None:
        # What default_port is decides whether the port is named in the Host header.
        self.default_port = 443 if address.secure else 80
        super().__init__(address.host, address.port, timeout=timeout)
        self._address = address
        self._silence = timeout
        self._watch = watch

    def connect(self) -> None:
        """Open the socket. Raises ``OSError``, and ``Cancelled`` when the answer is called off.

        Neither finding a host nor connecting can be broken off, so a thread of its own does both
        and is left to its end when nobody waits for it any more.
        """
        seconds = min(CONNECT_SECONDS, self._silence)
        opened = wait_for(lambda: _open(self._address, seconds), self._watch, discard=lambda late: late.close())
        opened.settimeout(self._silence)
        self.sock = opened
        self._watch.on_cancel(lambda: _shut(opened))


def _open(address: Address, timeout: float) -> socket.socket:
    try:
        plain = socket.create_connection((address.host, address.port), timeout)
    except UnicodeError as error:
        # A host whose parts are empty or too long for a name.
        raise socket.gaierror(socket.EAI_NONAME, "no name of a host") from error
    try:
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return tls_context().wrap_socket(plain, server_hostname=address.host) if address.secure else plain
    except BaseException:
        plain.close()
        raise


def _shut(opened: socket.socket) -> None:
    """End every wait on the socket, from any thread."""
    with suppress(OSError):
        # Not the method of secure sockets, which would take the connection from under the waiting thread.
        socket.socket.shutdown(opened, socket.SHUT_RDWR)
