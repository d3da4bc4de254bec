# SPDX-License-Identifier: GPL-3.0-or-later
"""From streaks in the picture to streaks in the world."""

from dataclasses import dataclass
from math import atan2, cos, sin

from .eye import Eye, Position
from .placed import Placed

STRETCH = 12.0
"""Length of a streak over its width."""
STEP = 0.01
"""Picture widths over which a direction is followed."""


@dataclass(frozen=True)
class TextureSize:
    """In metres and radians, on the object."""

    width: float
    length: float
    angle: float
    """Of streaks on a level surface, anticlockwise from x as seen from above."""


def texture_size(placed: Placed, eye: Eye) -> TextureSize | None:
    """The size of the object's texture, or None where it has none."""
    material, box = placed.entry.material, placed.entry.box
    if material.texture not in ("grain", "noise"):
        return None
    x, y = (box[0] + box[2]) / 2.0, (box[1] + box[3]) / 2.0
    here = eye.at_height(x, y, placed.foot[2]) or placed.foot
    width = eye.span(here, 1.0 / material.texture_scale)
    return TextureSize(width, STRETCH * width, _level_angle(here, x, y, material.texture_angle, placed, eye))


def _level_angle(here: Position, x: float, y: float, angle: float, placed: Placed, eye: Eye) -> float:
    """The direction on the level plane of what runs at ``angle`` in the picture."""
    ahead = eye.at_height(x + STEP * cos(angle), y - STEP * sin(angle) * eye.aspect, placed.foot[2])
    return 0.0 if ahead is None else atan2(ahead[1] - here[1], ahead[0] - here[0])
