# SPDX-License-Identifier: GPL-3.0-or-later
"""Connected components of label pictures."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int32]


def connected_components(labels: NDArray[np.integer[Any]]) -> Labels:
    """Number the 4-connected patches of equal label of ``labels`` (height, width) from 0, in reading order.

    Every pixel takes the smallest number among its patch by hooking roots and halving paths
    (Shiloach and Vishkin, 1982), which vectorises where a scan line by line does not.
    """
    height, width = labels.shape
    number = np.arange(height * width).reshape(height, width)
    beside = labels[:, 1:] == labels[:, :-1]
    below = labels[1:] == labels[:-1]
    first = np.concatenate([number[:, :-1][beside], number[:-1][below]])
    second = np.concatenate([number[:, 1:][beside], number[1:][below]])
    parent = number.ravel().copy()
    while True:
        roots_first, roots_second = parent[first], parent[second]
        apart = roots_first != roots_second
        if not apart.any():
            break
        first, second = first[apart], second[apart]
        lower = np.minimum(roots_first[apart], roots_second[apart])
        higher = np.maximum(roots_first[apart], roots_second[apart])
        np.minimum.at(parent, higher, lower)
        while True:
            grandparent = parent[parent]
            if np.array_equal(grandparent, parent):
                break
            parent = grandparent
    roots = parent == number.ravel()
    numbers: Labels = np.cumsum(roots, dtype=np.int32) - 1
    return np.asarray(numbers[parent].reshape(height, width))


def largest_component(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The largest 4-connected patch of ``mask``; all false where ``mask`` is."""
    if not mask.any():
        return mask.copy()
    patches = connected_components(mask.astype(np.int32))
    sizes = np.bincount(patches[mask].ravel())
    return np.asarray(patches == int(sizes.argmax()))


def fill_holes(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``mask`` with every gap that does not reach the picture's border filled."""
    padded = np.pad(~mask, 1, constant_values=True)
    patches = connected_components(padded.astype(np.int32))
    return np.asarray((patches != patches[0, 0])[1:-1, 1:-1])
