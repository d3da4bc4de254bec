# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stages are called and what they are for, for a reader who never saw the loop."""

from collections.abc import Mapping
from typing import Final

from ..critique import SectionName
from ..effects import View
from ..session import StageResult
from .figures import count

PURPOSES: Final[Mapping[SectionName, str]] = {
    "scaffold": "Camera and simple volumes, each where the picture has it.",
    "geometry": "The shapes themselves: meshes, curves, modifiers.",
    "materials": "What everything is made of: colour, roughness, texture.",
    "composition": "Places and sizes corrected against the picture.",
    "lighting": "Lamps, surroundings and exposure.",
    "oneshot": "The whole scene at once, in a single proposal.",
}
VIEWS: Final[Mapping[View, str]] = {
    "full": "Full render",
    "clay": "Clay: shapes without materials",
    "flat": "Flat light: materials without shading",
    "ids": "Objects told apart",
}


def pass_title(entry: StageResult) -> str:
    """``Geometry`` or, where the stage was re-opened, ``Geometry, opened again``."""
    name = "The whole scene" if entry.stage == "oneshot" else entry.stage.capitalize()
    return f"{name}, opened again" if entry.reopening else name


def pass_anchor(entry: StageResult) -> str:
    """Id of the pass's section in the page."""
    return f"{entry.stage}-{entry.reopening}"


def pass_state(entry: StageResult) -> str:
    """What became of the pass."""
    if entry.best is not None:
        return f"Accepted: attempt {entry.best.number} of {len(entry.attempts)}"
    made = count(len(entry.attempts), "attempt")
    if any(attempt.ok for attempt in entry.attempts):
        return f"Kept as it was after {made}"
    return f"Failed after {made}; the scene stayed as it was"
