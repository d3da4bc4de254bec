# SPDX-License-Identifier: GPL-3.0-or-later
"""The colour solver: base colours that make every material come out in the colour that the picture shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ....agent.effects import Solution
from ....agent.vision.albedo.colour_code import colour_code
from ....agent.vision.albedo.next_colours import at_the_limit, mean_difference, next_colours
from ....agent.vision.albedo.spots import Spot, spots_of
from ....agent.vision.bitmap import read_bitmap
from ....agent.vision.light.likeness import likeness
from ....agent.vision.open_exr import read_exr_channel
from ...kit.recolour import mean_colour
from ...look.prepared import PreparedView
from ..frames import frame_of, reference_at_size
from ..steps import Compute, Conversation, Render
from ..subject import Subject
from .bodies import bodies_of, material_of
from .prepare_colours import COLOURS, NUMBERS, prepare_colours

Floats = NDArray[np.float64]

SIZE: Final = 256
"""Longer side of the renders, pixels."""
ROUNDS: Final = 2
"""Renders after the first: surfaces colour each other, and gloss veils what is below it."""
WORTH: Final = 0.5
"""CIEDE2000 that the mean over the materials must come down by."""
LIKENESS: Final = 30.0
"""CIEDE2000 of the mean that a likeness of 1 is worth: a decibel of the whole picture counts as much as one of it."""


def solve_colour(subject: Subject) -> Conversation:
    """Make each matt material's median colour that of the reference where both show it, in the light that there is.

    Without lights of its own the scene is compared in even light. Metals, glass, what glows, things of several
    materials and what the artist settled are left as they are; of several colours in a texture all shift alike. The
    scene itself is not touched. Raises ``MaquetteError`` where it cannot be rendered.
    """
    scene = subject.find_scene()
    bodies = bodies_of(scene, subject.find_collection(), subject.settled)
    if not bodies or scene.camera is None:
        return Solution(summary="No matt material of this scene can be solved for.")
    lit = is_lit(scene)
    colours: Mapping[str, Floats] = {
        body.material: np.array(mean_colour(material_of(scene.objects[name]))) for name, body in bodies.items()
    }
    del scene
    reference = reference_at_size(subject.reference, SIZE)
    frame = frame_of(reference, subject.seed)
    spots: tuple[Spot, ...] = ()
    tried: list[Trial] = []
    for turn in range(ROUNDS + 1):
        prepared = prepare_colours(subject.find_scene(), bodies, colours, frame, lit=lit, numbered=turn == 0)
        rendered = yield Render(prepared, _read)
        if turn == 0:
            numbers = rendered[NUMBERS]
            numbered = dict(enumerate(bodies.values(), start=1))
            spots = yield Compute(partial(spots_of, numbers, numbered, subject.blueprint))
        trial: Trial = yield Compute(partial(_judge, colours, spots, reference, rendered[COLOURS]))
        tried.append(trial)
        colours = trial.next
    first, *later = tried
    best = min(later, key=lambda trial: trial.cost(lit=lit))
    left_out = sorted({body.material for body in bodies.values()} - {spot.material for spot in spots})
    undecided = tuple(f"{name}: too little of it lies where the picture shows it." for name in left_out)
    if best.cost(lit=lit) > first.cost(lit=lit) - WORTH:
        return Solution(summary="Other base colours would not be measurably better.", undecided=undecided)
    kept = {spot.material: best.colours[spot.material] for spot in spots}
    lightest = sorted(name for name, colour in kept.items() if at_the_limit(colour))
    undecided += tuple(f"{name}: as light as paint can be, and still too dark; it lacks light." for name in lightest)
    summary = f"{len(kept)} base colours; mean CIEDE2000 of materials {first.difference:.1f} to {best.difference:.1f}."
    return Solution(colour_code(kept), summary, undecided)


@dataclass(frozen=True)
class Trial:
    """Base colours, and how they came out."""

    colours: Mapping[str, Floats]
    difference: float
    """Mean CIEDE2000 of the materials."""
    likeness: float
    """Of the whole picture."""
    next: Mapping[str, Floats]
    """What to try next."""

    def cost(self, *, lit: bool) -> float:
        """In units of CIEDE2000; the whole picture counts only once its light is there."""
        return self.difference - (LIKENESS * self.likeness if lit else 0.0)


def _judge(
    colours: Mapping[str, Floats], spots: Sequence[Spot], reference: NDArray[np.uint8], shown: NDArray[np.uint8]
) -> Trial:
    return Trial(
        colours,
        mean_difference(spots, reference, shown),
        likeness(reference, shown),
        next_colours(colours, spots, reference, shown),
    )


def is_lit(scene: bpy.types.Scene) -> bool:
    """Whether the scene has light of its own: a lamp, or a world that is not the one that every session begins with."""
    world = scene.world
    neutral = world is None or any(node.type == "MAP_RANGE" for node in world.node_tree.nodes if world.node_tree)
    return not neutral or any(entry.type == "LIGHT" for entry in scene.objects)


def _read(view: PreparedView) -> object:
    if view.view == NUMBERS:
        return np.rint(read_exr_channel(view.rendered, "R")).astype(np.int32)
    return read_bitmap(view.rendered)
