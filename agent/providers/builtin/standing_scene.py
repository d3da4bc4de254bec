# SPDX-License-Identifier: GPL-3.0-or-later
"""Things seen from the side: what stands on, before, behind or on top of what."""

from dataclasses import dataclass, replace

import numpy as np

from ...vision.components import Labels, fill_holes
from .backdrop import Backdrop
from .found import Found
from .side_form import form_seen_from_the_side, is_nearly_turned
from .survey import Mask, Survey

ENCLOSED = 0.7
"""Share of its outline that a thing has in common with what it is fixed to."""
ON_GROUND = 0.3
"""Share of a thing's underside that borders on the ground when it stands there."""
ON_TOP = 0.35
"""Share of its underside that borders on the one thing that carries it."""
BESIDE = 0.2
"""Share of its outline that a thing has in common with a larger one beside it that holds it."""
MOST_GAP = 0.06
"""Picture heights of sky through which a thing is still taken to stand on what is below."""
MAIN_CARRIER = 0.5
FEET = 0.3
"""Lowest share of a thing's height in which its underside counts: higher up, its limbs only hang over."""
OVERHANG, LEAST_OVERLAP = 1.6, 0.5
"""Widest thing over what carries it, and how much of its width is over it; any other is behind it."""
COMMON_AXIS = 0.12
"""Distance of two axes over the wider thing's width within which they count as one."""
FLAT_ASPECT, FLAT_TOP, FLAT_CUT = 2.0, 0.25, 0.5
"""A thing so many times wider than tall lies flat if ground is beyond so much of its top, or the picture
cuts so much of its underside."""
LIGHT_TOP = 0.5
"""Share of its topside that a patch of light has in common with the wall that it falls on."""
LEAST_LIGHT, LIGHT_HUE = 0.015, 22.0
"""Least share of the picture, and largest distance in Lab a and b from the wall's, of a patch of light on it."""
LIGHT_STEP, MOST_LIGHT_STEP = 8.0, 30.0
"""By how much such a patch is lighter than the wall (Lab)."""
LIGHT_DOUBT = "It may be light that falls on the wall: it is drawn as a thin sheet."
HIDDEN_DOUBT = "Its foot is hidden: it is taken to stand a little behind what hides it."
HANGING_DOUBT = "Nothing is seen below it: it is taken to be fixed to what is behind."


@dataclass(frozen=True)
class _Contacts:
    """Shares of a region's underside and of its topside that border on each region."""

    below: dict[int, float]
    above: dict[int, float]
    cut: float
    """Share of the underside on the picture's lower edge."""


def find_standing(survey: Survey, backdrop: Backdrop) -> list[Found]:
    """The things of ``survey`` from far to near, supports before what they carry."""
    things = [number for number in range(survey.count) if not backdrop.is_background(number)]
    found = {number: _judge(survey, backdrop, number) for number in things}
    return _sorted(_turned_together(_without_cycles(found)), survey)


def _judge(survey: Survey, backdrop: Backdrop, number: int) -> Found:
    mask = fill_holes(survey.mask(number))
    contacts = _contacts(survey, backdrop, number)
    left, top, right, bottom = _box(mask)
    ground = backdrop.ground
    on_ground = contacts.below.get(ground, 0.0) + contacts.cut if ground is not None else contacts.cut
    flat = right - left >= FLAT_ASPECT * (bottom - top)
    if ground is not None and flat and (contacts.above.get(ground, 0.0) >= FLAT_TOP or contacts.cut >= FLAT_CUT):
        return Found(number, mask, "extrusion", lying=True)
    form = form_seen_from_the_side(mask)
    host = int(survey.borders[number].argmax())
    enclosed = survey.borders[number, host] >= ENCLOSED * survey.outlines[number]
    if enclosed and not backdrop.is_background(host) and host != ground:
        return Found(number, mask, "extrusion" if form in ("lathe", "sphere") else form, host, noun="panel")
    behind = [wall for wall in backdrop.walls if survey.borders[number, wall] > 0]
    if behind and contacts.above.get(behind[0], 0.0) >= LIGHT_TOP and _is_light_on(survey, number, behind[0]):
        return Found(number, mask, "extrusion", behind[0], noun="light patch", doubt=LIGHT_DOUBT)
    carrier = _carrier(survey, backdrop, number, contacts)
    if on_ground >= ON_GROUND and (carrier is None or on_ground >= contacts.below[carrier]):
        return Found(number, mask, form)
    if carrier is not None:
        return Found(number, mask, form, carrier)
    if behind and contacts.below.get(behind[0], 0.0) >= ON_GROUND:
        return Found(number, mask, "extrusion" if form in ("lathe", "sphere") else form, behind[0], doubt=HANGING_DOUBT)
    beside = _firm_neighbour(survey, backdrop, number)
    return Found(number, mask, form, beside, doubt=HIDDEN_DOUBT)


def _carrier(survey: Survey, backdrop: Backdrop, number: int, contacts: _Contacts) -> int | None:
    """What carries a thing: of all that its underside borders on enough, the one that it borders on most."""
    outside = {other: share for other, share in contacts.below.items() if not _is_inside(survey, other, number)}
    whole = sum(outside.values())
    for other in sorted(outside, key=lambda other: -outside[other]):
        if outside[other] < ON_TOP * whole:
            return None
        if not backdrop.is_background(other) and _is_carried(survey, number, other):
            return other
    return None


