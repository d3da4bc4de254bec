# SPDX-License-Identifier: GPL-3.0-or-later
"""The models that servers have listed, for as long as Blender runs."""

_listed: dict[tuple[str, str], tuple[str, ...]] = {}
"""By provider and address."""


def models_at(provider: str, address: str) -> tuple[str, ...]:
    """The names that the server at ``address`` has listed; empty where it was not asked."""
    return _listed.get((provider, address.strip()), ())


def remember_models(provider: str, address: str, names: tuple[str, ...]) -> None:
    """Keep what a server has listed."""
    _listed[provider, address.strip()] = names
