# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the camera's picture lies in a 3D viewport that looks through the camera."""

from dataclasses import dataclass

import bpy
from bpy_extras.view3d_utils import location_3d_to_region_2d


@dataclass(frozen=True)
class Frame:
    """An upright rectangle in pixels of a region, from its lower left corner; may reach beyond the region."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In pixels."""
        return self.top - self.bottom

    def within(self, other: "Frame") -> "Frame | None":
        """The part of this rectangle that lies in ``other``; None where there is none."""
        left, right = max(self.left, other.left), min(self.right, other.right)
        bottom, top = max(self.bottom, other.bottom), min(self.top, other.top)
        return Frame(left, bottom, right, top) if left < right and bottom < top else None


def camera_frame(
    scene: bpy.types.Scene, region: bpy.types.Region, view: bpy.types.RegionView3D, camera: bpy.types.Object
) -> Frame | None:
    """The rectangle that ``camera`` renders, in ``region``, whose ``view`` looks through it.

    None where the camera's data are no camera, or it lies outside what can be projected.
    """
    lens = camera.data
    if not isinstance(lens, bpy.types.Camera):
        return None
    # A camera's scale changes the frame that is drawn for it, not what it sees.
    place = camera.matrix_world.normalized()
    corners = [location_3d_to_region_2d(region, view, place @ corner) for corner in lens.view_frame(scene=scene)]
    if any(corner is None for corner in corners):
        return None
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return Frame(min(xs), min(ys), max(xs), max(ys))
