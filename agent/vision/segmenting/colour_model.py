# SPDX-License-Identifier: GPL-3.0-or-later
"""Which colours an object has: a mixture of Gaussians, as in GrabCut (Rother, Kolmogorov and Blake, 2004)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PARTS: Final = 5
"""Gaussians of a mixture."""
ROUNDS: Final = 5
"""Of k-means, which finds the parts."""
LEAST_DEVIATION: Final = 3.0
"""Lab units: JPEG artefacts and noise are no narrower, and flat colours must not count as infinitely likely."""
MOST_PIXELS: Final = 3000
"""That a mixture is learned from."""


@dataclass(frozen=True)
class ColourModel:
    """Gaussians in Lab."""

    shares: Floats
    """(parts,), sum 1."""
    means: Floats
    """(parts, 3)."""
    precisions: Floats
    """(parts, 3, 3), inverse covariances."""

    def log_likelihood(self, lab: Floats) -> Floats:
        """Of each row of ``lab`` (count, 3), under its likeliest part."""
        best = np.full(len(lab), -np.inf, np.float32)
        for share, mean, precision in zip(self.shares, self.means, self.precisions, strict=True):
            away = lab - mean
            squares = np.einsum("ij,ij->i", away @ precision, away)
            constant = np.log(share) + 0.5 * np.log(np.linalg.det(precision))
            np.maximum(best, constant - 0.5 * squares, out=best)
        return best


def learn_colours(lab: Floats) -> ColourModel:
    """The mixture of the rows of ``lab`` (count, 3), at least one; always the same for the same rows."""
    lab = lab[:: -(-len(lab) // MOST_PIXELS)]
    centres = _starts(lab)
    nearest = np.zeros(len(lab), np.intp)
    for _ in range(ROUNDS):
        nearest = ((lab[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        centres = np.array(
            [
                lab[nearest == part].mean(axis=0) if (nearest == part).any() else centre
                for part, centre in enumerate(centres)
            ]
        )
    shares, means, precisions = [], [], []
    for part in range(len(centres)):
        members = lab[nearest == part]
        if not len(members):
            continue
        away = members - members.mean(axis=0)
        covariance = away.T @ away / len(members) + LEAST_DEVIATION**2 * np.eye(3)
        shares.append(len(members) / len(lab))
        means.append(members.mean(axis=0))
        precisions.append(np.linalg.inv(covariance))
    return ColourModel(*(np.array(values, np.float32) for values in (shares, means, precisions)))


def _starts(lab: Floats) -> Floats:
    """Colours far from one another, the first the median (Gonzalez, 1985)."""
    chosen = [np.median(lab, axis=0)]
    distance = ((lab - chosen[0]) ** 2).sum(axis=1)
    for _ in range(PARTS - 1):
        chosen.append(lab[int(distance.argmax())])
        distance = np.minimum(distance, ((lab - chosen[-1]) ** 2).sum(axis=1))
    return np.array(chosen, np.float32)
