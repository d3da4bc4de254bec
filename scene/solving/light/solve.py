# SPDX-License-Identifier: GPL-3.0-or-later
"""The light solver: strengths and colours of a scene's lights, from one render of each."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ....agent.effects import Solution
from ....agent.vision.light.aims import Aim
from ....agent.vision.light.fit_light import WORTH, LightFit, fit_light
from ....agent.vision.light.light_code import SolvedLight, light_code
from ....agent.vision.light.passes import Passes
from ...look.frame import Frame
from ...look.subjects import objects_shown
from ..frames import reference_at_size
from ..steps import Compute, Conversation, Render
from ..subject import Subject
from .aimed import sides
from .glow import anything_glows
from .prepare_passes import prepare_aims, prepare_passes
from .read_passes import passes_of, read_pass
from .search import search_aims
from .sources import WORLD, Source, data_of, has_backdrop, sources_of

SIZE: Final = 128
"""Longer side of the renders, pixels: strengths need few, since all pixels speak for the same few numbers."""
SAMPLES: Final = 64
"""Of each pixel: noise makes a light look less like itself, and so seem weaker than it is."""

RIGHT: Final = 2.0
"""Likeness from which on lamps stand where they should: about 34 dB."""
UNLIT: Final = 0.02
"""Factor at which a lamp is as good as off, so that where it stands means nothing."""
WORTH_MOVING: Final = 0.012
"""Gain of likeness for which a lamp is turned or moved: a guess of where light comes from is seldom wild."""


def solve_light(subject: Subject) -> Conversation:
    """Make the lights as strong, and of such colours, that the render looks most like the reference.

    The session's own lights and world count; what the artist settled, and what glows, is left as it is. The scene
    itself is not touched. Raises ``MaquetteError`` where it cannot be rendered.
    """
    scene = subject.find_scene()
    sources = sources_of(scene, subject.find_collection(), subject.settled)
    if not sources or scene.camera is None:
        return Solution(summary="No light of this scene can be solved for.")
    reference = reference_at_size(subject.reference, SIZE)
    exposure, backdrop = scene.view_settings.exposure, has_backdrop(scene.world)
    glows = anything_glows(objects_shown(scene))
    height, width = reference.shape[:2]
    frame = Frame(width, height, SAMPLES, subject.seed)
    prepared = prepare_passes(scene, sources, frame)
    del scene
    rendered = yield Render(prepared, read_pass)
    passes: Passes = passes_of(rendered, sources, exposure=exposure, backdrop=backdrop, glows=glows)
    fit: LightFit = yield Compute(partial(fit_light, passes, reference))
    aims: dict[int, Aim] = {}
    if fit.after < RIGHT:
        aims = yield from search_aims(subject, sources, passes, fit.factors, exposure)
    if aims:
        moved = passes
        for number, aim in aims.items():
            turned = prepare_aims(subject.find_scene(), sources[number].name, [aim], frame, denoised=False)
            alone = yield Render(turned, read_pass)
            moved = moved.with_light(number, alone["0"][..., :3] * np.float32(2.0**exposure))
        better: LightFit = yield Compute(partial(fit_light, moved, reference))
        if better.after > fit.after + WORTH_MOVING:
            fit = replace(better, before=fit.before)
            aims = {number: aim for number, aim in aims.items() if better.factors[number].max() > UNLIT}
        else:
            aims = {}
    undecided = tuple(_named(sentence, sources) for sentence in fit.undecided)
    if fit.after <= fit.before + WORTH:
        return Solution(summary="Other light would not be measurably better.", undecided=undecided)
    scene = subject.find_scene()
    lights = [
        _solved(source, factors, aims.get(number), scene)
        for number, (source, factors) in enumerate(zip(sources, fit.factors, strict=True))
    ]
    told = ", ".join(
        f"{light.name} {light.energy / source.energy:.2f} times" for light, source in zip(lights, sources, strict=True)
    )
    summary = f"Strengths and colours by least squares ({told}); likeness {fit.before:.3f} to {fit.after:.3f}."
    return Solution(light_code(lights), summary, undecided)


def _solved(source: Source, factors: NDArray[np.float64], aim: Aim | None, scene: bpy.types.Scene) -> SolvedLight:
    strongest = max(float(factors.max()), 1e-6) if source.tinted else float(factors.mean())
    red, green, blue = (float(value) / strongest for value in factors)
    light = scene.objects[source.name] if aim else None
    return SolvedLight(
        source.ref,
        source.energy * strongest,
        (red, green, blue) if source.tinted else None,
        source.name == WORLD,
        aim,
        sides(light, aim) if light and aim and light.type == "LIGHT" and data_of(light).type == "AREA" else None,
    )


def _named(sentence: str, sources: Sequence[Source]) -> str:
    """A sentence that begins with numbers, with the lights' names in their place."""
    numbers, _, rest = sentence.partition(":")
    names = [sources[int(number)].ref for number in numbers.split(" and ")]
    return f"{' and '.join(names)}:{rest}"
