# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors that an artist can act on."""

from typing import Literal

Mend = Literal["", "reference", "online_access", "preferences", "resume", "retry"]
"""What a button beside the message can do: choose another picture, allow online access, open the
extension's preferences, go on with the session, try the stage again."""


class MaquetteError(Exception):
    """A failure with a cause and, where there is one, the next step.

    ``remedy`` is one sentence in the imperative, shown after the cause; ``mend`` names what does it.
    """

    mend: Mend = ""

    def __init__(self, cause: str, remedy: str = "", mend: Mend | None = None) -> None:
        self.cause = cause
        self.remedy = remedy
        if mend is not None:
            self.mend = mend
        super().__init__(f"{cause} {remedy}".strip())


class PictureError(MaquetteError):
    """The reference cannot be read as a picture, or is of no use as one."""

    mend: Mend = "reference"


class SessionError(MaquetteError):
    """A session folder cannot be written, read or resumed."""


class ProviderError(MaquetteError):
    """A provider is unknown, cannot be reached or cannot answer."""

    mend: Mend = "preferences"


class BudgetError(MaquetteError):
    """A limit that the artist set would be broken by the next step."""

    mend: Mend = "preferences"


class Cancelled(MaquetteError):
    """Whoever asked does not want the answer any more."""


class RecordError(MaquetteError):
    """JSON data that does not fit the record it should fill."""
