# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is known and unknown of one picture as one vector to descend on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2
from typing import Final

import numpy as np

from .matches import CircleMatch, Match, ParallelEdges
from .parameters import WIDE, Parameters
from .pinhole import Floats, Pinhole, to_film

FREE_DEVIATION: Final = 0.4
"""Of a circle's guessed radius or height, as a share."""


@dataclass(frozen=True)
class Problem:
    """What is known, and the numbers that a camera and the world's unknowns are solved for."""

    matches: Sequence[Match]
    parameters: Parameters
    names: tuple[str, ...]
    """Of the unknowns."""
    prior: Floats
    """What is believed of each number beforehand, the camera's first."""
    deviations: Floats
    """How far that may be off."""

    def split(self, values: Floats) -> tuple[Pinhole, Mapping[str, float]]:
        """The camera and the unknowns that ``values`` stand for."""
        count = len(self.parameters.names)
        return self.parameters.camera(values[:count]), dict(zip(self.names, values[count:].tolist(), strict=True))

    def residuals(self, values: Floats) -> Floats:
        """One number for each measurement, in longer sides of the picture."""
        camera, unknowns = self.split(values)
        return np.concatenate([match.residuals(camera, unknowns) for match in self.matches])


def problem_seen_by(matches: Sequence[Match], parameters: Parameters, camera: Pinhole) -> tuple[Problem, Floats]:
    """The problem, and where to start with the unknowns as ``camera`` sees them."""
    unknowns: dict[str, tuple[float, float]] = {}
    for match in matches:
        for name, value in match.unknowns().items():
            if name not in unknowns:
                unknowns[name] = _first(match, name, value, camera)
    values = np.array([value for value, _ in unknowns.values()])
    prior = np.concatenate([parameters.prior, values])
    deviations = np.concatenate([parameters.deviations, [deviation for _, deviation in unknowns.values()]])
    return Problem(matches, parameters, tuple(unknowns), prior, deviations), prior.copy()


def _first(match: Match, name: str, value: float, camera: Pinhole) -> tuple[float, float]:
    """A first value of an unknown and its deviation beforehand."""
    if isinstance(match, CircleMatch) and name[0] in "xy":
        middle = to_film(np.array(match.picture), camera.aspect).mean(axis=0)
        direction = camera.directions(middle[None])[0]
        depth = (match.height - camera.position[2]) / min(float(direction[2]), -1e-3)
        place = (camera.position + depth * direction) / max(float(camera.position[2]), 1e-3)
        return float(place["xy".index(name[0])]), WIDE
    if isinstance(match, ParallelEdges):
        ends = camera.directions(to_film(np.array(match.edges[0]), camera.aspect))
        normal = np.cross(ends[0], ends[1])
        # Level, and in the plane through the eye and the edge.
        return atan2(float(-normal[1]), float(normal[0])) - match.quarter_turns * np.pi / 2.0, WIDE
    return value, FREE_DEVIATION * max(abs(value), 1e-3)
