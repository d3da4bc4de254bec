# SPDX-License-Identifier: GPL-3.0-or-later
"""Which regions of a picture touch each other and its border, and for how long."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .components import Labels

Counts = NDArray[np.int64]


def shared_borders(labels: Labels) -> Counts:
    """Pixels of boundary between each two regions: symmetric (count, count), zero on the diagonal."""
    count = int(labels.max()) + 1
    lengths = np.zeros((count, count), np.int64)
    for before, after in ((labels[:, :-1], labels[:, 1:]), (labels[:-1], labels[1:])):
        np.add.at(lengths, (before.ravel(), after.ravel()), 1)
    np.fill_diagonal(lengths, 0)
    return lengths + lengths.T


def frame_contacts(labels: Labels) -> Counts:
    """Pixels of each region on the picture's left, top, right and bottom edge: (count, 4)."""
    count = int(labels.max()) + 1
    edges = (labels[:, 0], labels[0], labels[:, -1], labels[-1])
    return np.stack([np.bincount(edge, minlength=count) for edge in edges], axis=1)


def relabel(labels: Labels, merged_into: NDArray[np.integer[Any]]) -> Labels:
    """``labels`` with region i counted as part of region ``merged_into[i]``, numbered anew from 0."""
    target = merged_into.copy()
    while not np.array_equal(target[target], target):
        target = target[target]
    _, numbered = np.unique(target[labels], return_inverse=True)
    return np.asarray(numbered.reshape(labels.shape), np.int32)
