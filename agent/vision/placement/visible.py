# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pixels show which body: a small picture of depths, drawn triangle by triangle."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..camera.pinhole import NEAREST, Pinhole
from ..masks import Mask
from .body import Body

Depths = NDArray[np.float64]
"""(rows, columns): depth along the camera's axis, metres, infinite where there is nothing."""


def depths_of(body: Body, camera: Pinhole, rows: int, columns: int) -> Depths:
    """Depth of the body's nearest surface at each pixel's centre, without triangles that reach behind the camera."""
    depth = (camera.position - body.points) @ camera.rotation[:, 2]
    corners = camera.project(body.points) * (columns, rows) - 0.5
    triangles = body.triangles[(depth[body.triangles] > NEAREST).all(axis=1)]
    first, second, third = (corners[triangles[:, place]] for place in range(3))
    most = np.array([columns - 1, rows - 1])
    low = np.clip(np.ceil(np.minimum(np.minimum(first, second), third)), 0, most + 1).astype(np.intp)
    high = np.clip(np.floor(np.maximum(np.maximum(first, second), third)), -1, most).astype(np.intp)
    sides = np.maximum(high - low + 1, 0)
    counts = sides.prod(axis=1)
    owner = np.repeat(np.arange(len(triangles)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    column = low[owner, 0] + place % sides[owner, 0]
    row = low[owner, 1] + place // sides[owner, 0]
    one, other = (second - first)[owner], (third - first)[owner]
    here = np.stack([column, row], axis=1) - first[owner]
    area = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    area = np.where(np.abs(area) > 1e-12, area, np.inf)
    along = (here[:, 0] * other[:, 1] - here[:, 1] * other[:, 0]) / area
    beside = (one[:, 0] * here[:, 1] - one[:, 1] * here[:, 0]) / area
    inside = (along >= 0.0) & (beside >= 0.0) & (along + beside <= 1.0) & np.isfinite(area)
    # What runs straight in the picture is the inverse of the depth.
    near = 1.0 / depth[triangles]
    ends = near[owner[inside]]
    inverse = ends[:, 0] + along[inside] * (ends[:, 1] - ends[:, 0]) + beside[inside] * (ends[:, 2] - ends[:, 0])
    buffer = np.zeros(rows * columns)
    np.maximum.at(buffer, row[inside] * columns + column[inside], inverse)
    with np.errstate(divide="ignore"):
        return np.asarray(1.0 / buffer).reshape(rows, columns)


def visible_masks(depths: Mapping[str, Depths]) -> dict[str, Mask]:
    """Where each body is the nearest."""
    nearest = np.minimum.reduce(list(depths.values()))
    return {ref: (depth <= nearest) & np.isfinite(depth) for ref, depth in depths.items()}
