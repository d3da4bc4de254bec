# SPDX-License-Identifier: GPL-3.0-or-later
"""A look that is ready to be rendered, held by names so that it outlives any change to Blender's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...agent.blueprint import CameraGuess
from .kinds import Kinds


@dataclass(frozen=True)
class PreparedView:
    """One view: a temporary scene that renders to a file."""

    view: str
    """Its name; a number for a further view."""
    scene: str
    """Name of the temporary scene."""
    rendered: Path
    """The file that Blender writes."""
    kinds: Kinds | None = None
    """What the numbers in an ``ids`` view stand for."""


@dataclass(frozen=True)
class PreparedLook:
    """All views of one look, and what must be put back afterwards."""

    views: tuple[PreparedView, ...]
    ids: Mapping[str, int]
    """Blueprint id to its number in the ``ids`` picture."""
    pass_indices: Mapping[str, int]
    """Name of every object whose pass index was changed, and what it was."""
    images: frozenset[str]
    """Names of the images that were there before."""
    camera: CameraGuess | None = None
    """What the views are seen through."""
    materials: tuple[str, ...] = ()
    """Names of the materials, by their numbers in the ``ids`` picture from 1."""
