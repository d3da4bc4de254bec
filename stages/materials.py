# SPDX-License-Identifier: GPL-3.0-or-later
"""Stage 3: every object gets a material."""

from typing import Final

from ..agent.measurements import LookMeasurements
from ..agent.stage import Stage


def score(look: LookMeasurements) -> float:
    """Minus the mean CIEDE2000 per object in flat light; 0 is perfect."""
    if not look.objects:
        return -look.picture.ciede2000
    return -sum(entry.flat_colour_difference for entry in look.objects) / len(look.objects)


MATERIALS: Final = Stage(
    name="materials",
    purpose=(
        "Give every object a node material with the colour, roughness and texture that the picture shows, "
        "judged in flat light. Shapes, places and lights are not touched."
    ),
    may_change=frozenset({"material"}),
    views=("full", "flat", "ids"),
    scored_on=("flat", "ids"),
    attempts=3,
    attempts_by_eye=4,
    duties=frozenset({"colour", "roughness"}),
    score=score,
    judged_on=(
        "minus the mean over the objects of CIEDE2000 between the reference's median colour and the object's median "
        "colour in even white light, where an open matt surface shows its base colour as it was given. So the "
        "average base colour of an object should be the median colour that the reference shows of it, as measured."
    ),
    looks_up="principled bsdf, noise texture, color ramp, mapping, bump shader nodes",
    solvers=("colour",),
    keeps=frozenset({"coverage", "mean_iou", "psnr", "ssim", "ciede2000"}),
)
