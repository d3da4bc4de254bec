# SPDX-License-Identifier: GPL-3.0-or-later
"""A reconstructed scene as plain data, to be compared with the truth."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..agent.blueprint import Box, Colour
from .truth import TrueCamera, TrueLight, Vector3


@dataclass(frozen=True)
class FoundObject:
    """One object of the reconstruction, all its parts together."""

    box: Box
    """In the picture, of what is visible of it."""
    position: Vector3
    """Middle of its foot: centre of its bounding box in x and y, the lowest z."""
    size: Vector3
    """Of its bounding box, turned about z so that its footprint is smallest."""
    albedo: Colour | None
    """Mean diffuse base colour of its visible pixels, sRGB; None where it has none."""


@dataclass(frozen=True)
class Reconstruction:
    """What was found of a scene."""

    camera: TrueCamera
    objects: Mapping[str, FoundObject]
    """By the blueprint's ids."""
    lights: tuple[TrueLight, ...]
