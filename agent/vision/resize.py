# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in other sizes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def shrink(picture: Floats, height: int, width: int) -> Floats:
    """``picture`` (height, width, ...) averaged over the area of each pixel of the smaller size.

    Pixels that the grid of the new size cuts count by the share that lies inside. Raises
    ``ValueError`` when the new size is empty or larger.
    """
    old_height, old_width = picture.shape[:2]
    if not (1 <= height <= old_height and 1 <= width <= old_width):
        raise ValueError(f"{old_width}x{old_height} cannot shrink to {width}x{height}")
    return _average_rows(_average_rows(picture, height).swapaxes(0, 1), width).swapaxes(0, 1)


def enlarge(picture: Floats, height: int, width: int) -> Floats:
    """``picture`` (height, width, ...) interpolated bilinearly between its pixel centres.

    Beyond the outermost centres their values are kept. A smaller size is allowed and samples
    the picture without averaging.
    """
    return _interpolate_rows(_interpolate_rows(picture, height).swapaxes(0, 1), width).swapaxes(0, 1)


def _average_rows(picture: Floats, count: int) -> Floats:
    length = picture.shape[0]
    cut_rows, remainders = np.divmod(np.arange(count + 1) * length, count)
    cut_shares = _per_row(remainders / count, picture)
    with_end = np.concatenate([picture, np.zeros_like(picture[:1])])
    sums = np.add.reduceat(with_end, cut_rows, axis=0)[:-1]
    # Each sum holds the whole of the row that its upper border cuts and none of the row below.
    sums += np.diff(with_end[cut_rows] * cut_shares, axis=0)
    average: Floats = sums * picture.dtype.type(count / length)
    return average


def _interpolate_rows(picture: Floats, count: int) -> Floats:
    length = picture.shape[0]
    position = np.clip((np.arange(count) + 0.5) * (length / count) - 0.5, 0.0, length - 1.0)
    upper = position.astype(np.intp)
    lower = np.minimum(upper + 1, length - 1)
    share = _per_row(position - upper, picture)
    between: Floats = picture[upper] * (1.0 - share) + picture[lower] * share
    return between


def _per_row(values: NDArray[Any], picture: Floats) -> Floats:
    return values.astype(picture.dtype).reshape(-1, *(1,) * (picture.ndim - 1))
