# SPDX-License-Identifier: GPL-3.0-or-later
"""The cheapest border between two kinds of pixels.

The minimum cut as a convex problem: a field from 0 to 1 of least weighted total variation plus cost, whose threshold
is a global optimum (Chan, Esedoglu and Nikolova, 2006), by the primal-dual method of Chambolle and Pock (2011). It
takes whole-picture steps only, where a graph's maximum flow would take a loop over pixels.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

STEP: Final = np.float32(0.35)
"""Of both, primal and dual: their product times the squared norm of the gradient, 8, must not exceed 1."""


def cheapest_cut(field: Floats, cost: Floats, across: Floats, down: Floats, rounds: int) -> Floats:
    """``field`` (height, width) after so many ``rounds``, 1 where the pixel belongs to the object.

    ``cost`` is what it costs to count a pixel to the object, below zero what it saves; ``across`` (height, width - 1)
    and ``down`` (height - 1, width) are the prices of a border between neighbours.
    """
    flow_across, flow_down = np.zeros_like(across), np.zeros_like(down)
    ahead = field
    for _ in range(rounds):
        flow_across += STEP * (ahead[:, 1:] - ahead[:, :-1])
        flow_down += STEP * (ahead[1:] - ahead[:-1])
        np.clip(flow_across, -across, across, out=flow_across)
        np.clip(flow_down, -down, down, out=flow_down)
        change = -cost
        change[:, :-1] += flow_across
        change[:, 1:] -= flow_across
        change[:-1] += flow_down
        change[1:] -= flow_down
        after = np.clip(field + STEP * change, 0.0, 1.0)
        ahead = 2.0 * after - field
        field = after
    return field


def border_prices(lab: Floats, weight: float) -> tuple[Floats, Floats]:
    """Prices between neighbours of ``lab`` (height, width, 3): ``weight`` where it is even, little at its edges."""
    across = ((lab[:, 1:] - lab[:, :-1]) ** 2).sum(axis=2)
    down = ((lab[1:] - lab[:-1]) ** 2).sum(axis=2)
    typical = float(across.mean() + down.mean()) + 1e-6
    return tuple(np.asarray(weight * np.exp(-steps / typical), np.float32) for steps in (across, down))  # type: ignore[return-value]
