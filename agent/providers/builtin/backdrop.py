# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells what things stand on and before: ground, sky, walls, and what lies beyond a table's edge."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ...vision.components import connected_components
from .same_surface import is_glare_of, is_shadow_of
from .survey import Survey

Setting = Literal["surface", "open", "room"]
"""``surface``: one surface fills the view; ``open``: ground under a sky; ``room``: ground before a wall."""

LEAST_GROUND_CONTACT = 0.2
"""Share of the picture's lower edge that a ground takes at least."""
WALL_SHADE = 14.0
"""Lab difference up to which a region beside the wall is a piece of it."""
LEAST_BEYOND, BEYOND_BORDER = 0.01, 0.85
"""Share of the picture, and of its inner outline, that what is past a table's edge has with the table."""
SAME_COLOUR = 15.0
"""Lab difference below which a region at the picture's edge is a piece of the ground."""
SAME_STEP = 30.0
"""Lab difference across their boundary above which it is none, however like the two are farther off."""
FLOOR_LINE_QUANTILE = 0.85
"""The lower edge of a wall reaches the floor in the columns where nothing stands before it."""
LEAST_FURNITURE = 0.005
"""Share of the picture by which a floor must reach above its line to be cut there."""
HIGHEST_FLOOR = 0.35
"""Picture height above which what touches the lower edge stands there rather than lies."""
SURFACE_TOP_CONTACT = 0.25
"""Share of the upper edge from which on the ground is taken to fill the view."""
LEAST_WALL = 0.05
"""Share of the picture below which what touches its upper edge is a thing, not a wall."""
SKY_BLUE = -6.0
"""Lab b below which a bright region is blue."""
SKY_LIGHTNESS, SKY_GREY_LIGHTNESS, SKY_GREY_CHROMA = 15.0, 60.0, 12.0
OWN_BORDER = 0.35
"""Share of its outline that a patch of light or shadow has in common with its surface, or with the frame."""
CLOUD_BORDER, HAZE_BORDER = 0.85, 0.25
"""Share of its inner outline that a cloud, or haze at the picture's side, has in common with the sky."""
LEAST_OWN_BORDER = 0.1
"""Share that it has in common with its surface alone."""
DEEP_SHADOW = 40.0
"""Lab difference from which a dark patch is a shadow only where something beside it reaches as high."""
CASTER_BORDER = 0.12
"""Share of its outline that a shadow has in common with the thing that casts it."""


@dataclass(frozen=True)
class Backdrop:
    """Numbers of regions; an object is what is in none of these."""

    setting: Setting
    ground: int | None
    sky: int | None = None
    walls: tuple[int, ...] = ()
    beyond: tuple[int, ...] = ()
    """What is seen past the ground's edge, lower down."""

    def is_background(self, number: int) -> bool:
        return number in (self.ground, self.sky, *self.walls, *self.beyond)

    def renumbered(self, numbers: NDArray[np.int64]) -> "Backdrop":
        """The same backdrop where region i is now called ``numbers[i]``."""
        return replace(
            self,
            ground=None if self.ground is None else int(numbers[self.ground]),
            sky=None if self.sky is None else int(numbers[self.sky]),
            walls=tuple(dict.fromkeys(int(numbers[number]) for number in self.walls)),
            beyond=tuple(dict.fromkeys(int(numbers[number]) for number in self.beyond)),
        )


def find_backdrop(survey: Survey) -> tuple[Survey, Backdrop]:
    """The backdrop, in a survey whose sky is one region and whose ground includes its shadows and glare."""
    ground = _ground(survey)
    tops = [number for number in np.argsort(-survey.frame[:, 1]).tolist() if number != ground]
    tops = [number for number in tops if survey.frame[number, 1] > 0.0]
    if ground is not None and survey.frame[ground, 1] >= SURFACE_TOP_CONTACT:
        surface = [ground, *_light_on_ground(survey, ground, set())]
        beyond = [number for number in tops if number not in surface and _is_beyond(survey, number, surface)]
        return _gather(survey, "surface", ground, [], [], beyond)
    sky = [number for number in tops if _looks_like_sky(survey, number)]
    if sky and survey.frame[sky, 1].sum() >= 0.5 * survey.frame[tops, 1].sum():
        return _gather(survey, "open", ground, [*sky, *_lower_sky(survey, sky)], [], [])
    walls = [number for number in tops if survey.share(number) >= LEAST_WALL]
    if ground is not None and walls:
        survey, ground, walls = _cut_at_floor_line(survey, ground, walls)
    return _gather(survey, "room", ground, [], walls, [])


def _ground(survey: Survey) -> int | None:
    score = survey.frame[:, 3] + survey.sizes / survey.labels.size
    score[survey.frame[:, 3] < LEAST_GROUND_CONTACT] = 0.0
    best = int(score.argmax())
    if score[best] == 0.0 or (survey.frame[best, 1] > 0.5 and _looks_like_sky(survey, best, blue_only=True)):
        return None
    if survey.frame[best, 1] >= SURFACE_TOP_CONTACT:
        return best
    # A rug or a plate at the lower edge lies on something that reaches farther back.
    floors = (score > 0.0) & (survey.tops >= HIGHEST_FLOOR * survey.height)
    if floors.any():
        return int(np.where(floors, survey.tops, survey.height).argmin())
    return best


