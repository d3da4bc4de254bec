# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of its own measurements the analyst may use: what a session is without, it is without."""

from collections.abc import Mapping

from ...records import JsonValue


def follows_outlines(facts: Mapping[str, JsonValue]) -> bool:
    """Whether shapes may be taken from outlines, in the session that the facts of a request are about."""
    return "outline" not in facts.get("without", ())


def has_textures(facts: Mapping[str, JsonValue]) -> bool:
    """Whether textures may be as they were measured, likewise."""
    return "texture" not in facts.get("without", ())
