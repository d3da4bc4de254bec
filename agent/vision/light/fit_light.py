# SPDX-License-Identifier: GPL-3.0-or-later
"""Strengths and colours of lights for a picture that the scene does not quite match."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..colour import linear_to_srgb, srgb_to_linear
from ..psnr import psnr, squared_error
from ..resize import shrink
from .likeness import likeness
from .non_negative import Floats
from .passes import Passes, Pictures
from .strengths import LightStrengths, is_clipped, solve_strengths

PULLS: Final = (0.3, 0.03, 0.0)
"""How strongly factors are drawn to what they are now: a guess is better than what a few wrong shapes would say."""
TINTS: Final = (0.0, 0.5, 1.0)
"""How much of each channel's own fit goes into the colours; the rest is the colours as they are."""
HUE_PULL: Final = 0.3
"""How strongly colours are drawn to what they are now; a wrong material would tint the light that falls on it."""
MOST_TINT: Final = 1.5
"""Factor by which a channel may differ from what strengths alone give: daylight and tungsten light differ by twice as
much, but a lamp that is solved for to mend the colour of one surface spoils that of all others."""
TRUE: Final = 0.01
"""Median error, sRGB from 0 to 1, up to which light explains a picture, whose scene is true but for it."""
EXACT: Final = 0.004
"""Likewise from which on nothing is left that other colours of the lights could explain: one level of the picture."""
BETTER: Final = 1.2
"""Ratio of median errors from which on lights are of other colours than they were."""
RIGHT: Final = 36.0
"""PSNR from which on what is left is the noise of renders as small as these."""
MOST_GREEN: Final = 1.1
"""Factor by which green may leave the mean of red and blue further than it does now: lamps and skies differ as hot
bodies do, from orange to blue, and hardly from magenta to green."""
BLOCK: Final = 2
"""Pixels of a block's side over which noise is averaged."""
NEARLY: Final = 0.99
"""Share of a block that counts from which on it counts."""
WORTH: Final = 0.004
"""Gain of likeness for which a bolder fit is taken in the place of a more careful one."""


@dataclass(frozen=True)
class LightFit:
    """The best fit that was found."""

    factors: Floats
    """(lights, 3), by which white lights of the present strengths are multiplied."""
    before: float
    """``likeness`` of the present picture."""
    after: float
    """Likewise of the picture with ``factors``."""
    undecided: tuple[str, ...]
    """What the picture does not tell, in sentences that begin with the lights' numbers."""
    explains: bool = False
    """The lights that there are explain nearly every pixel."""

    def median_error(self, passes: Passes, reference: NDArray[np.uint8]) -> float:
        """What is left between ``passes`` with these factors and ``reference``, sRGB from 0 to 1, noise averaged out.

        Of the pixels that the lights light; 0 where there are none.
        """
        height, width = _block_counts(passes.counts)
        left = passes.shown(self.factors).astype(np.float32) - reference.astype(np.float32)
        counts = shrink(passes.counts.astype(np.float32), height, width) > NEARLY
        errors = np.abs(shrink(left / np.float32(255.0), height, width))[counts]
        return float(np.median(errors)) if errors.size else 0.0


def fit_light(passes: Passes, reference: NDArray[np.uint8], pulls: Sequence[float] = PULLS) -> LightFit:
    """Factors that make the sum of ``passes`` look most like ``reference``, an 8-bit sRGB picture of their size.

    Objects that are not quite where the picture has them, and colours that are not quite its own, mislead least
    squares. So fits of several degrees of trust in the picture are compared by what they make of it, and a bolder one
    counts only where it is clearly more like it, unless it explains nearly every pixel. Raises
    ``ValueError`` where no pixel is left to go by.
    """
    display = reference.astype(np.float32) / np.float32(255.0)
    best = passes.now
    present = passes.shown(passes.now)
    before = score = likeness(reference, present)
    undecided: tuple[str, ...] = ()
    if psnr(squared_error(reference, present)) >= RIGHT:
        return LightFit(best, before, before, (), explains=True)
    true = _of_true_scene(passes, display)
    if true is not None and (after := likeness(reference, passes.shown(true.factors))) > before:
        return LightFit(true.factors, before, after, true.undecided, explains=True)
    solve = partial(solve_strengths, passes.lights, display, passes.counts, fixed=passes.fixed)
    for pull in pulls:
        strengths = solve(coloured=False, expected=passes.now, pull=pull)
        colours = solve(expected=strengths.factors, pull=max(pull, HUE_PULL))
        undecided = colours.undecided
        tinted = _plausible(colours.factors, strengths.factors)
        for tint in TINTS:
            factors = (1.0 - tint) * strengths.factors + tint * tinted
            found = likeness(reference, passes.shown(factors))
            if found > score + WORTH:
                best, score = factors, found
    return LightFit(best, before, score, undecided)


def _block_counts(counts: NDArray[np.bool_]) -> tuple[int, int]:
    """Rows and columns of blocks in pictures (height, width)."""
    height, width = counts.shape
    return max(1, height // BLOCK), max(1, width // BLOCK)


def _plausible(colours: Floats, strengths: Floats) -> Floats:
    """Factors (lights, 3) as near to ``colours`` as lamps may be whose present colour is that of ``strengths``."""
    tint = np.divide(colours, strengths, out=np.ones_like(colours), where=strengths > 0.0)
    tint = np.clip(tint, 1.0 / MOST_TINT, MOST_TINT)
    middle = np.sqrt(tint[:, 0] * tint[:, 2])
    tint[:, 1] = np.clip(tint[:, 1], middle / MOST_GREEN, middle * MOST_GREEN)
    return np.asarray(strengths * tint)


def _of_true_scene(passes: Passes, display: Pictures) -> LightStrengths | None:
    """What explains nearly every pixel, in the present colours if they do; None where nothing does.

    By blocks of pixels, over which noise is averaged: it makes a light seem weaker than it is (``solve_strengths``),
    which matters where everything else is right. A block with a clipped pixel does not count.
    """
    height, width = _block_counts(passes.counts)
    small = passes.shrunk(height, width)
    seen = linear_to_srgb(shrink(srgb_to_linear(display), height, width))
    whole = passes.counts & ~is_clipped(display).any(axis=2)
    counts = shrink(whole.astype(np.float32), height, width) > NEARLY
    if not counts.any():
        return None
    solve = partial(solve_strengths, small.lights, seen, counts, fixed=small.fixed, halves=small.halves, robust=True)
    strengths = solve(coloured=False, expected=passes.now)
    colours = solve()
    if strengths.typical_error < max(EXACT, min(TRUE, BETTER * colours.typical_error)):
        return strengths
    return colours if colours.typical_error < TRUE else None
