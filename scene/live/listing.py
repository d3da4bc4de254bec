# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking a server for its models, beside the artist's work."""

from dataclasses import dataclass, replace
from typing import Final

import bpy

from ...agent.errors import MaquetteError, ProviderError
from ...agent.providers.description import ProviderSettings
from ...agent.providers.known_models import remember_models
from ...agent.providers.provider import ListsModels
from ...agent.providers.registry import DESCRIPTIONS, provider_named
from ...agent.watch import Watch
from .worker import Worker

INTERVAL: Final = 0.1
"""Seconds between two looks at whether the list has come."""
ANY_MODEL: Final = "any"
"""A list can be had before a model is chosen from it."""


@dataclass
class _Listing:
    provider: str
    worker: Worker | None
    trouble: MaquetteError | None = None


_latest: list[_Listing] = []
"""One at most."""


def begin_listing(provider: str, settings: ProviderSettings) -> None:
    """Ask the server of ``settings`` for its models, in a thread; without a window the answer is waited for.

    What the server lists is kept in ``known_models``, what goes wrong in ``trouble_with_listing``.
    """
    stop_listing()
    address = settings.with_address_of(DESCRIPTIONS[provider]).address
    asked = replace(settings, model=settings.model or ANY_MODEL)

    def work(watch: Watch) -> None:
        remember_models(provider, address, _list(provider, asked, watch))

    worker = Worker(work)
    _latest.append(_Listing(provider, worker))
    if bpy.app.background:
        worker.join(settings.timeout)
        _look()
    else:
        bpy.app.timers.register(_look, first_interval=INTERVAL)


def is_listing() -> bool:
    """Whether a server is being asked."""
    return bool(_latest) and _latest[0].worker is not None


def trouble_with_listing(provider: str) -> MaquetteError | None:
    """Why the latest list of ``provider`` did not come."""
    return _latest[0].trouble if _latest and _latest[0].provider == provider else None


def stop_listing() -> None:
    """Wait for no list any more, and forget what went wrong with the latest."""
    for listing in _latest:
        if listing.worker is not None:
            listing.worker.cancel()
    _latest.clear()
    if bpy.app.timers.is_registered(_look):
        bpy.app.timers.unregister(_look)


def _list(provider: str, settings: ProviderSettings, watch: Watch) -> tuple[str, ...]:
    asked = provider_named(provider, settings)
    if not isinstance(asked, ListsModels):
        raise ProviderError("This provider has no models to choose from.", "")
    return asked.models(watch)


def _look() -> float | None:
    listing = _latest[0]
    if not listing.worker.done:
        return INTERVAL
    worker, listing.worker = listing.worker, None
    try:
        worker.result()
    except MaquetteError as error:
        listing.trouble = error
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "PREFERENCES":
                area.tag_redraw()
    return None
