# SPDX-License-Identifier: GPL-3.0-or-later
"""The regions of a picture that hold most of the error."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

WINDOWS: Final = 3
SHARE_OF_SIDE: Final = 0.24
"""Of the picture's longer side: the side of a window, so that three crops fit a sheet at two to three times the
size that two whole pictures have on one."""


@dataclass(frozen=True)
class Window:
    """A square of pixels and the share of the picture's squared error that lies in it."""

    top: int
    left: int
    side: int
    share: float

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns."""
        return slice(self.top, self.top + self.side), slice(self.left, self.left + self.side)


def worst_windows(squared_error: NDArray[np.float32], count: int = WINDOWS) -> tuple[Window, ...]:
    """Up to ``count`` square windows without a common pixel, the worst first; fewer where the rest has no error.

    ``squared_error`` (height, width) is per pixel. The first window is the one with the largest sum of all that
    fit, each further one the largest of those that are left.
    """
    height, width = squared_error.shape
    side = max(1, min(height, width, round(max(height, width) * SHARE_OF_SIDE)))
    sums = np.pad(squared_error.astype(np.float64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    held = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    total = sums[-1, -1]
    windows: list[Window] = []
    while len(windows) < count and held.max() > 0.0:
        top, left = (int(index) for index in np.unravel_index(int(held.argmax()), held.shape))
        windows.append(Window(top, left, side, float(held[top, left] / total)))
        held[max(0, top - side + 1) : top + side, max(0, left - side + 1) : left + side] = 0.0
    return tuple(windows)
