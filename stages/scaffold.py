# SPDX-License-Identifier: GPL-3.0-or-later
"""Stage 1: everything is there, in its place, as a simple proxy; the camera is set."""

from typing import Final

from ..agent.measurements import LookMeasurements
from ..agent.stage import Stage


def score(look: LookMeasurements) -> float:
    """Mean of coverage and mean object IoU: completeness first, then place."""
    return (look.picture.coverage + look.picture.mean_iou) / 2.0


SCAFFOLD: Final = Stage(
    name="scaffold",
    purpose=(
        "Set the camera and put one simple proxy for every object of the blueprint where the picture shows it. "
        "Proxies are tinted with their object colour; they get no material of their own yet."
    ),
    may_change=frozenset({"collection", "object", "transform", "geometry", "camera"}),
    views=("full", "clay", "ids"),
    scored_on=("ids",),
    attempts=3,
    attempts_by_eye=3,
    duties=frozenset({"missing", "extra", "camera"}),
    score=score,
    judged_on=(
        "half the share of the blueprint's objects that are visible, half the mean overlap (IoU, 0 to 1) of each "
        "object's silhouette with the reference's. Colour and light do not count."
    ),
    looks_up="",
    solvers=("camera",),
    keeps=frozenset({"coverage", "mean_iou"}),
)