def _is_inside(survey: Survey, number: int, other: int) -> bool:
    """Whether a region's box lies in that of the other, as a picture's does in that of its frame."""
    left, top, right, bottom = _box(survey.mask(number))
    outer_left, outer_top, outer_right, outer_bottom = _box(survey.mask(other))
    return left >= outer_left and top >= outer_top and right <= outer_right and bottom <= outer_bottom


def _firm_neighbour(survey: Survey, backdrop: Backdrop, number: int) -> int | None:
    """The larger thing beside a thing that nothing carries, if they have enough of an outline in common."""
    shared = survey.borders[number].copy()
    for other in range(survey.count):
        if backdrop.is_background(other) or survey.sizes[other] <= survey.sizes[number]:
            shared[other] = 0
    best = int(shared.argmax())
    return best if shared[best] >= BESIDE * survey.outlines[number] else None


def _is_light_on(survey: Survey, number: int, wall: int) -> bool:
    """Whether a region looks like a large patch of warmer or cooler light on the wall."""
    lightness, *hue = survey.lab_colours[number] - survey.lab_colours[wall]
    brighter = LIGHT_STEP <= lightness <= MOST_LIGHT_STEP
    return bool(brighter and survey.share(number) >= LEAST_LIGHT and np.hypot(*hue) <= LIGHT_HUE)


def _contacts(survey: Survey, backdrop: Backdrop, number: int) -> _Contacts:
    mask = survey.mask(number)
    under = mask[:-1] & ~mask[1:]
    over = mask[1:] & ~mask[:-1]
    cut = int(mask[-1].sum())
    seen_below = _seen_below(survey, backdrop.sky)[:-1]
    below = np.bincount(seen_below[under], minlength=survey.count)
    main = int(below.argmax())
    if below.sum() and (backdrop.is_background(main) or below[main] < MAIN_CARRIER * below.sum()):
        # No thing carries most of it: it stands on what is below its feet.
        rows = np.nonzero(mask.any(axis=1))[0]
        feet = rows[-1] - FEET * (rows[-1] - rows[0])
        below = np.bincount(seen_below[under & (np.arange(len(mask) - 1) >= feet)[:, None]], minlength=survey.count)
    above = np.bincount(survey.labels[:-1][over], minlength=survey.count)
    underside, topside = max(below.sum() + cut, 1), max(above.sum() + int(mask[0].sum()), 1)
    return _Contacts(
        {other: float(below[other] / underside) for other in np.nonzero(below)[0].tolist()},
        {other: float(above[other] / topside) for other in np.nonzero(above)[0].tolist()},
        cut / underside,
    )


def _seen_below(survey: Survey, skipped: int | None) -> Labels:
    """Per pixel, the region below it, or the next one below that where it is ``skipped``: the sky carries nothing."""
    below = np.vstack([survey.labels[1:], survey.labels[-1:]])
    if skipped is None:
        return below
    next_below = below.copy()
    for _ in range(round(MOST_GAP * survey.height)):
        gap = next_below == skipped
        next_below[gap] = np.vstack([next_below[1:], next_below[-1:]])[gap]
    return next_below


def _is_carried(survey: Survey, number: int, carrier: int) -> bool:
    left, _, right, bottom = _box(survey.mask(number))
    carrier_left, _, carrier_right, carrier_bottom = _box(survey.mask(carrier))
    overlap = min(right, carrier_right) - max(left, carrier_left)
    fits = overlap >= LEAST_OVERLAP * (right - left) and right - left <= OVERHANG * (carrier_right - carrier_left)
    return bool(fits and bottom < carrier_bottom)


def _without_cycles(found: dict[int, Found]) -> dict[int, Found]:
    """Supports followed upwards never lead back; where two carry each other, the lower one stands free."""
    for number, first in list(found.items()):
        seen, support = {number}, first.support
        while support in found and support is not None:
            if support in seen:
                entry = found[support]
                found[support] = replace(entry, support=None, doubt=HIDDEN_DOUBT)
                break
            seen.add(support)
            support = found[support].support
    return found


def _turned_together(found: dict[int, Found]) -> dict[int, Found]:
    """What carries a turned thing on its own axis, or is carried so, is turned as well if it is nearly symmetric."""
    for entry in list(found.values()):
        if entry.support not in found or entry.support is None:
            continue
        pair = (entry, found[entry.support])
        for one, other in (pair, pair[::-1]):
            leads = one.form in ("lathe", "sphere") and _share_axis(one, other)
            if leads and other.form == "extrusion" and is_nearly_turned(other.silhouette):
                found[other.number] = replace(other, form="lathe")
    return found


def _share_axis(one: Found, other: Found) -> bool:
    left, _, right, _ = _box(one.silhouette)
    other_left, _, other_right, _ = _box(other.silhouette)
    apart = abs((left + right) - (other_left + other_right)) / 2.0
    return apart <= COMMON_AXIS * max(right - left, other_right - other_left)


def _sorted(found: dict[int, Found], survey: Survey) -> list[Found]:
    """By the lowest point of what carries it all, and supports before what they carry."""

    def chain(number: int) -> list[int]:
        links = [number]
        while (support := found[links[-1]].support) in found and support is not None:
            links.append(support)
        return links

    def key(number: int) -> tuple[float, float, int, float]:
        links = chain(number)
        root = found[links[-1]]
        foot = _box(root.silhouette)[3]
        hangs = root.support is not None
        return (not hangs, 0.0 if root.lying else float(foot), len(links), -float(survey.sizes[number]))

    return [found[number] for number in sorted(found, key=key)]


def _box(mask: Mask) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
