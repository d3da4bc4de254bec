# SPDX-License-Identifier: GPL-3.0-or-later
"""Lamps that the scene lacks: many are tried in small renders, and the few that help most are added."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np

from ....agent.vision.light.bulb import Bulb
from ....agent.vision.light.choose_bulbs import Choice, choose_bulbs
from ....agent.vision.light.passes import Passes
from ...look.frame import Frame
from ..frames import reference_at_size
from ..steps import Compute, Render, Steps
from ..subject import Subject
from .bulbs import possible_bulbs
from .prepare_passes import prepare_bulbs
from .read_passes import pictures_of, read_pass

SIZE: Final = 64
"""Longer side of a trial's render, pixels: light of a lamp that is not far away falls off smoothly."""
SAMPLES: Final = 10
"""Of each of its pixels: all of them speak for one number. What is chosen is rendered better."""


@dataclass(frozen=True)
class Added:
    """Lamps that are worth their place."""

    bulbs: tuple[Bulb, ...]
    """As strong as they were chosen."""
    passes: Passes
    """What was there, and then each of ``bulbs``."""


def add_bulbs(subject: Subject, passes: Passes, frame: Frame, exposure: float) -> Steps[Added]:
    """The lamps that the picture asks for beside those of ``passes``, which are as strong now as they were fitted.

    ``frame`` is that of ``passes``, ``exposure`` in stops. None where none is worth its place.
    """
    bulbs = possible_bulbs(subject.find_scene())
    if not bulbs:
        return Added((), passes)
    reference = reference_at_size(subject.reference, SIZE)
    height, width = reference.shape[:2]
    small: Passes = yield Compute(partial(passes.shrunk, height, width))
    trial = Frame(width, height, SAMPLES, subject.seed)
    rendered = yield Render(prepare_bulbs(subject.find_scene(), bulbs, trial), read_pass)
    light = np.stack([small.of_light(alone) for alone in pictures_of(rendered, exposure)])
    choice: Choice = yield Compute(partial(choose_bulbs, small, light, reference))
    chosen = [
        replace(bulbs[number], power=bulbs[number].power * strength)
        for number, strength in choice.strengths.items()
        if strength > 0.0
    ]
    if not chosen:
        return Added((), passes)
    rendered = yield Render(prepare_bulbs(subject.find_scene(), chosen, frame), read_pass)
    for alone in pictures_of(rendered, exposure):
        passes = passes.with_more(passes.of_light(alone))
    return Added(tuple(chosen), passes)
