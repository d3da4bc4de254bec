# SPDX-License-Identifier: GPL-3.0-or-later
"""The solvers, which find by arithmetic what an eye does not, and what else a session can be without."""

from collections.abc import Collection, Mapping
from typing import Final, Literal, get_args

from .changes import Aspect
from .errors import MaquetteError

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
Prompted = Literal["memory"]
"""What only those are told who read prompts. ``memory``: all that goes beyond the state that is to be changed, its
program and what its critic says of it, namely lessons of attempts and of earlier stages, the render of an attempt that
was undone, what earlier critics left open, and the artist's earlier wishes. Without it each prompt lacks these; what
the artist has settled is no memory, but holds whether it is told or not."""
Switch = Literal[SolverName, MeasuringSolver, Prompted]
"""What a session can be without."""

SWITCHES: Final[tuple[Switch, ...]] = get_args(Switch)
MEASURING: Final[tuple[MeasuringSolver, ...]] = get_args(MeasuringSolver)
PROMPTED: Final[tuple[Prompted, ...]] = get_args(Prompted)

CHANGES: Final[Mapping[SolverName, frozenset[Aspect]]] = {
    "camera": frozenset({"camera"}),
    "placement": frozenset({"transform"}),
    "colour": frozenset({"material"}),
    "light": frozenset({"light", "world"}),
    "tuning": frozenset(),
}
"""What a stage must be allowed to change for a solver to run in it. ``tuning`` changes what the program does."""


def require_prompts_for(without: Collection[Switch], *, sees: bool) -> None:
    """Raise ``MaquetteError`` where something of ``without`` would change nothing, as nobody reads prompts: who only
    computes does not see."""
    if idle := [name for name in PROMPTED if name in without and not sees]:
        raise MaquetteError(
            f"Who answers here reads no prompts, so that without {', '.join(idle)} nothing would change.",
            "Leave it switched on, or choose a provider that reads prompts.",
        )
