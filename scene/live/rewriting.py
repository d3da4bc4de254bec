# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a stage's program as the artist has edited it."""

from typing import TYPE_CHECKING

from ...agent.critique import SectionName
from ...agent.effects import Decision
from ...agent.errors import MaquetteError
from ..stage_texts import current_code
from .commands import decide
from .means import Means

if TYPE_CHECKING:
    from .live_session import LiveSession


def rewrite(live: "LiveSession", stage: SectionName, means: Means) -> None:
    """Go through ``stage`` again with the code in its text. Raises ``MaquetteError`` where there is none."""
    code = current_code(live.session, stage)
    if not code or not code.strip():
        raise MaquetteError("The program of this stage is empty.", "Open it with Show Code, edit it and run it again.")
    decide(live, Decision("rewrite", stage, code=code), means)
