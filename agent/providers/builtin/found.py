# SPDX-License-Identifier: GPL-3.0-or-later
"""A thing found in the picture, on the way to becoming an object of the blueprint."""

from dataclasses import dataclass

from ...blueprint import Form
from .survey import Mask


@dataclass(frozen=True)
class Found:
    """One region with the part that it plays."""

    number: int
    """Of its region in the survey."""
    silhouette: Mask
    """What it would cover if nothing inside its outline stood before it."""
    form: Form
    support: int | None = None
    """Number of the region that it stands, lies or hangs on; None for the ground."""
    lying: bool = False
    noun: str = ""
    """What it seems to be; empty where its form says all."""
    doubt: str = ""
