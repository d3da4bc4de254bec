# SPDX-License-Identifier: GPL-3.0-or-later
"""From which gain on a figure is more than render noise."""

import dataclasses
import math
import statistics
from collections.abc import Sequence
from typing import Final

from ..measurements import Measurements

FALSE_GAIN_RATE = 0.05
"""How often a re-render of an unchanged scene may seem a gain."""
STUDENT: Final = {2: 6.314, 3: 2.920, 4: 2.353}
"""Quantile of Student's t distribution at 1 - ``FALSE_GAIN_RATE``, by how many values its deviation is known from. Two
values tell little of how far a third may lie: floors from them come out three times as high as need be, or at 0."""
RESOLUTION = Measurements(
    psnr=0.03,
    ssim=0.0003,
    ciede2000=0.04,
    edge_f1=0.002,
    histogram=0.004,
    coverage=0.0,
    mean_iou=0.001,
)
"""The least floor of each figure, however equal two renders came out.

psnr, ssim, ciede2000 and histogram: the change when a whole render turns brighter or darker by
half of one of 255 levels, which rounding to 8 bits can hide; measured, as the median over the
four example pictures 384 px wide, each against four stand-ins for a render: two sizes of
thumbnail, a shifted and a darkened copy. edge_f1, which changes less by that: its standard
deviation over ten seeds of a denoised render of 8 samples. mean_iou: sampling within a hundredth
of a pixel, as the object-id render does, changes the mask of a disc of 1,000 pixels by less.
coverage is counted and has no noise.
"""


def noise_floor(looks: Sequence[Measurements]) -> Measurements:
    """The gain on each figure that must be exceeded, from two to four renders of one scene with different seeds."""
    return Measurements(
        **{
            field.name: value_floor([getattr(look, field.name) for look in looks], getattr(RESOLUTION, field.name))
            for field in dataclasses.fields(Measurements)
        }
    )


def value_floor(values: Sequence[float], resolution: float = 0.0) -> float:
    """The gain on any value that must be exceeded, when it came out as ``values`` with two to four seeds.

    The difference of two more such renders, which vary by chance alone (normally and equally), over the standard
    deviation that was seen, times the square root of 2, has Student's t distribution; beyond ``STUDENT`` it lies, in
    the one direction that is a gain, with a chance of ``FALSE_GAIN_RATE``. Never less than ``resolution``.
    """
    return max(resolution, STUDENT[len(values)] * math.sqrt(2.0) * statistics.stdev(values))
