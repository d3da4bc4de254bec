# SPDX-License-Identifier: GPL-3.0-or-later
"""Regions that are no things of their own: specks and highlights."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .adjacency import frame_contacts, relabel, shared_borders
from .components import Labels

Floats = NDArray[np.floating[Any]]

SMALLEST_THING = 0.0012
"""Share of the picture below which a region is a speck."""
ENCLOSED = 0.75
"""Share of its outline that a highlight has in common with the thing it lies on."""
HIGHLIGHT_SHARE = 0.12
"""Largest area of a highlight over that of the thing it lies on."""
HIGHLIGHT_STEP = 18.0
"""Least lightness (Lab) of a highlight above the thing it lies on."""


def absorb_specks(labels: Labels, smallest: float = SMALLEST_THING) -> Labels:
    """Give each region below ``smallest`` of the picture to its longest neighbour, the smallest first."""
    while True:
        sizes = np.bincount(labels.ravel())
        speck = int(sizes.argmin())
        if len(sizes) == 1 or sizes[speck] >= smallest * labels.size:
            return labels
        merged_into = np.arange(len(sizes))
        merged_into[speck] = int(shared_borders(labels)[speck].argmax())
        labels = relabel(labels, merged_into)


def absorb_highlights(labels: Labels, lab: Floats) -> tuple[Labels, NDArray[np.bool_]]:
    """Give bright patches to the one thing that encloses them; also where (height, width) they were."""
    sizes = np.bincount(labels.ravel())
    borders, frame = shared_borders(labels), frame_contacts(labels)
    lightness = np.array([np.median(lab[..., 0][labels == number]) for number in range(len(sizes))])
    merged_into = np.arange(len(sizes))
    for number in np.argsort(sizes):
        host = int(borders[number].argmax())
        outline = borders[number].sum() + frame[number].sum()
        if (
            outline > 0
            and borders[number, host] >= ENCLOSED * outline
            and sizes[number] <= HIGHLIGHT_SHARE * sizes[host]
            and lightness[number] >= lightness[host] + HIGHLIGHT_STEP
        ):
            merged_into[number] = host
    highlights = (merged_into != np.arange(len(sizes)))[labels]
    return relabel(labels, merged_into), highlights
