# SPDX-License-Identifier: GPL-3.0-or-later
"""Things seen from above: everything lies, but for vessels on what is round."""

import numpy as np

from ...vision.components import fill_holes
from .backdrop import Backdrop
from .disc import Disc
from .found import Found
from .rounds import find_nest
from .same_surface import is_shadow_of
from .survey import Survey

ON_TOP = 0.45
"""Share of its outline that a thing has in common with what it lies on, at least."""
SHADOW_BORDER = 0.4
FLATNESS_DOUBT = "From above its height cannot be told: it is drawn as a flat body."


def find_lying(survey: Survey, backdrop: Backdrop, disc: Disc) -> list[Found]:
    """The things of ``survey`` from below to above, as the painter would put them."""
    nest = find_nest(survey, backdrop, disc)
    known = {found.number for found in nest}
    rest = [number for number in range(survey.count) if number not in known and not backdrop.is_background(number)]
    rest.sort(key=lambda number: -int(survey.sizes[number]))
    loose = [
        Found(
            number,
            fill_holes(survey.mask(number)),
            "extrusion",
            disc.number if _lies_on(survey, number, nest) else None,
            lying=True,
            doubt=FLATNESS_DOUBT,
        )
        for number in rest
    ]
    return [*nest, *loose]


def shadows_on(survey: Survey, backdrop: Backdrop, disc: Disc) -> list[int]:
    """Regions that are the disc's own surface in the shadow of what stands on it."""
    return [
        number
        for number in range(survey.count)
        if number != disc.number
        and not backdrop.is_background(number)
        and survey.borders[number, disc.number] >= SHADOW_BORDER * survey.outlines[number]
        and survey.lab_colours[number, 0] < 0.5 * survey.lab_colours[disc.number, 0]
        and is_shadow_of(survey.colours[number], survey.colours[disc.number])
    ]


def _lies_on(survey: Survey, number: int, nest: list[Found]) -> bool:
    """Whether a region lies on the disc: between things that do, more than on the ground."""
    shared = sum(int(survey.borders[number, found.number]) for found in nest)
    inside = np.count_nonzero(nest[0].silhouette & survey.mask(number))
    return bool(shared >= ON_TOP * survey.outlines[number] or inside >= 0.5 * survey.sizes[number])
