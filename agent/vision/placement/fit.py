# SPDX-License-Identifier: GPL-3.0-or-later
"""Move one body until it reaches as far in the picture as the reference shows it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ..camera.pinhole import Floats, Pinhole
from ..camera.refine import Refined, refine
from .body import Body, Motion
from .extents import Extents
from .slide import slide

MARKED: Final = 0.003
"""Longer sides of the picture: how exactly outlines and boxes are drawn."""
SHIFT_DEVIATION: Final = 0.3
"""Of the distance from the camera."""
SCALE_DEVIATION: Final = 0.3
"""Of the logarithm of the scale: sizes in metres are guesses."""
STRETCH_DEVIATION: Final = 0.05
"""Likewise of the height's own: shapes have been made to fit before."""
TURN_DEVIATION: Final = 0.3
"""Radians."""
OTHER_TURNS: Final = (0.4, -0.4)
"""Radians to start from beside the present direction: hulls of different turns lie in different valleys."""
SPHERE_DIRECTIONS: Final = 240
"""In which the points are kept that can be the outermost."""
ROUND: Final = 0.03
"""Of its width, by which a round body's width changes as it turns."""
UNSURE: Final = 0.6
"""Of the deviation beforehand: what is hardly surer afterwards was not told by the picture."""


@dataclass(frozen=True)
class Fit:
    """A motion and how well it agrees."""

    motion: Motion
    miss: float
    """Root mean square of what the reach differs by, longer sides of the picture."""
    undecided: tuple[str, ...]
    """Of "distance" and "size", what the picture did not tell."""


def fit_body(body: Body, extents: Extents, camera: Pinhole, axes: Floats, *, sized: bool = True) -> Fit:
    """Slide along ``axes`` (2, 3; unit vectors), where an outline is known turn, and if it may be ``sized`` scale the
    body until it fits."""
    points = outermost(body.points)
    distance = float(np.linalg.norm(body.pivot - camera.position))
    names = ["right", "ahead"] + ["size"] * sized + ["height"] * (sized and body.upright)
    names += ["direction"] * (extents.outlined and not is_round(body))
    units = np.array([distance if name in ("right", "ahead") else 1.0 for name in names])

    def motion_of(values: Floats) -> Motion:
        return slide(body, axes, dict(zip(names, (units * np.clip(values, -3.0, 3.0)).tolist(), strict=True)))

    def residuals(values: Floats) -> Floats:
        seen = camera.project_to_film(motion_of(values).applied(points, body.pivot))
        return extents.misses(np.nan_to_num(seen, nan=9.0))

    deviation = {"right": SHIFT_DEVIATION, "ahead": SHIFT_DEVIATION, "size": SCALE_DEVIATION}
    deviation |= {"height": STRETCH_DEVIATION, "direction": TURN_DEVIATION}
    deviations = np.array([deviation[name] for name in names])
    prior = np.zeros(len(names))
    begins = [prior]
    if "direction" in names:
        begins += [np.where(np.array(names) == "direction", turn, 0.0) for turn in OTHER_TURNS]
    found: list[Refined] = [refine(residuals, start, prior, deviations, MARKED, MARKED) for start in begins]
    best = min(found, key=lambda refined: refined.unlikelihood)
    unsure = dict(zip(names, best.deviations > UNSURE * deviations, strict=True))
    words = {"distance": unsure["ahead"], "size": unsure.get("size", False)}
    return Fit(
        motion_of(best.values),
        float(np.sqrt((residuals(best.values) ** 2).mean())),
        tuple(word for word, is_unsure in words.items() if is_unsure),
    )


def is_round(body: Body) -> bool:
    """Whether it looks the same from all sides, so that no outline tells a turn."""
    points = outermost(body.points) - body.pivot
    turns = np.linspace(0.0, np.pi, 8, endpoint=False)
    across = points[:, :2] @ np.stack([np.cos(turns), np.sin(turns)])
    return bool(np.ptp(np.ptp(across, axis=0)) < ROUND * np.ptp(across))


def outermost(points: Floats) -> Floats:
    """Those of ``points`` (count, 3) that are the farthest in some direction, the lowest among them."""
    if len(points) <= SPHERE_DIRECTIONS:
        return points
    # Evenly spread over the sphere by the golden angle.
    heights = 1.0 - 2.0 * (np.arange(SPHERE_DIRECTIONS) + 0.5) / SPHERE_DIRECTIONS
    turns = np.pi * (1.0 + np.sqrt(5.0)) * np.arange(SPHERE_DIRECTIONS)
    across = np.sqrt(1.0 - heights**2)
    directions = np.column_stack([across * np.cos(turns), across * np.sin(turns), heights])
    kept = {*(points @ directions.T).argmax(axis=0).tolist(), int(points[:, 2].argmin())}
    return np.asarray(points[sorted(kept)])
