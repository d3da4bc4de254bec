# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture that was drawn for a judge."""

from dataclasses import dataclass
from typing import Literal

from .panels import Picture

Sort = Literal["sheet", "outlines", "crops", "edges", "difference", "clay", "flat"]


@dataclass(frozen=True)
class Drawn:
    """A picture, what sort of evidence it is and what to say of it."""

    sort: Sort
    picture: Picture
    caption: str
