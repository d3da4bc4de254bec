# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins regions that are one thing, until few enough remain to make sense to an artist."""

from collections.abc import Callable
from math import pi

import numpy as np

from .backdrop import Backdrop
from .same_surface import is_black, is_shadow_of
from .survey import Mask, Survey

MOST_THINGS = 24
SLIVER_STRETCH = 4.5
"""Squared outline over 4 pi times the area, which is 1.6 for a disc of pixels: how drawn out a sliver is at least."""
SLIVER_SHARE = 0.25
"""Largest area of a sliver over that of the thing that it runs along."""
SLIVER_BORDER = 0.35
SLIVER_HUE, SLIVER_GREY = 0.6, 20.0
"""Largest difference of hue angle of a sliver, radians, and the Lab chroma below which it has no hue."""
FRAGMENT_SHARE = 0.02
"""Share of the picture that a fragment takes at most."""
FRAGMENT_CONTRAST = 40.0
"""Lab difference of fragments of one thing at most."""
FRAGMENT_CHROMA = 20.0
"""Of that, the part in Lab a and b: the lights and darks of one thing differ in lightness."""
FRAGMENT_STEP = 40.0
"""Lab difference across the boundary above which even small fragments are things of their own."""
LEAST_SIGNIFICANCE = 0.04
"""Share of the picture times Lab contrast below which a thing is not worth an object."""
LEAST_CONTRAST = 8.0
"""Lab difference below which a small region is rather a shade of what is beside it than a thing."""
SHADE_BORDER = 0.2
"""Share of the smaller outline that two shades of one thing have in common."""
SAME_COLOUR = 10.0
"""Lab difference below which two regions are one colour, however little they touch."""
LEAST_SHADE = 8.0
"""Chroma (Lab) below which two greys are rather two things than two shades of one."""
MOST_SHADE_STEP = 22.0
"""Largest difference in lightness (Lab) of two shades of one thing."""
MOST_SHADE_HUE = 0.22
"""Largest difference of hue angle, radians."""


def unite(survey: Survey, backdrop: Backdrop, members: tuple[int, ...]) -> tuple[Survey, Backdrop]:
    """Count these things as one."""
    merged, renumbered = survey.merged(dict.fromkeys(members[1:], members[0]) if members else {})
    return merged, backdrop.renumbered(renumbered)


def join_alike(survey: Survey, backdrop: Backdrop) -> tuple[Survey, Backdrop]:
    """Count neighbouring things of the same colour as one."""
    return _join_while(survey, backdrop, _are_alike)


def join_shades(survey: Survey, backdrop: Backdrop, apart: Mask) -> tuple[Survey, Backdrop]:
    """Count neighbouring things as one where they differ in light only; those in ``apart`` stay as they are."""

    def are_shades(survey: Survey, first: int, second: int) -> bool:
        return _are_free(survey, apart, first, second) and _are_shades(survey, first, second)

    return _join_while(survey, backdrop, are_shades)


def _are_free(survey: Survey, apart: Mask, first: int, second: int) -> bool:
    return not any(apart[survey.mask(number)].mean() > 0.5 for number in (first, second))


def _join_while(
    survey: Survey, backdrop: Backdrop, are_joined: Callable[[Survey, int, int], bool]
) -> tuple[Survey, Backdrop]:
    while True:
        things = [number for number in range(survey.count) if not backdrop.is_background(number)]
        pairs = (
            (first, second)
            for first in things
            for second in things
            if second < first and survey.borders[first, second] and are_joined(survey, first, second)
        )
        pair = next(pairs, None)
        if pair is None:
            return survey, backdrop
        survey, backdrop = _join(survey, backdrop, *pair)


def join_slivers(survey: Survey, backdrop: Backdrop, apart: Mask) -> tuple[Survey, Backdrop]:
    """Give long thin strips, such as a bright edge, to the thing that they run along; ``apart`` takes no part."""

    def is_sliver_of(survey: Survey, first: int, second: int) -> bool:
        sliver, host = (first, second) if survey.sizes[first] < survey.sizes[second] else (second, first)
        outline = survey.outlines[sliver]
        stretched = outline**2 / (4.0 * pi * survey.sizes[sliver])
        return bool(
            stretched >= SLIVER_STRETCH
            and _are_free(survey, apart, first, second)
            and not is_black(survey.colours[host])
            and _hues_agree(survey, sliver, host)
            and survey.sizes[sliver] <= SLIVER_SHARE * survey.sizes[host]
            and survey.borders[sliver, host] >= SLIVER_BORDER * outline
        )

    return _join_while(survey, backdrop, is_sliver_of)


