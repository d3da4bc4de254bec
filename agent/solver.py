# SPDX-License-Identifier: GPL-3.0-or-later
"""The solvers: what arithmetic finds better than an eye."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from .changes import Aspect

SolverName = Literal["camera", "placement", "colour", "light", "tuning"]
"""``camera``: focal length, rotation and place. ``placement``: where objects stand. ``colour``: base colours.
``light``: strengths, colours and places of lights. ``tuning``: numbers that the program declares as tunable."""
MeasuringSolver = Literal["outline", "texture"]
"""Those that change nothing in the scene: they measure the reference, and hand numbers to who writes the program.
``outline``: the profiles and centre lines that outlines tell. ``texture``: width, length, direction, contrast and
colours of the patterns on flat surfaces. They run before an attempt, so that no answer can ask for them or decline
them. Switched off, prompts lack these numbers, and the built-in analyst, which measures both for itself, writes a box,
ball, cylinder, disc or panel for each thing where it would follow its outline, and a plain colour where it would write
a texture. A blueprint keeps its outlines all the same, for with them everything is masked and measured."""
Switch = Literal[SolverName, MeasuringSolver]
"""What a session can be without."""

SWITCHES: Final[tuple[Switch, ...]] = get_args(Switch)
MEASURING: Final[tuple[MeasuringSolver, ...]] = get_args(MeasuringSolver)

CHANGES: Final[Mapping[SolverName, frozenset[Aspect]]] = {
    "camera": frozenset({"camera"}),
    "placement": frozenset({"transform"}),
    "colour": frozenset({"material"}),
    "light": frozenset({"light", "world"}),
    "tuning": frozenset(),
}
"""What a stage must be allowed to change for a solver to run in it. ``tuning`` changes what the program does."""
