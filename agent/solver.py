# SPDX-License-Identifier: GPL-3.0-or-later
"""The solvers: what arithmetic finds better than an eye."""

from collections.abc import Mapping
from typing import Final, Literal

from .changes import Aspect

SolverName = Literal["camera", "placement", "colour", "light", "tuning"]
"""``camera``: focal length, rotation and place. ``placement``: where objects stand. ``colour``: base colours.
``light``: strengths, colours and places of lights. ``tuning``: numbers that the program declares as tunable."""

CHANGES: Final[Mapping[SolverName, frozenset[Aspect]]] = {
    "camera": frozenset({"camera"}),
    "placement": frozenset({"transform"}),
    "colour": frozenset({"material"}),
    "light": frozenset({"light", "world"}),
    "tuning": frozenset(),
}
"""What a stage must be allowed to change for a solver to run in it. ``tuning`` changes what the program does."""