def join_fragments(survey: Survey, backdrop: Backdrop, apart: Mask) -> tuple[Survey, Backdrop]:
    """Count small neighbouring fragments of moderate contrast as one, such as the lights and darks of a spoon."""

    def are_fragments(survey: Survey, first: int, second: int) -> bool:
        smaller, larger = sorted((first, second), key=lambda number: int(survey.sizes[number]))
        apart_in_lab = survey.lab_colours[first] - survey.lab_colours[second]
        return bool(
            _are_free(survey, apart, first, second)
            and survey.share(larger) <= FRAGMENT_SHARE
            and np.linalg.norm(apart_in_lab) <= FRAGMENT_CONTRAST
            and np.hypot(*apart_in_lab[1:]) <= FRAGMENT_CHROMA
            and survey.steps[first, second] <= FRAGMENT_STEP
            and survey.borders[first, second] >= SHADE_BORDER * survey.outlines[smaller]
        )

    return _join_while(survey, backdrop, are_fragments)


def keep_most_significant(survey: Survey, backdrop: Backdrop, most: int = MOST_THINGS) -> tuple[Survey, Backdrop]:
    """Give away the least significant things, those small and of little contrast, until ``most`` remain that matter."""
    while True:
        things = [number for number in range(survey.count) if not backdrop.is_background(number)]
        weakest = min(things, key=lambda number: _significance(survey, number), default=None)
        if weakest is None or (len(things) <= most and _significance(survey, weakest) >= LEAST_SIGNIFICANCE):
            return survey, backdrop
        survey, backdrop = _join(survey, backdrop, weakest, _likest_neighbour(survey, weakest))


def _are_alike(survey: Survey, first: int, second: int) -> bool:
    return bool(np.linalg.norm(survey.lab_colours[first] - survey.lab_colours[second]) <= SAME_COLOUR)


def _are_shades(survey: Survey, first: int, second: int) -> bool:
    if survey.borders[first, second] < SHADE_BORDER * min(survey.outlines[first], survey.outlines[second]):
        return False
    one, other = survey.lab_colours[first], survey.lab_colours[second]
    dark, lit = (first, second) if one[0] < other[0] else (second, first)
    if min(np.hypot(*one[1:]), np.hypot(*other[1:])) < LEAST_SHADE or is_black(survey.colours[dark]):
        return False
    turn = abs(np.angle(complex(*one[1:]) / complex(*other[1:])))
    near = abs(one[0] - other[0]) <= MOST_SHADE_STEP and turn <= MOST_SHADE_HUE
    return bool(near and is_shadow_of(survey.colours[dark], survey.colours[lit] * 1.15))


def _hues_agree(survey: Survey, first: int, second: int) -> bool:
    """Whether two hues are near, or one is too grey to have any."""
    one, other = survey.lab_colours[first], survey.lab_colours[second]
    if min(np.hypot(*one[1:]), np.hypot(*other[1:])) < SLIVER_GREY:
        return True
    return bool(abs(np.angle(complex(*one[1:]) / complex(*other[1:]))) <= SLIVER_HUE)


def _significance(survey: Survey, number: int) -> float:
    nearest = _likest_neighbour(survey, number)
    contrast = np.linalg.norm(survey.lab_colours[number] - survey.lab_colours[nearest])
    if contrast < LEAST_CONTRAST and survey.share(number) <= FRAGMENT_SHARE:
        return 0.0
    return float(survey.share(number) * contrast)


def _likest_neighbour(survey: Survey, number: int) -> int:
    """The neighbour of the nearest colour among those that share a good part of the outline."""
    shared = survey.borders[number]
    near = np.nonzero(shared >= min(0.2 * survey.outlines[number], shared.max()))[0]
    differences = np.linalg.norm(survey.lab_colours[near] - survey.lab_colours[number], axis=1)
    return int(near[differences.argmin()])


def _join(survey: Survey, backdrop: Backdrop, gone: int, kept: int) -> tuple[Survey, Backdrop]:
    merged, renumbered = survey.merged({gone: kept})
    return merged, backdrop.renumbered(renumbered)
