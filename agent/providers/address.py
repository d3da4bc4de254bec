# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a server is, from what the artist typed."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

HOME_ENDINGS = (".local", ".lan", ".internal", ".home.arpa")


@dataclass(frozen=True)
class Address:
    """The base of a server's web address: ``https://host:port/path``."""

    secure: bool
    host: str
    port: int
    path: str
    """Without a slash at its end."""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.secure else 80)
        return f"{'https' if self.secure else 'http'}://{host}{'' if usual else f':{self.port}'}{self.path}"

    @property
    def is_local(self) -> bool:
        """Whether it is this very computer, so that nothing leaves it."""
        number = _number(self.host)
        return number.is_loopback if number else self.host == "localhost" or self.host.endswith(".localhost")

    @property
    def is_near(self) -> bool:
        """Whether it is this computer or one in the same house, where servers seldom ask for a key."""
        number = _number(self.host)
        if number:
            return number.is_private
        return self.is_local or "." not in self.host or self.host.endswith(HOME_ENDINGS)


def read_address(text: str) -> Address:
    """The address that ``text`` names. Raises ``ValueError`` with what is wrong, not repeating the text.

    ``http://`` may be left out of a local one, and the path of the one request that is made may be
    left in.
    """
    text = text.strip()
    if not text:
        raise ValueError("The address of the server is missing.")
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("The address of the server has a character that none can have.")
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise ValueError("The address of the server cannot be read.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError("The address of the server is not one of the form http://… or https://….")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("The address of the server holds more than a host and a path.")
    secure = parts.scheme == "https"
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    return Address(secure, host, port if port is not None else 443 if secure else 80, path)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
