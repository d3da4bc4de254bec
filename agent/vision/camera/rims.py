# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera from the rims of the round things that a blueprint names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import asin, hypot, sin
from typing import Final

import numpy as np

from ...blueprint import Blueprint, BlueprintObject, CameraGuess
from ..colour import srgb_to_lab
from ..ellipse import Ellipse, fit_ellipse_robustly
from .circle_pose import cameras_of_circle
from .find_ellipse import SeenRim, find_ellipse
from .matches import CircleMatch
from .pinhole import Floats, pinhole_of, to_film
from .solve import CameraError, CameraFit, solve_camera

ROUND: Final = frozenset({"lathe", "cylinder"})
FLAT: Final = 0.35
"""Height over width below which the outline of a round thing is that of its rim."""
LEAST_WIDTH: Final = 0.08
"""Of the picture's longer side: the ellipse of a smaller rim tells little."""
NARROWEST: Final = 0.08
WIDEST: Final = 0.97
"""Shorter over longer semi-axis: a narrower rim is seen from the side, a wider one tells no direction."""
NEAR: Final = 0.005
"""Longer sides: root mean square up to which rims agree on one camera."""
GUESSED_OFF: Final = (0.0, 0.2, -0.2, 0.4)
"""Radians by which the guessed pitch may be off, one after the other."""
ALIKE: Final = 0.1
"""Radians of pitch and roll within which two rims speak for one camera."""
HELD: Final = ("focal length", "height")
"""Level circles tell pitch and roll; the focal length hardly, and of their sizes only the shares."""


@dataclass(frozen=True)
class Rim:
    """A rim that was found, and whose it is."""

    ref: str
    seen: SeenRim


@dataclass(frozen=True)
class RimCamera:
    """What the rims tell."""

    guess: CameraGuess
    pixels: float
    """Root mean square distance of the rims' marks from where this camera sees level circles."""
    pixels_before: float
    """Likewise of the camera that it started from."""
    rims: tuple[str, ...]
    """Whose rims they are."""


def camera_of_rims(picture: Floats, blueprint: Blueprint, guess: CameraGuess) -> RimCamera | None:
    """Pitch and roll from the rims of what is round; None where no rim is found, or the rims contradict each other.

    ``picture`` is (height, width, 3) display-referred sRGB from 0 to 1. Focal length and height stay as guessed.
    """
    rows, columns = picture.shape[:2]
    rims = _agreeing(find_rims(picture, blueprint, guess), guess, rows, columns)
    matches = [_match(rim, guess, columns / rows) for rim in rims]
    if not matches:
        return None
    try:
        now = solve_camera(matches, guess, columns, rows, HELD)
        before = _pixels(matches, guess, columns, rows)
    except CameraError:
        return None
    if now.pixels > NEAR * max(rows, columns):
        return None
    found = replace(guess, pitch=now.camera.guess.pitch, roll=now.camera.guess.roll)
    return RimCamera(found, now.pixels, before, tuple(rim.ref for rim in rims))


def find_rims(picture: Floats, blueprint: Blueprint, guess: CameraGuess) -> Iterator[Rim]:
    """The rims of the blueprint's round things that ``picture`` shows as level ellipses."""
    rows, columns = picture.shape[:2]
    lab = srgb_to_lab(picture).astype(float)
    for entry in blueprint.objects:
        if entry.role != "object" or entry.form not in ROUND:
            continue
        for expected in _expected(entry, guess, rows, columns):
            if 2.0 * expected.major < LEAST_WIDTH * max(rows, columns):
                continue
            seen = find_ellipse(lab, expected)
            if seen is not None and NARROWEST < seen.ellipse.minor / seen.ellipse.major < WIDEST:
                yield Rim(entry.id, seen)
                break


def _agreeing(rims: Iterable[Rim], guess: CameraGuess, rows: int, columns: int) -> list[Rim]:
    """Those that speak for one pitch and roll, the largest such group: an edge in a vessel may be no rim at all."""
    told = [
        (rim, camera)
        for rim in rims
        if (ellipse := fit_ellipse_robustly(to_film(rim.seen.marks, columns / rows))) is not None
        for camera in cameras_of_circle(ellipse, 1.0, 0.0, guess)
    ]
    groups = [
        {rim.ref: rim for rim, camera in told if hypot(camera.pitch - middle.pitch, camera.roll - middle.roll) < ALIKE}
        for _, middle in told
    ]
    best = max(groups, key=lambda group: sum(rim.seen.ellipse.major for rim in group.values()), default={})
    return list(best.values())


def _expected(entry: BlueprintObject, guess: CameraGuess, rows: int, columns: int) -> Iterator[Ellipse]:
    """Where the rim may be seen, in pixels: along the outline or in the box of what is flat, else at the box's top."""
    left, top, right, bottom = (edge * scale for edge, scale in zip(entry.box, (columns, rows) * 2, strict=True))
    half_width, half_height = (right - left) / 2.0, (bottom - top) / 2.0
    direction = pinhole_of(guess, columns / rows).directions(
        to_film(np.array([[(left + right) / 2.0 / columns, top / rows]]), columns / rows)
    )[0]
    down = asin(float(np.clip(-direction[2] / np.linalg.norm(direction), 0.0, 1.0)))
    width, _, height = entry.size
    is_flat = height < FLAT * width if width > 0.0 else half_height < 1.2 * half_width * sin(down)
    size = np.array([columns, rows], float)
    outlined = fit_ellipse_robustly(np.array(entry.outline, float) * size) if len(entry.outline) > 5 else None
    if is_flat and outlined is not None:
        yield outlined
    minors = [half_height] if is_flat else [half_width * abs(sin(down + off)) for off in GUESSED_OFF]
    for minor in minors:
        if min(half_width, minor) > 1.0 and minor <= half_height:
            middle = (left + right) / 2.0, top + minor
            yield Ellipse(*middle, max(half_width, minor), min(half_width, minor), 0.0)


def _match(rim: Rim, guess: CameraGuess, aspect: float) -> CircleMatch:
    """The rim as a circle on the ground, of the size that suits the guessed height of the camera."""
    marks = tuple((float(x), float(y)) for x, y in rim.seen.marks)
    ellipse = fit_ellipse_robustly(to_film(rim.seen.marks, aspect))
    heights = [camera.height for camera in cameras_of_circle(ellipse, 1.0, 0.0, guess)] if ellipse else []
    radius = guess.height / heights[0] if heights else 0.1 * guess.height
    return CircleMatch(rim.ref, marks, radius, free=("radius",))


def _pixels(matches: list[CircleMatch], guess: CameraGuess, columns: int, rows: int) -> float:
    """How far off the circles are seen by the guessed camera itself, wherever they stand."""
    everything = (*HELD, "pitch", "roll")
    fit: CameraFit = solve_camera(matches, guess, columns, rows, everything)
    return fit.pixels
