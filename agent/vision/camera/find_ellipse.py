# SPDX-License-Identifier: GPL-3.0-or-later
"""The rim of a round thing in the picture, near where it is expected."""

from dataclasses import dataclass
from math import pi
from typing import Final

import numpy as np

from ..ellipse import Ellipse, fit_ellipse, fit_ellipse_robustly
from .pinhole import Floats
from .snap import snap_in_lab

MARKS: Final = 72
"""Along a rim."""
REACHES: Final = (0.12, 0.06, 0.03)
"""Of the longer semi-axis, in which the edge is looked for, the last about what the ones before found."""
LEAST_REACH: Final = 2.5
"""Pixels."""
LEAST_STRENGTH: Final = 6.0
"""CIELAB units by which the two sides of an edge differ."""
CLOSE: Final = 0.012
"""Of the longer semi-axis, or ``LEAST_CLOSE``: how far a mark of the rim may lie off it."""
LEAST_CLOSE: Final = 1.2
"""Pixels."""
LEAST_MARKS: Final = 0.5
"""Share of the rim that must be seen."""

SAMPLES: Final = 24
SAMPLE: Final = 12
"""Points of a sample: a rim is often hidden on one side."""


@dataclass(frozen=True)
class SeenRim:
    """A rim that was found."""

    ellipse: Ellipse
    """In pixels, y down."""
    marks: Floats
    """(count, 2) points on it in picture coordinates, where an edge is."""


def find_ellipse(lab: Floats, expected: Ellipse) -> SeenRim | None:
    """The rim near ``expected`` (pixels, y down) in ``lab`` (height, width, 3; CIELAB); None where none is.

    At least half of it must show as an edge that lies on one ellipse.
    """
    size = np.array([lab.shape[1], lab.shape[0]], float)
    turns = np.linspace(0.0, 2.0 * pi, MARKS, endpoint=False)
    ellipse = expected
    for share in REACHES:
        outline = np.array([ellipse.point_at(turn) for turn in turns]) / size
        snapped, strength = snap_in_lab(lab, outline, max(LEAST_REACH, share * ellipse.major))
        inside = ((snapped > 0.004) & (snapped < 0.996)).all(axis=1)
        clear = snapped[inside & (strength > LEAST_STRENGTH)] * size
        fitted = _consensus(clear, ellipse)
        if fitted is None:
            return None
        ellipse = fitted
    close = np.abs(ellipse.distances(clear)) < max(LEAST_CLOSE, CLOSE * ellipse.major)
    if np.count_nonzero(close) < LEAST_MARKS * MARKS:
        return None
    return SeenRim(ellipse, clear[close] / size)


def _consensus(points: Floats, before: Ellipse) -> Ellipse | None:
    """The ellipse that most of ``points`` (count, 2) lie on, fitted to those that do."""
    if len(points) < LEAST_MARKS * MARKS:
        return None
    best, most = fit_ellipse_robustly(points), -1.0
    random = np.random.default_rng(1)
    for number in range(SAMPLES):
        tried = best if number == 0 else fit_ellipse(points[random.permutation(len(points))[:SAMPLE]])
        if tried is None or abs(tried.major / before.major - 1.0) > 0.25:
            continue
        off = np.abs(tried.distances(points)) / max(LEAST_CLOSE, CLOSE * before.major)
        agree = float(np.maximum(1.0 - off, 0.0).sum())
        if agree > most:
            most, best = agree, tried
            kept = points[off < 2.0]
    if most < 0.0 or best is None:
        return None
    return fit_ellipse_robustly(kept) or best
