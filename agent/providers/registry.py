# SPDX-License-Identifier: GPL-3.0-or-later
"""Providers by name; each is imported only when it is chosen."""

from collections.abc import Callable, Mapping
from typing import Final

from ..errors import ProviderError
from .provider import Provider


def _builtin() -> Provider:
    from .builtin import BuiltinProvider

    return BuiltinProvider()


PROVIDERS: Final[Mapping[str, Callable[[], Provider]]] = {"builtin": _builtin}


def provider_named(name: str) -> Provider:
    """The provider called ``name``. Raises ``ProviderError`` for an unknown one."""
    if name not in PROVIDERS:
        raise ProviderError(f"There is no provider called {name!r}.", f"Choose one of: {', '.join(PROVIDERS)}.")
    return PROVIDERS[name]()
