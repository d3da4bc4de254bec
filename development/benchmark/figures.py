# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a task that is done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...agent.measurements import Measurements
from ...agent.records import from_json, to_json
from ...agent.whole_file import write_whole
from .task import FIGURES


@dataclass(frozen=True)
class AgainstTruth:
    """Errors of the reconstructed scene. None where there is nothing to compare."""

    camera_angle: float | None
    """Degrees between the true camera and the reconstructed one, turned onto the truth by the objects."""
    camera_position: float | None
    """Likewise metres between them over the scene's size."""
    field_of_view: float | None
    """Degrees, reconstructed minus true, along the longer side."""
    object_position: float | None
    """Median over objects, metres over the scene's size, the reconstruction laid upon the truth by its camera."""
    object_scale: float | None
    """Median over objects of the ratio of the boxes' diagonals or its inverse, minus 1."""
    albedo: float | None
    """Median CIEDE2000 over objects between mean diffuse base colours."""
    light_direction: float | None
    """Degrees between the directions of the lamps that give the scene's middle most light, seen from the camera."""
    matched: int
    """Objects of the truth that the reconstruction has under a name that fits."""
    objects: int
    second: Measurements | None = None
    """From the view that was never seen."""


@dataclass(frozen=True)
class Figures:
    """Everything that is measured on one task."""

    final: Measurements
    mean_colour: Measurements
    thumbnail_8x8: Measurements
    noise: Measurements | None
    """Difference between two renders of the same scene with two seeds: no smaller gain counts."""
    executed: float
    """Share of programs that ran without an error."""
    attempts: int
    seconds: float
    tokens_in: int | None
    tokens_out: int | None
    dollars: float | None
    truth: AgainstTruth | None = None
    perceptual: Mapping[str, float] | None = None
    failure: str = ""
    """What went wrong, where nothing was reconstructed; the figures are then those of a black picture."""


def read_figures(folder: Path) -> Figures | None:
    """The figures of the task in ``folder``; None while it is not done."""
    path = folder / FIGURES
    return from_json(Figures, json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def write_figures(figures: Figures, folder: Path) -> None:
    """Write ``figures`` into the task's ``folder``, whole or not at all."""
    write_whole(folder / FIGURES, json.dumps(to_json(figures), indent=1) + "\n")
