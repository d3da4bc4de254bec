# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver is given."""

from dataclasses import dataclass

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.blueprint import Blueprint


@dataclass(frozen=True)
class Subject:
    """A scene, and the picture that it should look like."""

    scene: str
    """Name of the scene."""
    collection: str
    """Name of the collection that holds what may be changed."""
    reference: NDArray[np.uint8]
    """(height, width, 3) sRGB."""
    blueprint: Blueprint
    seed: int
    settled: frozenset[str] = frozenset()
    """Names of objects that must stay as they are."""

    def find_scene(self) -> bpy.types.Scene:
        """The scene itself, for the moment."""
        return bpy.data.scenes[self.scene]

    def find_collection(self) -> bpy.types.Collection:
        """The collection itself, for the moment."""
        return bpy.data.collections[self.collection]
