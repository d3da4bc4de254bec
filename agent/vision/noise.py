# SPDX-License-Identifier: GPL-3.0-or-later
"""From which gain on a figure is more than render noise."""

import dataclasses
import math

from ..measurements import Measurements

FALSE_GAIN_RATE = 0.05
"""How often a re-render of an unchanged scene may seem a gain."""
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


def noise_floor(first: Measurements, second: Measurements) -> Measurements:
    """The gain on each figure that must be exceeded, from two renders of one scene with different seeds."""
    return Measurements(
        **{
            field.name: value_floor(
                getattr(first, field.name), getattr(second, field.name), getattr(RESOLUTION, field.name)
            )
            for field in dataclasses.fields(Measurements)
        }
    )


def value_floor(first: float, second: float, resolution: float = 0.0) -> float:
    """The gain on any value that must be exceeded, when it came out as ``first`` and ``second`` with two seeds.

    Two differences of renders that vary by chance alone (normally and equally) have a ratio with a
    Cauchy distribution. It exceeds k, in the one direction that is a gain, with the chance
    1/2 - arctan(k) / pi, so that k = 1 / tan(pi * rate) keeps false gains at ``FALSE_GAIN_RATE``:
    6.3 times the one difference that was seen. Never less than ``resolution``.
    """
    return max(resolution, abs(first - second) / math.tan(math.pi * FALSE_GAIN_RATE))
