# SPDX-License-Identifier: GPL-3.0-or-later
"""The direction of the sun from things and their shadows, as points of the picture alone.

The camera places all three points: the foot and the shadow on a level plane, the top upright above the foot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, asin, atan2, degrees
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Point
from ..camera.pinhole import Pinhole, to_film

Floats = NDArray[np.float64]
LEAST_FACING: Final = 1e-6
"""Rise over depth of a ray below which it sees no point of a level plane."""


@dataclass(frozen=True)
class ShadowPair:
    """Where the picture shows one point and its shadow, in picture coordinates."""

    top: Point
    """What throws the shadow."""
    foot: Point
    """The point of the plane that is straight below ``top``."""
    shadow: Point
    """Where the shadow of ``top`` falls onto the plane."""


@dataclass(frozen=True)
class SunDirection:
    """Where parallel light comes from."""

    azimuth: float
    """Radians from +y towards +x."""
    elevation: float
    """Radians above the horizon."""
    spread: float
    """Degrees by which single pairs differ from it, as a root of the mean square; 0 of one pair."""


def sun_from_shadows(camera: Pinhole, pairs: Sequence[ShadowPair], level: float = 0.0) -> SunDirection:
    """The direction that agrees best with all ``pairs``, whose feet and shadows lie at the height ``level``, metres.

    Long shadows weigh more, for an error in their ends turns them less. Raises ``ValueError`` where there is no pair,
    or a pair that no sun could explain: a plane that is not seen there, or a top that is not above its foot.
    """
    if not pairs:
        raise ValueError("a direction needs at least one point with its shadow")
    ways = np.array([_towards_sun(camera, pair, level) for pair in pairs])
    total = ways.sum(axis=0)
    length = float(np.linalg.norm(total))
    if length == 0.0:
        raise ValueError("the shadows point in opposite directions; no single sun throws them")
    sun = total / length
    units = ways / np.linalg.norm(ways, axis=1, keepdims=True)
    angles = [degrees(acos(float(np.clip(unit @ sun, -1.0, 1.0)))) for unit in units]
    spread = float(np.sqrt(np.mean(np.square(angles)))) if len(angles) > 1 else 0.0
    return SunDirection(atan2(float(sun[0]), float(sun[1])), asin(float(np.clip(sun[2], -1.0, 1.0))), spread)


def _towards_sun(camera: Pinhole, pair: ShadowPair, level: float) -> Floats:
    """(3,): from the shadow to the top, metres."""
    film = to_film(np.array([pair.top, pair.foot, pair.shadow]), camera.aspect)
    up, down, away = camera.directions(film)
    foot, shadow = _on_level(camera, down, level), _on_level(camera, away, level)
    # The top's ray passes nearest to the upright line through the foot at this depth (both are level distances).
    across = foot[:2] - camera.position[:2]
    depth = float(across @ across / (across @ up[:2])) if abs(float(across @ up[:2])) > LEAST_FACING else -1.0
    height = float(camera.position[2] + depth * up[2]) - level
    if depth <= 0.0 or height <= 0.0:
        raise ValueError(f"the top at {pair.top} is not above its foot at {pair.foot}")
    return np.asarray(foot + np.array([0.0, 0.0, height]) - shadow)


def _on_level(camera: Pinhole, direction: Floats, level: float) -> Floats:
    fall = float(direction[2])
    depth = (level - float(camera.position[2])) / fall if abs(fall) > LEAST_FACING else -1.0
    if depth <= 0.0:
        raise ValueError(f"the level plane at height {level:g} is not seen there; it lies beyond the horizon")
    return np.asarray(camera.position + depth * direction)
