# SPDX-License-Identifier: GPL-3.0-or-later
"""One oddity and how grave it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """What is told of one oddity."""

    weight: float
    """Its length over the size of the object that it is about; the heaviest are told first."""
    sentence: str
    mend: str = ""
    """The kit's call that would mend it, for a stage that may move objects."""
