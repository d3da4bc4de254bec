# SPDX-License-Identifier: GPL-3.0-or-later
"""The light solver: strengths and colours of a scene's lights, from one render of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ....agent.effects import Solution
from ....agent.vision.light.aims import Aim
from ....agent.vision.light.bulb import Bulb
from ....agent.vision.light.choose_bulbs import PULL, WORTH_ADDING
from ....agent.vision.light.fit_light import WORTH, LightFit, fit_light
from ....agent.vision.light.light_code import SolvedLight, light_code
from ....agent.vision.light.passes import Passes
from ...kit.session import REF_MARK
from ...look.frame import Frame
from ...look.subjects import objects_shown
from ..frames import reference_at_size
from ..steps import Compute, Conversation, Render, Steps
from ..subject import Subject
from .add_bulbs import Added, add_bulbs
from .aimed import sides
from .glow import anything_glows
from .prepare_passes import prepare_aims, prepare_passes
from .read_passes import passes_of, pictures_of, read_pass
from .search import search_aims
from .sources import WORLD, Source, data_of, has_backdrop, sources_of

SIZE: Final = 128
"""Longer side of the renders, pixels: strengths need few, since all pixels speak for the same few numbers."""
SAMPLES: Final = 16
"""Of each pixel: where the scene is far from the picture, its own faults mislead more than noise does."""
MORE_SAMPLES: Final = 32
"""Of a second render where the scene is near the picture, so that noise cannot mislead."""
NEAR: Final = 0.04
"""Median error, sRGB from 0 to 1, below which a scene is near. True scenes are within 0.01, rough ones above 0.05."""

RIGHT: Final = 2.0
"""Likeness from which on lamps stand where they should: about 34 dB."""
UNLIT: Final = 0.02
"""Factor at which a lamp is as good as off, so that where it stands means nothing."""
WORTH_MOVING: Final = 0.012
"""Gain of likeness for which a lamp is turned or moved: a guess of where light comes from is seldom wild."""


@dataclass(frozen=True)
class Lit:
    """The best light so far."""

    sources: tuple[Source, ...]
    passes: Passes
    fit: LightFit
    aims: Mapping[int, Aim] = field(default_factory=dict)
    """Of the lamps that were turned or moved, by number."""
    bulbs: Mapping[int, Bulb] = field(default_factory=dict)
    """The sources that are yet to be added, by number."""


def solve_light(subject: Subject) -> Conversation:
    """Make the lights as strong, and of such colours, that the render looks most like the reference.

    The session's own lights and world count; what the artist settled, and what glows, is left as it is. Where they do
    not explain the picture, the lamp that lights most is turned, and a few are added. The scene itself is not touched.
    Raises ``MaquetteError`` where it cannot be rendered.
    """
    scene = subject.find_scene()
    sources = sources_of(scene, subject.find_collection(), subject.settled)
    if not sources or scene.camera is None:
        return Solution(summary="No light of this scene can be solved for.")
    reference = reference_at_size(subject.reference, SIZE)
    exposure, backdrop = scene.view_settings.exposure, has_backdrop(scene.world)
    glows = anything_glows(objects_shown(scene))
    del scene
    height, width = reference.shape[:2]
    frame = Frame(width, height, SAMPLES, subject.seed)
    read = partial(passes_of, sources=sources, exposure=exposure, backdrop=backdrop, glows=glows)
    passes: Passes = read((yield Render(prepare_passes(subject.find_scene(), sources, frame), read_pass)))
    fit: LightFit = yield Compute(partial(fit_light, passes, reference))
    if fit.median_error(passes, reference) < NEAR:
        other = Frame(width, height, MORE_SAMPLES, subject.seed + 1)
        passes = passes.with_second(
            read((yield Render(prepare_passes(subject.find_scene(), sources, other), read_pass)))
        )
        fit = yield Compute(partial(fit_light, passes, reference))
    lit = Lit(tuple(sources), passes, fit)
    if fit.after < RIGHT and not fit.explains:
        lit = yield from _turned(subject, lit, reference, frame, exposure)
    if not lit.fit.explains:
        lit = yield from _added_to(subject, lit, reference, frame, exposure)
    undecided = tuple(_named(sentence, lit.sources) for sentence in lit.fit.undecided)
    if lit.fit.after <= fit.before + WORTH:
        return Solution(summary="Other light would not be measurably better.", undecided=undecided)
    lights = _solved_lights(lit, subject.find_scene())
    told = ", ".join(_told(light, source) for light, source in zip(lights, lit.sources, strict=True))
    summary = f"Strengths and colours by least squares ({told}); likeness {fit.before:.3f} to {lit.fit.after:.3f}."
    return Solution(light_code(lights), summary, undecided)


def _turned(subject: Subject, lit: Lit, reference: NDArray[np.uint8], frame: Frame, exposure: float) -> Steps[Lit]:
    """With the lamp that lights most where it does so best."""
    aims: dict[int, Aim] = yield from search_aims(subject, lit.sources, lit.passes, lit.fit.factors, exposure)
    if not aims:
        return lit
    moved = lit.passes
    for number, aim in aims.items():
        turned = prepare_aims(subject.find_scene(), lit.sources[number].name, [aim], frame, denoised=False)
        (alone,) = pictures_of((yield Render(turned, read_pass)), exposure)
        moved = moved.with_light(number, alone)
    fit: LightFit = yield Compute(partial(fit_light, moved, reference))
    if fit.after <= lit.fit.after + WORTH_MOVING:
        return lit
    return replace(
        lit,
        passes=moved,
        fit=fit,
        aims={number: aim for number, aim in aims.items() if fit.factors[number].max() > UNLIT},
    )


def _added_to(subject: Subject, lit: Lit, reference: NDArray[np.uint8], frame: Frame, exposure: float) -> Steps[Lit]:
    """With the few more lamps that are worth their place."""
    fitted = replace(lit.passes, now=lit.fit.factors)
    added: Added = yield from add_bulbs(subject, fitted, frame, exposure)
    if not added.bulbs:
        return lit
    fit: LightFit = yield Compute(partial(fit_light, added.passes, reference, (PULL,)))
    if fit.after <= lit.fit.after + WORTH_ADDING:
        return lit
    known = {str(entry.get(REF_MARK)) for entry in subject.find_collection().all_objects}
    names = (name for number in count(1) if (name := f"accent_{number}") not in known)
    more = tuple(
        Source(name, name, bulb.power, (1.0, 1.0, 1.0)) for name, bulb in zip(names, added.bulbs, strict=False)
    )
    bulbs = dict(enumerate(added.bulbs, start=len(lit.sources)))
    return replace(lit, sources=(*lit.sources, *more), passes=added.passes, fit=fit, bulbs=bulbs)


def _solved_lights(lit: Lit, scene: bpy.types.Scene) -> list[SolvedLight]:
    """The lights as they are to be."""
    lights = []
    for number, (source, factors) in enumerate(zip(lit.sources, lit.fit.factors, strict=True)):
        strongest = max(float(factors.max()), 1e-6) if source.tinted else float(factors.mean())
        red, green, blue = (float(value) / strongest for value in factors)
        aim, bulb = lit.aims.get(number), lit.bulbs.get(number)
        lamp = scene.objects[source.name] if aim else None
        lights.append(
            SolvedLight(
                source.ref,
                source.energy * strongest,
                (red, green, blue) if source.tinted else None,
                source.name == WORLD,
                aim,
                sides(lamp, aim) if lamp and aim and lamp.type == "LIGHT" and data_of(lamp).type == "AREA" else None,
                bulb,
            )
        )
    return lights


def _told(light: SolvedLight, source: Source) -> str:
    return f"{light.name} added" if light.bulb else f"{light.name} {light.energy / source.energy:.2f} times"


def _named(sentence: str, sources: Sequence[Source]) -> str:
    """A sentence that begins with numbers, with the lights' names in their place."""
    numbers, _, rest = sentence.partition(":")
    names = [sources[int(number)].ref for number in numbers.split(" and ")]
    return f"{' and '.join(names)}:{rest}"
