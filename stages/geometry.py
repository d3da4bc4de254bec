# SPDX-License-Identifier: GPL-3.0-or-later
"""Stage 2: proxies become shapes."""

from typing import Final

from ..agent.measurements import LookMeasurements
from ..agent.stage import Stage


def score(look: LookMeasurements) -> float:
    """Mean of object IoU and clay edges, which neither colour nor light can change.

    Not PSNR: fitted geometry alone hardly moves it, so it would tell nothing of shape.
    """
    return (look.picture.mean_iou + look.clay_edge_f1) / 2.0


GEOMETRY: Final = Stage(
    name="geometry",
    purpose=(
        "Give every object its shape: replace the proxies' meshes, add modifiers and child parts. "
        "Objects stay where the scaffold put them; materials and lights are not touched."
    ),
    may_change=frozenset({"collection", "object", "geometry"}),
    views=("full", "clay", "ids"),
    scored_on=("clay", "ids"),
    attempts=5,
    attempts_by_eye=5,
    duties=frozenset({"shape", "missing", "extra"}),
    score=score,
    judged_on=(
        "half the mean overlap (IoU, 0 to 1) of each object's silhouette with the reference's, half the agreement of "
        "edges (F1, within 3 px) between the reference and a plain clay render. Colour and light do not count."
    ),
    looks_up="bevel modifier, subdivision modifier, solidify modifier, array modifier",
    keeps=frozenset({"coverage", "mean_iou"}),
)
