# SPDX-License-Identifier: GPL-3.0-or-later
"""Stage 4: the last corrections of places and of the camera."""

from typing import Final

from ..agent.measurements import LookMeasurements
from ..agent.stage import Stage


def score(look: LookMeasurements) -> float:
    """Mean object IoU, which falls with every offset, turn and wrong size."""
    return look.picture.mean_iou


COMPOSITION: Final = Stage(
    name="composition",
    purpose=(
        "Move, turn and scale objects, and adjust the camera, until outlines agree with the picture "
        "and everything rests on its support. Meshes, materials and lights are not touched."
    ),
    may_change=frozenset({"transform", "camera"}),
    views=("full", "ids"),
    scored_on=("ids",),
    attempts=3,
    attempts_by_eye=3,
    duties=frozenset({"position", "scale", "rotation", "contact", "camera"}),
    score=score,
    judged_on=("the mean overlap (IoU, 0 to 1) of each object's silhouette with the reference's. It must rise."),
    looks_up="",
    solvers=("camera", "placement"),
    keeps=frozenset({"coverage", "mean_iou", "psnr", "ssim", "ciede2000"}),
    required=False,
)
