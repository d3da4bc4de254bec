# SPDX-License-Identifier: GPL-3.0-or-later
"""One proposal for the whole scene: the yardstick that staging is compared with."""

from typing import Final, get_args

from ..agent.changes import Aspect
from ..agent.critique import Kind
from ..agent.stage import Stage
from .lighting import score

ONESHOT: Final = Stage(
    name="oneshot",
    purpose="Rebuild the whole picture in one program: camera, objects, materials and lights.",
    may_change=frozenset(get_args(Aspect)) - {"render"},
    views=("full", "clay", "flat", "ids"),
    scored_on=("full",),
    attempts=1,
    attempts_by_eye=1,
    duties=frozenset(get_args(Kind)),
    score=score,
    judged_on=(
        "the mean of PSNR / 30 dB, SSIM, and the intersection of the two luminance histograms (0 to 1), all on the "
        "full render."
    ),
    looks_up="principled bsdf, noise texture, color ramp, area light, sun light",
    keeps=frozenset({"coverage", "mean_iou"}),
)
