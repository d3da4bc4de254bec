# SPDX-License-Identifier: GPL-3.0-or-later
"""The light that a picture shows on a blueprint's scene."""

from collections.abc import Mapping

import numpy as np

from ...blueprint import Blueprint, Colour
from ...vision.colour import srgb_to_linear
from .eye import Eye
from .light_casters import casters_of
from .light_fit import EVEN, LightFit, fit_light
from .light_samples import sample_light
from .placed import Placed
from .survey import Floats


def fit_to_picture(
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    picture: Floats,
    aspect: float,
    shown: Mapping[str, Colour],
) -> LightFit:
    """Surroundings and lamps for ``picture`` (height, width, 3; sRGB, 0 to 1).

    ``shown`` is the sRGB colour in which each object comes out in even light of strength 1.
    """
    samples = sample_light(picture, blueprint, layout, shown, Eye(blueprint.camera, aspect))
    things = [placed for placed in layout.values() if placed.entry.role == "object"]
    if not things or len(samples.points) == 0:
        return EVEN
    owned = np.isin(np.array(samples.owners), [placed.entry.id for placed in things])
    feet = np.array([placed.foot for placed in things])
    middle = feet.mean(axis=0)
    size = float(np.ptp(samples.points[owned, 0])) if owned.any() else blueprint.camera.height
    position = (float(middle[0]), float(middle[1]), float(middle[2]))
    ground = [entry.material.colour for entry in blueprint.objects if entry.role == "ground"]
    bounce = float(srgb_to_linear(np.array(ground[-1])).mean()) if ground else 0.0
    return fit_light(samples, casters_of(layout), position, size, bounce)
