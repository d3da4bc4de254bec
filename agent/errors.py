# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors that an artist can act on."""


class MaquetteError(Exception):
    """A failure with a cause and, where there is one, the next step.

    ``remedy`` is one sentence in the imperative, shown after the cause.
    """

    def __init__(self, cause: str, remedy: str = "") -> None:
        self.cause = cause
        self.remedy = remedy
        super().__init__(f"{cause} {remedy}".strip())


class PictureError(MaquetteError):
    """The reference cannot be read as a picture, or is of no use as one."""


class SessionError(MaquetteError):
    """A session folder cannot be written, read or resumed."""


class ProviderError(MaquetteError):
    """A provider is unknown, cannot be reached or cannot answer."""


class RecordError(MaquetteError):
    """JSON data that does not fit the record it should fill."""
