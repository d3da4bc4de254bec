# SPDX-License-Identifier: GPL-3.0-or-later
"""Where lamps stand and how soft they are: derivative-free, for a fixed number of small renders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ....agent.vision.light.aims import Aim, all_around, around
from ....agent.vision.light.fit_light import WORTH, fit_light
from ....agent.vision.light.likeness import likeness
from ....agent.vision.light.passes import Passes
from ...look.frame import Frame
from ...look.subjects import objects_shown
from ..frames import reference_at_size
from ..steps import Compute, Render, Steps
from ..subject import Subject
from .aimed import aim_of, middle_of
from .prepare_passes import prepare_aims
from .read_passes import pictures_of, read_pass
from .sources import WORLD, Source

SIZE: Final = 64
"""Longer side of the renders, pixels: a shadow's direction shows in few."""
SAMPLES: Final = 16
"""Of each of their pixels, denoised."""
STEPS: Final = (0.4, 0.2)
"""Radians, after the whole sky was tried."""
PULL: Final = 0.03
"""Of the strengths that go with each trial; see ``fit_light``."""


@dataclass(frozen=True)
class Found:
    """The best so far."""

    passes: Passes
    likeness: float
    aims: dict[int, Aim]
    """Of the lamp that was moved, by its number; empty for none."""


def search_aims(
    subject: Subject, sources: Sequence[Source], passes: Passes, factors: NDArray[np.float64], exposure: float
) -> Steps[dict[int, Aim]]:
    """A better aim of the lamp that lights the picture most, by its number, if any; each trial has its own strengths.

    ``passes`` are of the scene as it is and ``factors`` (lights, 3) what they were fitted with.
    """
    reference = reference_at_size(subject.reference, SIZE)
    height, width = reference.shape[:2]
    frame = Frame(width, height, SAMPLES, subject.seed)
    small: Passes = yield Compute(partial(passes.shrunk, height, width))
    best = Found(small, likeness(reference, small.shown(factors)), {})
    scene = subject.find_scene()
    middle = middle_of([entry for entry in objects_shown(scene) if _stands(entry.get("maquette_ref"), subject)])
    aims = {
        number: aim
        for number, source in enumerate(sources)
        if source.name != WORLD and (aim := aim_of(scene.objects[source.name], middle)) is not None
    }
    del scene
    if not aims:
        return {}
    key = max(aims, key=lambda number: float((small.lights[number] * factors[number]).mean()))
    for step in (None, *STEPS):
        aim = best.aims.get(key, aims[key])
        trials = list(around(aim, step) if step else all_around(aim))
        prepared = prepare_aims(subject.find_scene(), sources[key].name, trials, frame, denoised=True)
        rendered = yield Render(prepared, read_pass)
        best = yield Compute(partial(_best, best, key, trials, pictures_of(rendered, exposure), reference))
    return best.aims


def _best(
    best: Found, number: int, aims: Sequence[Aim], alone: Sequence[NDArray[np.float32]], reference: NDArray[np.uint8]
) -> Found:
    for aim, picture in zip(aims, alone, strict=True):
        passes = best.passes.with_light(number, picture)
        found = fit_light(passes, reference, (PULL,)).after
        if found > best.likeness + WORTH:
            best = replace(best, likeness=found, aims={**best.aims, number: aim}, passes=passes)
    return best


def _stands(ref: object, subject: Subject) -> bool:
    """Whether it is a thing, not the ground that it stands on."""
    return any(entry.id == ref and entry.role == "object" for entry in subject.blueprint.objects)
