# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the round thing that tells from how far above the camera looks."""

from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from ...vision.ellipse import Ellipse, fit_ellipse_robustly
from .backdrop import Backdrop
from .survey import Floats, Mask, Survey

LEAST_ROUND_SHARE = 0.02
ROUND_MISFIT = 0.03
"""Mean distance of an outline from its ellipse over the ellipse's longer semi-axis."""
LEAST_ASPECT, MOST_ASPECT = 0.35, 0.92
SECTORS, LEAST_SECTORS = 24, 14
"""Of so many sectors around an ellipse's middle, so many must have outline."""
LEAST_CARRIED_SHARE, CARRIED_BORDER = 0.005, 0.05
"""Least share of the picture of something that rests on an upright body, and of its outline that touches it."""
LIKE_HUE, LIKE_LIGHTNESS = 0.25, 22.0
"""Hue angle, radians, and Lab lightness by which the lit and the shaded side of a disc differ at most."""
RIM_RADIUS = 0.94
"""Where on a disc its own colour is looked for, over its radius."""


@dataclass(frozen=True)
class Disc:
    """A round thing that lies on the ground."""

    members: tuple[int, ...]
    """Numbers of the regions that it shows in, the largest first."""
    ellipse: Ellipse
    """In pixels of the survey."""

    @property
    def number(self) -> int:
        """Of its largest region."""
        return self.members[0]


def find_disc(survey: Survey, backdrop: Backdrop) -> Disc | None:
    """The largest ellipse among the outlines that things of one hue share with what reaches the picture's edge.

    That is the ground and the lights and shadows on it, while what stands on a disc hides part of it.
    """
    around = np.nonzero(survey.frame.sum(axis=1) > 0.0)[0]
    found = []
    for number in range(survey.count):
        if number in around or survey.share(number) < LEAST_ROUND_SHARE:
            continue
        members = _of_one_hue(survey, around, number)
        points = boundary_points(np.isin(survey.labels, members), np.isin(survey.labels, around))
        ellipse = fit_ellipse_robustly(points)
        if ellipse is None or not _is_round(ellipse, points, survey):
            continue
        if not _carries(ellipse, members, survey, backdrop):
            on_rim = [member for member in members if _follows(ellipse, survey, around, member)]
            found.append(Disc(tuple(on_rim or [number]), ellipse))
    return max(found, key=lambda disc: disc.ellipse.area, default=None)


def located(disc: Disc, survey: Survey) -> Disc:
    """The same disc in a survey whose regions were joined since: what most of its near rim shows."""
    numbers = []
    for turn in np.linspace(0.0, pi, 60):
        x = disc.ellipse.x + RIM_RADIUS * disc.ellipse.major * cos(turn)
        y = disc.ellipse.y + RIM_RADIUS * disc.ellipse.minor * sin(turn)
        if 0 <= x < survey.width and 0 <= y < survey.height:
            numbers.append(int(survey.labels[int(y), int(x)]))
    return Disc((int(np.bincount(numbers).argmax()),), disc.ellipse)


def boundary_points(mask: Mask, other: Mask) -> Floats:
    """Midpoints (count, 2), x and y in pixels, of the border between two masks."""
    points = []
    for inner, outer, x_shift, y_shift in (
        (mask[:, :-1], other[:, 1:], 1.0, 0.5),
        (mask[:, 1:], other[:, :-1], 1.0, 0.5),
        (mask[:-1], other[1:], 0.5, 1.0),
        (mask[1:], other[:-1], 0.5, 1.0),
    ):
        rows, columns = np.nonzero(inner & outer)
        points.append(np.stack([columns + x_shift, rows + y_shift], axis=1))
    return np.concatenate(points)


def _of_one_hue(survey: Survey, around: NDArray[np.int64], seed: int) -> list[int]:
    """The seed and the things beside ``around`` of a lighter or darker version of its colour, the largest first."""
    lightness, *chroma = survey.lab_colours[seed]
    alike = [seed]
    for number in range(survey.count):
        if number == seed or number in around or survey.borders[number, around].sum() == 0:
            continue
        other_lightness, *other_chroma = survey.lab_colours[number]
        turn = abs(np.angle(complex(*chroma) * complex(*other_chroma).conjugate()))
        if turn <= LIKE_HUE and abs(lightness - other_lightness) <= LIKE_LIGHTNESS:
            alike.append(number)
    return sorted(alike, key=lambda number: -int(survey.sizes[number]))


def _follows(ellipse: Ellipse, survey: Survey, around: NDArray[np.int64], number: int) -> bool:
    """Whether a region's border with what is around runs along the ellipse."""
    points = boundary_points(survey.mask(number), np.isin(survey.labels, around))
    return len(points) > 0 and float(np.median(np.abs(ellipse.distances(points)))) <= ROUND_MISFIT * ellipse.major


def _carries(ellipse: Ellipse, members: list[int], survey: Survey, backdrop: Backdrop) -> bool:
    """Whether something rests on the ellipse's upper edge, as on an upright body; what lies on a disc lies within."""
    for number in range(survey.count):
        beside = survey.borders[number, members].sum()
        if number in members or backdrop.is_background(number) or survey.share(number) < LEAST_CARRIED_SHARE:
            continue
        rows, columns = np.nonzero(survey.mask(number))
        above = rows.mean() < ellipse.y - ellipse.minor and abs(columns.mean() - ellipse.x) < 0.5 * ellipse.major
        if above and beside >= CARRIED_BORDER * survey.outlines[number]:
            return True
    return False


def _is_round(ellipse: Ellipse, points: Floats, survey: Survey) -> bool:
    off = np.sort(np.abs(ellipse.distances(points)))[: int(0.8 * len(points))]
    turns = np.arctan2(points[:, 1] - ellipse.y, points[:, 0] - ellipse.x)
    sectors = len(np.unique(np.floor((turns + pi) / (2.0 * pi) * SECTORS)))
    inside = 0.0 < ellipse.x < survey.width and 0.0 < ellipse.y < survey.height
    aspect = ellipse.minor / ellipse.major
    fits = off.mean() <= ROUND_MISFIT * ellipse.major and LEAST_ASPECT <= aspect <= MOST_ASPECT
    return bool(inside and fits and sectors >= LEAST_SECTORS)
