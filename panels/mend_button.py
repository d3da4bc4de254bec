# SPDX-License-Identifier: GPL-3.0-or-later
"""The button that mends what an error complains of."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

    from ..agent.errors import Mend

MENDS: "Final[Mapping[Mend, tuple[str, IconItems]]]" = {
    "reference": ("maquette.load_reference", "FILE_FOLDER"),
    "online_access": ("maquette.allow_online", "INTERNET"),
    "preferences": ("maquette.open_preferences", "PREFERENCES"),
    "resume": ("maquette.resume", "PLAY"),
    "retry": ("maquette.retry", "FILE_REFRESH"),
}
"""Operator and icon."""


def mend_button(layout: bpy.types.UILayout, mend: "Mend") -> None:
    """Draw the button, where anything mends it."""
    if mend:
        operator, icon = MENDS[mend]
        layout.operator(operator, icon=icon)
