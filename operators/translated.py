# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts in the language of the interface."""

import bpy


def pgettext_iface(text: str) -> str:
    """``text`` translated, where there is a translation and the artist wants it."""
    # The stubs take Blender's own function for one that returns nothing.
    translated: str = bpy.app.translations.pgettext_iface(text)  # type: ignore[func-returns-value]
    return translated
