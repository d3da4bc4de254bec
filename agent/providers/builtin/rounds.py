# SPDX-License-Identifier: GPL-3.0-or-later
"""Round things seen from above: a cup on its saucer, with what is in it."""

import numpy as np

from ...blueprint import Form
from ...vision.components import fill_holes
from ...vision.ellipse import Ellipse, fit_ellipse_robustly
from .backdrop import Backdrop
from .disc import Disc, boundary_points
from .found import Found
from .survey import Floats, Mask, Survey

LEAST_RIM_SHARE = 0.01
RIM_MISFIT = 0.04
"""Mean distance of a rim's outline from its ellipse over the ellipse's longer semi-axis."""
ASPECT_TOLERANCE = 0.15
"""Circles on level planes near each other have ellipses of like aspect."""
LEAST_RISE = 0.25
"""Height of a rim above its support, over the rim's radius, from which on it has a body below."""
INSIDE = 0.6
"""Share of a region that lies in a silhouette from which on it belongs to it."""
FOOT_RADIUS = 0.6
"""Radius of a vessel's foot over that of its rim, as in cups and bowls."""


def find_nest(survey: Survey, backdrop: Backdrop, disc: Disc) -> list[Found]:
    """The disc, the vessel on it and the vessel's contents, from below to above; the disc alone without a vessel."""
    saucer = Found(disc.number, _ellipse_mask(disc.ellipse, survey), "cylinder", lying=True, noun="disc")
    rim = _find_rim(survey, backdrop, disc)
    if rim is None:
        return [saucer]
    ring, ellipse = rim
    inner = _enclosed(survey, ring)
    body = _body(survey, backdrop, disc, ellipse, [ring, *inner]) if _rise(disc.ellipse, ellipse) >= LEAST_RISE else []
    found = [saucer]
    support = disc.number
    if body:
        mask = np.isin(survey.labels, body)
        found.append(Found(body[0], mask, "lathe", support, noun="vessel"))
        support = body[0]
    found.append(Found(ring, fill_holes(survey.mask(ring)), "lathe", support, lying=True, noun="ring"))
    support = ring
    form: Form
    for depth, number in enumerate(inner):
        deeper = np.isin(survey.labels, inner[depth:])
        form, noun = ("cylinder", "filling") if depth == len(inner) - 1 else ("lathe", "inner wall")
        found.append(Found(number, deeper, form, support, lying=True, noun=noun))
        support = number
    return found


def body_regions(survey: Survey, backdrop: Backdrop, disc: Disc) -> tuple[int, ...]:
    """The regions that show the outside of a vessel on the disc, the largest first; none without one."""
    rim = _find_rim(survey, backdrop, disc)
    if rim is None or _rise(disc.ellipse, rim[1]) < LEAST_RISE:
        return ()
    return tuple(_body(survey, backdrop, disc, rim[1], [rim[0], *_enclosed(survey, rim[0])]))


def vessel_mask(survey: Survey, backdrop: Backdrop, disc: Disc) -> Mask:
    """Where a vessel on the disc is seen, its rim and inside included; empty without one."""
    rim = _find_rim(survey, backdrop, disc)
    inside = [] if rim is None else [rim[0], *_enclosed(survey, rim[0])]
    return np.isin(survey.labels, [*inside, *body_regions(survey, backdrop, disc)])


def _find_rim(survey: Survey, backdrop: Backdrop, disc: Disc) -> tuple[int, Ellipse] | None:
    aspect = disc.ellipse.minor / disc.ellipse.major
    found = []
    for number in range(survey.count):
        if number == disc.number or backdrop.is_background(number) or survey.share(number) < LEAST_RIM_SHARE:
            continue
        solid = fill_holes(survey.mask(number))
        points = boundary_points(solid, ~solid)
        ellipse = fit_ellipse_robustly(points)
        if ellipse is None or not disc.ellipse.contains(np.array([[ellipse.x, ellipse.y]])).all():
            continue
        off = float(np.abs(ellipse.distances(points)).mean())
        alike = abs(ellipse.minor / ellipse.major - aspect) <= ASPECT_TOLERANCE
        if alike and off <= RIM_MISFIT * ellipse.major and ellipse.area < 0.8 * disc.ellipse.area:
            found.append((number, ellipse))
    return max(found, key=lambda entry: entry[1].area, default=None)


def _rise(base: Ellipse, rim: Ellipse) -> float:
    """How far the rim's centre appears above the base's, over the rim's shorter semi-axis."""
    return (base.y - rim.y) / rim.minor


def _enclosed(survey: Survey, ring: int) -> list[int]:
    """Regions inside the ring, the one that begins farthest up, hence nearest the rim, first."""
    hole = fill_holes(survey.mask(ring)) & ~survey.mask(ring)
    inside = [
        number
        for number in range(survey.count)
        if number != ring and np.count_nonzero(hole & survey.mask(number)) > INSIDE * survey.sizes[number]
    ]
    return sorted(inside, key=lambda number: int(np.nonzero(survey.mask(number))[0].min()))


def _body(survey: Survey, backdrop: Backdrop, disc: Disc, rim: Ellipse, others: list[int]) -> list[int]:
    """Regions in the silhouette of a vessel between the rim and a foot in the disc's middle."""
    foot = Ellipse(disc.ellipse.x, disc.ellipse.y, rim.major * FOOT_RADIUS, rim.minor * FOOT_RADIUS, rim.angle)
    silhouette = _hull_mask(rim, foot, survey) & ~_ellipse_mask(rim, survey)
    inside = []
    for number in range(survey.count):
        if number in (disc.number, *others) or backdrop.is_background(number):
            continue
        if np.count_nonzero(silhouette & survey.mask(number)) > INSIDE * survey.sizes[number]:
            inside.append(number)
    return sorted(inside, key=lambda number: -int(survey.sizes[number]))


def _hull_mask(first: Ellipse, second: Ellipse, survey: Survey) -> Mask:
    """Everything between two ellipses, swept from one to the other."""
    steps = np.linspace(0.0, 1.0, 12)
    masks = [
        _ellipse_mask(
            Ellipse(
                *(float(a + step * (b - a)) for a, b in zip(_numbers(first), _numbers(second), strict=True)),
            ),
            survey,
        )
        for step in steps
    ]
    return np.asarray(np.any(masks, axis=0))


def _numbers(ellipse: Ellipse) -> tuple[float, float, float, float, float]:
    return ellipse.x, ellipse.y, ellipse.major, ellipse.minor, ellipse.angle


def _ellipse_mask(ellipse: Ellipse, survey: Survey) -> Mask:
    rows, columns = np.mgrid[0 : survey.height, 0 : survey.width]
    points: Floats = np.stack([columns.ravel() + 0.5, rows.ravel() + 0.5], axis=1)
    return ellipse.contains(points).reshape(survey.height, survey.width)
