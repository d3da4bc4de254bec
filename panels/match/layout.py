# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the marks lie in one viewport, and which the mouse is on."""

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final

import bpy

from ...scene.camera_frame import Frame, camera_frame
from ...scene.match.marks_form import marks_of
from ...scene.match.matching import Matching, Part, matching_in

if TYPE_CHECKING:
    from ...agent.blueprint import Point
    from ...agent.vision.marks.mark import Mark

POINT_REACH: Final = 12.0
"""Pixels at a resolution scale of 1 from which a point is taken."""
LINE_REACH: Final = 7.0
"""Likewise for the line between the ends of a mark."""


@dataclass(frozen=True)
class MatchLayout:
    """In pixels of the region."""

    matching: Matching
    marks: "tuple[Mark, ...]"
    frame: Frame
    """The camera's picture."""
    scale: float
    """Pixels for one pixel at a resolution scale of 1."""

    def place(self, point: "Point") -> tuple[float, float]:
        """Where a point of the picture lies."""
        return self.frame.left + point[0] * self.frame.width, self.frame.top - point[1] * self.frame.height

    def moved(self, x: float, y: float) -> "Point":
        """A way in pixels as one in the picture."""
        return x / self.frame.width, -y / self.frame.height

    def part_at(self, x: float, y: float) -> Part | None:
        """What the mouse takes there: the nearest point, else a line that it is on."""
        points = [
            (hypot(place[0] - x, place[1] - y), index, number)
            for index, mark in enumerate(self.marks)
            for number, place in enumerate(map(self.place, mark.points))
        ]
        nearest = min(points, default=None)
        if nearest is not None and nearest[0] <= POINT_REACH * self.scale:
            return Part(nearest[1], nearest[2])
        for index, mark in enumerate(self.marks):
            if len(mark.points) == 2 and self._distance(mark.points, x, y) <= LINE_REACH * self.scale:
                return Part(index, None)
        return None

    def _distance(self, points: "tuple[Point, ...]", x: float, y: float) -> float:
        """From the line between two points."""
        (x0, y0), (x1, y1) = map(self.place, points)
        along_x, along_y = x1 - x0, y1 - y0
        length = max(along_x**2 + along_y**2, 1e-6)
        share = min(max(((x - x0) * along_x + (y - y0) * along_y) / length, 0.0), 1.0)
        return hypot(x0 + share * along_x - x, y0 + share * along_y - y)


def match_layout(context: bpy.types.Context) -> MatchLayout | None:
    """The layout in ``context.region``; None where no camera is matched there."""
    scene, region, view, space = context.scene, context.region, context.region_data, context.space_data
    found = matching_in(scene)
    if found is None or not isinstance(space, bpy.types.SpaceView3D):
        return None
    if view is None or view.view_perspective != "CAMERA" or scene.camera is None or scene.camera.name != found.camera:
        return None
    if space.use_local_camera and space.camera != scene.camera:
        return None
    frame = camera_frame(scene, region, view, scene.camera)
    if frame is None or frame.width <= 0.0 or frame.height <= 0.0:
        return None
    return MatchLayout(found, marks_of(scene), frame, context.preferences.system.ui_scale)
