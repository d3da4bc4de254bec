# SPDX-License-Identifier: GPL-3.0-or-later
"""The two or three colours that a texture consists of."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Colour

Floats = NDArray[np.float64]

ROUNDS: Final = 8
MOST_PIXELS: Final = 4000
APART: Final = 6.0
"""Lab units between two colours, below which a third one is none of its own."""
LEAST_SHARE: Final = 0.08
"""Of the surface, for a third colour to be told."""


def palette(lab: Floats, colours: Floats) -> tuple[tuple[Colour, ...], tuple[float, ...]]:
    """Colours, sRGB, and their shares, the darkest first.

    Pixels are told apart by the rows of ``lab`` (count, 3), by k-means; ``colours`` (count, 3) are their sRGB.
    """
    stride = -(-len(lab) // MOST_PIXELS)
    lab, colours = lab[::stride], colours[::stride]
    centres, kind = _clusters(lab, 3)
    gaps = [float(np.linalg.norm(centres[first] - centres[second])) for first, second in ((0, 1), (1, 2), (0, 2))]
    if min(gaps) < APART or np.bincount(kind, minlength=3).min() < LEAST_SHARE * len(lab):
        centres, kind = _clusters(lab, 2)
    kinds = [number for number in range(len(centres)) if (kind == number).any()]
    means = [colours[kind == number].mean(axis=0).tolist() for number in kinds]
    shares = [float(np.mean(kind == number)) for number in kinds]
    return tuple((red, green, blue) for red, green, blue in means), tuple(shares)


def _clusters(lab: Floats, count: int) -> tuple[Floats, NDArray[np.intp]]:
    """Means (count, 3), the darkest first, and the number of each row's."""
    order = np.argsort(lab[:, 0], kind="stable")
    parts = np.array_split(lab[order], count)
    centres = np.array([part.mean(axis=0) for part in parts])
    nearest = np.zeros(len(lab), np.intp)
    for _ in range(ROUNDS):
        nearest = ((lab[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        centres = np.array(
            [
                lab[nearest == number].mean(axis=0) if (nearest == number).any() else centre
                for number, centre in enumerate(centres)
            ]
        )
    by_lightness = np.argsort(centres[:, 0])
    return centres[by_lightness], np.argsort(by_lightness)[nearest]