def _cut_at_floor_line(survey: Survey, ground: int, walls: list[int]) -> tuple[Survey, int, list[int]]:
    """What reaches above the line where the wall meets the floor is furniture of the floor's colour."""
    wall = np.isin(survey.labels, walls)
    columns = wall.any(axis=0)
    bottoms = survey.height - wall[::-1].argmax(axis=0)[columns]
    line = int(np.quantile(bottoms, FLOOR_LINE_QUANTILE)) - 1
    above = survey.mask(ground)
    above[line:] = False
    if above.mean() < LEAST_FURNITURE:
        return survey, ground, walls
    # Each split region takes a number of its own before all are numbered anew.
    labels = connected_components(survey.labels + np.where(above, survey.count, 0))
    cut = replace(survey, labels=labels)
    rows, columns_of_ground = np.nonzero(survey.mask(ground) & ~above)
    largest = int(np.bincount(labels[rows, columns_of_ground]).argmax())
    return cut, largest, [int(np.bincount(labels[survey.mask(number)]).argmax()) for number in walls]


def _looks_like_sky(survey: Survey, number: int, blue_only: bool = False) -> bool:
    lightness, a, b = survey.lab_colours[number]
    blue = lightness >= SKY_LIGHTNESS and b <= SKY_BLUE and a <= 12.0
    grey = lightness >= SKY_GREY_LIGHTNESS and np.hypot(a, b) <= SKY_GREY_CHROMA and b <= 4.0
    return bool(blue or (grey and not blue_only))


def _lower_sky(survey: Survey, sky: list[int]) -> list[int]:
    """Sky-like regions beside the sky: clouds within it, and haze or the sea at the picture's side."""
    sides = survey.frame[:, 0] + survey.frame[:, 2]
    found = []
    for number in range(survey.count):
        if number in sky or survey.frame[number, 3] > 0.0 or not _looks_like_sky(survey, number):
            continue
        beside = survey.borders[number, sky].sum() / max(survey.borders[number].sum(), 1)
        if beside >= CLOUD_BORDER or (sides[number] > 0.0 and beside >= HAZE_BORDER):
            found.append(number)
    return found


def _is_beyond(survey: Survey, number: int, surface: list[int]) -> bool:
    """Whether a region at the upper edge borders on nothing but the surface."""
    inner = survey.borders[number].sum()
    return bool(survey.share(number) >= LEAST_BEYOND and survey.borders[number, surface].sum() >= BEYOND_BORDER * inner)


def _gather(
    survey: Survey, setting: Setting, ground: int | None, sky: list[int], walls: list[int], beyond: list[int]
) -> tuple[Survey, Backdrop]:
    merged_into = dict.fromkeys(sky[1:], sky[0]) if sky else {}
    lit: list[int] = []
    if ground is not None:
        lit = _light_on_ground(survey, ground, {*sky, *walls, *beyond})
        merged_into |= dict.fromkeys(lit, ground)
    pieces = _pieces_of_wall(survey, walls, {*merged_into, *([] if ground is None else [ground])})
    merged_into |= dict.fromkeys(pieces, walls[0]) if walls else {}
    shadows = [number for number in lit if survey.lab_colours[number, 0] < survey.lab_colours[ground, 0]]
    merged, renumbered = survey.with_shadows(shadows).merged(merged_into)
    found = Backdrop(setting, ground, sky[0] if sky else None, tuple(walls), tuple(beyond))
    return merged, found.renumbered(renumbered)


def _pieces_of_wall(survey: Survey, walls: list[int], taken: set[int]) -> list[int]:
    """Regions that are the wall a little lighter or darker."""
    if not walls:
        return []
    apart = np.linalg.norm(survey.lab_colours - survey.lab_colours[walls[0]], axis=1)
    return [
        number
        for number in range(survey.count)
        if number not in walls
        and number not in taken
        and apart[number] <= WALL_SHADE
        and survey.borders[number, walls[0]] >= OWN_BORDER * survey.borders[number].sum()
    ]


def _light_on_ground(survey: Survey, ground: int, others: set[int]) -> list[int]:
    """Regions that are the ground in other light, one beside the other outwards from the ground."""
    found = [ground]
    deep = np.linalg.norm(survey.lab_colours - survey.lab_colours[ground], axis=1) >= DEEP_SHADOW
    while True:
        more = [
            number
            for number in range(survey.count)
            if number not in found and number not in others and _is_light_on(survey, number, ground, found)
        ]
        # The deepest come last: what lies in a shadow already found is not cast by it.
        more = [number for number in more if not deep[number]] or [
            number for number in more if survey.frame[number].any() or _is_cast(survey, number, found)
        ]
        if not more:
            return found[1:]
        found += more


def _is_light_on(survey: Survey, number: int, ground: int, surface: list[int]) -> bool:
    """Whether a region is the ground in other light: a cast shadow, a reflection of the light or a patch of sun."""
    outline, inner = survey.outlines[number], survey.borders[number].sum()
    alike = np.linalg.norm(survey.lab_colours[number] - survey.lab_colours[ground]) <= SAME_COLOUR
    beside = survey.borders[number, ground] >= LEAST_OWN_BORDER * outline
    if outline > inner and alike and not (beside and survey.steps[number, ground] > SAME_STEP):
        # Things cut the ground into pieces, which meet beyond the picture's edge.
        return True
    own = survey.borders[number, surface].sum()
    if own < LEAST_OWN_BORDER * outline or own + outline - inner < OWN_BORDER * outline:
        return False
    colour, plain = survey.colours[number], survey.colours[ground]
    if is_shadow_of(colour, plain):
        return bool(inner - own >= CASTER_BORDER * outline)
    return bool(survey.lab_colours[number, 0] > survey.lab_colours[ground, 0]) and is_glare_of(colour, plain)


def _is_cast(survey: Survey, number: int, surface: list[int]) -> bool:
    """Whether something beside a dark region reaches as high as it does in the picture, as what casts a shadow does."""
    beside = [other for other in np.nonzero(survey.borders[number])[0].tolist() if other not in surface]
    return any(survey.tops[other] <= survey.tops[number] for other in beside)
