# SPDX-License-Identifier: GPL-3.0-or-later
"""Stage 5: light, world and exposure, and what they show of the materials."""

from typing import Final

from ..agent.measurements import LookMeasurements
from ..agent.stage import Stage

PSNR_OF_A_CLOSE_MATCH = 30.0
"""Decibels that count as much as a perfect SSIM or histogram."""


def score(look: LookMeasurements) -> float:
    """Mean of PSNR (over 30 dB), SSIM and luminance-histogram intersection."""
    picture = look.picture
    return (picture.psnr / PSNR_OF_A_CLOSE_MATCH + picture.ssim + picture.histogram) / 3.0


LIGHTING: Final = Stage(
    name="lighting",
    purpose=(
        "Light the scene as the picture is lit: lights, world and exposure; then retouch the colours and gloss "
        "that true light shows to be off. Objects and the camera are not touched."
    ),
    may_change=frozenset({"light", "world", "exposure", "material"}),
    views=("full", "ids"),
    scored_on=("full",),
    attempts=2,
    attempts_by_eye=8,
    duties=frozenset({"light"}),
    score=score,
    judged_on=(
        "the mean of PSNR / 30 dB, SSIM, and the intersection of the two luminance histograms (0 to 1), all on the "
        "full render."
    ),
    looks_up="area light, sun light, background shader",
    solvers=("light", "colour"),
    keeps=frozenset({"coverage", "mean_iou", "psnr", "ssim", "ciede2000"}),
)
