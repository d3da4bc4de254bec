# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface in other languages than English: a folder a language, each a table from English."""

import bpy

from .. import __package__ as base_package

CONTEXTS = ("*", "Operator")
"""Blender looks up the texts of buttons in the second, all others in the first."""


def register() -> None:
    """Make the languages known to Blender."""
    from .german import GERMAN

    table = {(context, english): german for english, german in GERMAN.items() for context in CONTEXTS}
    # The stubs know no keys of two parts.
    bpy.app.translations.register(base_package, {"de_DE": table, "de": table})  # type: ignore[dict-item]


def unregister() -> None:
    """Take them back."""
    bpy.app.translations.unregister(base_package)
