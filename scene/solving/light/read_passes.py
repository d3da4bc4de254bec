# SPDX-License-Identifier: GPL-3.0-or-later
"""What the renders of single lights hold."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ....agent.vision.light.passes import Passes
from ....agent.vision.open_exr import read_exr_channel
from ...look.prepared import PreparedView
from .prepare_passes import FIXED, GLOW
from .sources import WORLD, Source

SOLID = 0.5
"""Share of a pixel that something covers from which on it counts as covered."""


def read_pass(view: PreparedView) -> NDArray[np.float32]:
    """(height, width, 4): scene-linear red, green, blue, and what share of the pixel is covered."""
    return np.stack([read_exr_channel(view.rendered, channel) for channel in "RGBA"], axis=-1)


def pictures_of(rendered: Mapping[str, NDArray[np.float32]], exposure: float) -> list[NDArray[np.float32]]:
    """The renders (height, width, 3) of lamps alone in the order of their numbers, ``exposure`` stops brighter."""
    gain = np.float32(2.0**exposure)
    return [rendered[str(number)][..., :3] * gain for number in range(len(rendered))]


def passes_of(
    rendered: Mapping[str, NDArray[np.float32]],
    sources: Sequence[Source],
    *,
    exposure: float,
    backdrop: bool,
    glows: bool,
) -> Passes:
    """The passes that ``rendered`` holds by view.

    ``exposure`` is in stops. With a ``backdrop`` what is seen of the world is not what lights the scene; ``glows``
    tells whether anything but the sources and the world shines.
    """
    gain = np.float32(2.0**exposure)
    fixed = rendered[FIXED][..., :3] * gain
    lights = np.stack([rendered[str(number)][..., :3] * gain for number in range(len(sources))])
    # Views that show the world are opaque everywhere.
    solid = np.min([entry[..., 3] for entry in rendered.values()], axis=0) > SOLID
    names = [source.name for source in sources]
    counts = np.ones(solid.shape, bool)
    if backdrop and WORLD in names:
        world = lights[names.index(WORLD)]
        fixed = np.where(solid[..., None], fixed, world)
        lights = lights * solid[..., None]
        counts = solid
    # What glows is in every view.
    glow = rendered.get(GLOW, rendered[FIXED])[..., :3] * gain if glows else np.zeros_like(fixed)
    now = np.array([source.colour for source in sources])
    return Passes(np.maximum(lights - glow, 0.0), fixed, now, counts, glow)
