# SPDX-License-Identifier: GPL-3.0-or-later
"""Superpixels: small patches of like colour that follow the edges of a picture."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .components import Labels, connected_components

Floats = NDArray[np.float32]

ITERATIONS = 6
COMPACTNESS = 9.0
"""Lab units that a distance of one grid step weighs; higher keeps patches rounder."""


def superpixels(lab: Floats, count: int) -> Labels:
    """Connected patches (height, width) of ``lab`` (height, width, 3), roughly ``count`` of them.

    SLIC (Achanta et al., 2012): k-means in colour and position, where each pixel is compared
    only with the nine seeds around its own grid cell.
    """
    height, width = lab.shape[:2]
    step = max(2.0, float(np.sqrt(height * width / count)))
    rows, columns = max(1, round(height / step)), max(1, round(width / step))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    cell_row = np.minimum((y * rows / height).astype(np.int32), rows - 1)
    cell_column = np.minimum((x * columns / width).astype(np.int32), columns - 1)
    features = np.dstack([lab, x * (COMPACTNESS / step), y * (COMPACTNESS / step)]).reshape(-1, 5)
    labels = (cell_row * columns + cell_column).ravel()
    for _ in range(ITERATIONS):
        centres = _means(features, labels, rows * columns)
        labels = _nearest(features, centres, cell_row.ravel(), cell_column.ravel(), rows, columns)
    return connected_components(labels.reshape(height, width))


def _means(features: Floats, labels: NDArray[np.integer[Any]], count: int) -> Floats:
    sizes = np.maximum(np.bincount(labels, minlength=count), 1)
    sums = [np.bincount(labels, weights=column, minlength=count) for column in features.T]
    return np.asarray(np.stack(sums, axis=1) / sizes[:, None], np.float32)


def _nearest(
    features: Floats, centres: Floats, cell_row: Labels, cell_column: Labels, rows: int, columns: int
) -> NDArray[np.integer[Any]]:
    best = np.full(len(features), np.inf, np.float32)
    labels = np.zeros(len(features), np.int32)
    for row_offset in (-1, 0, 1):
        for column_offset in (-1, 0, 1):
            row, column = cell_row + row_offset, cell_column + column_offset
            inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
            candidate = np.where(inside, row * columns + column, 0).astype(np.int32)
            difference = features - centres[candidate]
            distance = np.where(inside, np.einsum("ij,ij->i", difference, difference), np.inf)
            closer = distance < best
            best = np.where(closer, distance, best).astype(np.float32)
            labels = np.where(closer, candidate, labels).astype(np.int32)
    return labels
