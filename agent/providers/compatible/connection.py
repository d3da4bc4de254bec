# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to a server that can be called off at any moment."""

import http.client
import queue
import socket
import ssl
import threading
from contextlib import suppress
from typing import Final

from ...watch import Watch
from ..address import Address

CONNECT_SECONDS: Final = 15.0
"""For finding the host, connecting and shaking hands."""
GLANCE_SECONDS: Final = 0.1
"""Between two looks at whether the answer is still wanted."""


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
        outcome: queue.SimpleQueue[socket.socket | Exception] = queue.SimpleQueue()
        abandoned = threading.Event()

        def open_socket() -> None:
            try:
                opened = _open(self._address, min(CONNECT_SECONDS, self._silence))
            except Exception as error:
                # Whatever it is, somebody waits for it.
                outcome.put(error)
                return
            outcome.put(opened)
            if abandoned.is_set():
                opened.close()

        threading.Thread(target=open_socket, name="maquette connecting", daemon=True).start()
        while True:
            try:
                opened = outcome.get(timeout=GLANCE_SECONDS)
                break
            except queue.Empty:
                if self._watch.cancelled:
                    abandoned.set()
                    self._watch.check()
        if isinstance(opened, Exception):
            raise opened
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
        return _tls_context().wrap_socket(plain, server_hostname=address.host) if address.secure else plain
    except BaseException:
        plain.close()
        raise


def _tls_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        # A Python that was built elsewhere may look for certificates where this computer has none;
        # official builds of Blender bring this list of them along.
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def _shut(opened: socket.socket) -> None:
    """End every wait on the socket, from any thread."""
    with suppress(OSError):
        # Not the method of secure sockets, which would take the connection from under the waiting thread.
        socket.socket.shutdown(opened, socket.SHUT_RDWR)
