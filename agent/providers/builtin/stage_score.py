# SPDX-License-Identifier: GPL-3.0-or-later
"""One number per stage by which two attempts are compared; higher is better, about 0 to 1."""

from ...measurements import LookMeasurements

CLOSE_MATCH_DB = 30.0
"""PSNR that counts as much as a perfect SSIM."""
FAR_COLOUR = 40.0
"""CIEDE2000 that counts as wholly wrong."""


def score_of(stage: str, look: LookMeasurements) -> float:
    """What the stage is judged on, from one look."""
    picture = look.picture
    if stage == "scaffold":
        return (picture.coverage + picture.mean_iou) / 2.0
    if stage == "geometry":
        return (picture.mean_iou + look.clay_edge_f1) / 2.0
    if stage == "materials":
        differences = [entry.flat_colour_difference for entry in look.objects] or [picture.ciede2000]
        return 1.0 - sum(differences) / len(differences) / FAR_COLOUR
    if stage == "composition":
        return picture.mean_iou
    return (picture.psnr / CLOSE_MATCH_DB + picture.ssim + picture.histogram) / 3.0
