# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pixels would show which body: a small picture of numbers, drawn of points strewn over the surfaces."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..camera.pinhole import NEAREST, Floats, Pinhole
from ..masks import Mask
from .body import Body, Motion

STREWN: Final = 5.0
"""Points a pixel that a triangle covers: exp(-5) of the pixels stay empty."""
MOST_POINTS: Final = 120_000
"""Of a body, so that one that fills the view costs no more."""
SEED: Final = 1


class Strewn:
    """A body's surface as points, drawn ever again while it is moved."""

    def __init__(self, body: Body, camera: Pinhole, rows: int, columns: int) -> None:
        """``rows`` and ``columns`` are the picture's, for which the points are close enough."""
        self.body = body
        self._camera, self._rows, self._columns = camera, rows, columns
        corners = body.points[body.triangles]
        seen = camera.project(body.points) * (columns, rows)
        areas = _areas(np.nan_to_num(seen[body.triangles], nan=0.0))
        counts = STREWN * np.minimum(areas, float(rows * columns))
        counts *= min(1.0, MOST_POINTS / max(float(counts.sum()), 1.0))
        random = np.random.default_rng(SEED)
        number = np.floor(counts + random.random(len(counts))).astype(np.intp)
        owner = np.repeat(np.arange(len(number)), number)
        shares = random.random((len(owner), 2))
        shares = np.where(shares.sum(axis=1, keepdims=True) > 1.0, 1.0 - shares, shares)
        first, second, third = (corners[owner, place] for place in range(3))
        self._points = first + shares[:, :1] * (second - first) + shares[:, 1:] * (third - first)

    def depths(self, motion: Motion) -> NDArray[np.float32]:
        """Depth of the nearest surface (rows, columns) after ``motion``, infinite where there is none."""
        points = motion.applied(self._points, self.body.pivot)
        depth = -((points - self._camera.position) @ self._camera.rotation[:, 2])
        places = self._camera.project(points) * (self._columns, self._rows)
        inside = (depth > NEAREST) & (np.nan_to_num(places, nan=-1.0) >= 0.0).all(axis=1)
        inside &= (places[:, 0] < self._columns) & (places[:, 1] < self._rows)
        column, row = places[inside].astype(np.intp).T
        buffer = np.full(self._rows * self._columns, np.inf, np.float32)
        np.minimum.at(buffer, row * self._columns + column, depth[inside].astype(np.float32))
        return buffer.reshape(self._rows, self._columns)


def visible_masks(depths: Mapping[str, NDArray[np.float32]]) -> dict[str, Mask]:
    """Where each body is the nearest."""
    nearest = np.minimum.reduce(list(depths.values()))
    return {ref: (depth <= nearest) & np.isfinite(depth) for ref, depth in depths.items()}


def _areas(triangles: Floats) -> Floats:
    """Of (count, 3, 2) triangles."""
    first, second = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    return np.asarray(np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]) / 2.0)
