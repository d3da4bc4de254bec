# SPDX-License-Identifier: GPL-3.0-or-later
"""Masks from outlines and boxes, and how far two of them differ.

Masks are bool ``(height, width)``, row 0 at the top. Boxes and points are normalised: x runs
right from 0 to 1, y down; a box is left, top, right, bottom. The centre of the pixel in row i
and column j lies at x = (j + 0.5) / width, y = (i + 0.5) / height.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Box, Point

Mask = NDArray[np.bool_]


def polygon_mask(outline: Sequence[Point], height: int, width: int) -> Mask:
    """The pixels whose centre lies inside the closed polygon ``outline``, by the even-odd rule.

    Each edge switches every pixel to the right of where it crosses the row's middle, so that two
    polygons with a common edge share no pixel. What lies outside the picture is cut off.
    """
    points = np.array(outline, float).reshape(-1, 2)
    start = points * (width, height) - 0.5
    end = np.roll(start, -1, axis=0)
    downwards = (start[:, 1] <= end[:, 1])[:, None]
    (upper_x, upper_y), (lower_x, lower_y) = np.where(downwards, start, end).T, np.where(downwards, end, start).T
    first_row = np.clip(np.ceil(upper_y), 0, height).astype(np.intp)
    rows_crossed = np.clip(np.ceil(lower_y), 0, height).astype(np.intp) - first_row

    edge = np.repeat(np.arange(len(points)), rows_crossed)
    steps = np.arange(len(edge)) - np.repeat(np.cumsum(rows_crossed) - rows_crossed, rows_crossed)
    row = first_row[edge] + steps
    slope = (lower_x - upper_x)[edge] / (lower_y - upper_y)[edge]
    crossing = upper_x[edge] + (row - upper_y[edge]) * slope
    column = np.clip(np.ceil(crossing), 0, width).astype(np.intp)

    switches = np.bincount(row * (width + 1) + column, minlength=height * (width + 1)).reshape(height, width + 1)
    inside: Mask = np.cumsum(switches[:, :width], axis=1) % 2 == 1
    return inside


def box_mask(box: Box, height: int, width: int) -> Mask:
    """The pixels whose centre lies in ``box``, at least one where the box is thinner than a pixel."""
    left, top, right, bottom = box
    mask = np.zeros((height, width), bool)
    mask[_span(top, bottom, height), _span(left, right, width)] = True
    return mask


def inner_box(box: Box, share: float) -> Box:
    """``box`` shrunk about its centre to ``share`` of its width and height."""
    left, top, right, bottom = box
    x_margin, y_margin = (right - left) * (1.0 - share) / 2.0, (bottom - top) * (1.0 - share) / 2.0
    return left + x_margin, top + y_margin, right - x_margin, bottom - y_margin


def bounding_box(mask: Mask) -> Box:
    """The smallest box around the pixels of ``mask``. Raises ``ValueError`` when there are none."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if len(rows) == 0:
        raise ValueError("an empty mask has no bounding box")
    height, width = mask.shape
    return (
        float(columns[0] / width),
        float(rows[0] / height),
        float((columns[-1] + 1) / width),
        float((rows[-1] + 1) / height),
    )


def centroid(mask: Mask) -> Point:
    """Mean position of the pixels of ``mask``. Raises ``ValueError`` when there are none."""
    per_row, per_column = np.count_nonzero(mask, axis=1), np.count_nonzero(mask, axis=0)
    if not per_row.any():
        raise ValueError("an empty mask has no centroid")
    height, width = mask.shape
    x = np.average(np.arange(width) + 0.5, weights=per_column) / width
    y = np.average(np.arange(height) + 0.5, weights=per_row) / height
    return float(x), float(y)


def box_centre(box: Box) -> Point:
    """The middle of ``box``."""
    left, top, right, bottom = box
    return (left + right) / 2.0, (top + bottom) / 2.0


def mask_iou(first: Mask, second: Mask) -> float:
    """Intersection over union, 0 to 1, of two masks; 0 when both are empty."""
    union = np.count_nonzero(first | second)
    return np.count_nonzero(first & second) / union if union else 0.0


def box_iou(first: Box, second: Box) -> float:
    """Intersection over union, 0 to 1, of two boxes, neither of them empty."""
    width = max(0.0, min(first[2], second[2]) - max(first[0], second[0]))
    height = max(0.0, min(first[3], second[3]) - max(first[1], second[1]))
    return width * height / (_area(first) + _area(second) - width * height)


def scale_ratio(box: Box, reference: Box) -> tuple[float, float]:
    """Width and height of ``box`` over those of ``reference``."""
    return (box[2] - box[0]) / (reference[2] - reference[0]), (box[3] - box[1]) / (reference[3] - reference[1])


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _span(start: float, stop: float, count: int) -> slice:
    """The pixels of a row or column of ``count`` whose centres lie from ``start`` to ``stop``."""
    first = min(max(int(np.ceil(start * count - 0.5)), 0), count - 1)
    return slice(first, min(max(int(np.ceil(stop * count - 0.5)), first + 1), count))
