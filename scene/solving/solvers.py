# SPDX-License-Identifier: GPL-3.0-or-later
"""All solvers, by name."""

from collections.abc import Callable, Mapping
from typing import Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.effects import Solution, Solve
from ...agent.settled import How
from ...agent.solver import SolverName
from ..settled.marks import settled_facts, settles_form, settles_look
from .camera import solve_camera
from .colour import solve_colour
from .light import solve_light
from .placement import solve_placement
from .steps import Conversation
from .subject import Subject
from .white_balance import TOLD_BY, with_white_balance

# A string, since typing remembers its arguments: what holds on to bpy when Python ends keeps Blender 4 from ending.
SOLVERS: "Final[Mapping[SolverName, Callable[[Subject], Conversation]]]" = {
    "camera": solve_camera,
    "placement": solve_placement,
    "colour": solve_colour,
    "light": solve_light,
}
SPARES: Final[Mapping[SolverName, Callable[[How], bool]]] = {
    "camera": settles_form,
    "placement": settles_form,
    "colour": settles_look,
}
"""What keeps a solver off an object: what was recoloured by hand may be moved, what was moved may be recoloured. The
others spare all that is settled."""


def begin_to_solve(
    effect: Solve, scene: bpy.types.Scene, collection: bpy.types.Collection, reference: NDArray[np.uint8]
) -> Conversation:
    """The conversation that ``effect`` asks for; an empty one where there is no such solver."""
    spares = SPARES.get(effect.solver)
    settled = frozenset(entry.name for entry in settled_facts(collection) if spares is None or spares(entry.how))
    subject = Subject(scene.name, collection.name, reference, effect.blueprint, effect.seed, settled)
    conversation = SOLVERS.get(effect.solver, _nothing)(subject)
    return with_white_balance(conversation, subject) if TOLD_BY.get(effect.stage) == effect.solver else conversation


def _nothing(_: Subject) -> Conversation:
    yield from ()
    return Solution()
