# SPDX-License-Identifier: GPL-3.0-or-later
"""How a session was begun, as its journal's header tells."""

from dataclasses import dataclass
from typing import Literal

from ...agent.records import JsonValue, from_json, to_json
from ...agent.session import Settings
from ...agent.stage import Stage, limited
from ...stages import ONESHOT, STAGES

Place = Literal["SCENE", "COLLECTION"]


@dataclass(frozen=True)
class Origin:
    """All that a session was begun with, and that going on with it needs."""

    settings: Settings
    provider: str
    reference: str
    """SHA-256 of the working reference's pixels."""
    picture: str
    """Path of the picture that the artist chose."""
    place: Place
    """Build in a scene of its own only, or show the collection in ``home`` too."""
    home: str
    """Name of the scene in which the artist began."""
    most_attempts: int
    """Per stage; 0 leaves each stage its own number."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The session's stages."""
        stages = STAGES if self.settings.mode == "staged" else (ONESHOT,)
        return limited(stages, self.most_attempts)

    def header(self) -> dict[str, JsonValue]:
        """For the journal."""
        header: dict[str, JsonValue] = to_json(self)
        return header


def origin_of(header: JsonValue) -> Origin:
    """What a journal's header says. Raises ``RecordError`` for that of another kind of session."""
    return from_json(Origin, header)
