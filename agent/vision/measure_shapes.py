# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles of turned things and centre lines of long ones, from the outlines of a blueprint."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from ..blueprint import Blueprint, BlueprintObject, CameraGuess
from ..measured_shapes import MeasuredShape, MeasuredShapes
from .camera.pinhole import Floats, Pinhole, pinhole_of, to_film
from .centre_line import centre_line, tube_along
from .lathe_profile import LatheProfile, lathe_profile
from .masks import Mask, box_mask, polygon_mask

LONGER_SIDE: Final = 240
"""Pixels of the masks: finer than outlines are drawn."""
MOST_SHAPES: Final = 6
FEWEST_CORNERS: Final = 6
"""Of an outline that tells a shape."""
FEET: Final = (0.3, 0.5, 0.7, 0.9, 1.1)
"""Where the axis may stand behind the lowest point of an outline, in half widths."""
RIM: Final = 0.6
"""How far behind the axis, in half widths, the top of an outline is seen: between a bottle's and a bowl's."""
AGREES: Final = 0.85
"""IoU of a body's silhouette with its outline below which its profile is not worth telling."""
UNLIKE: Final = 1.6
"""Times the height that the blueprint gives a thing, or less than that part of it: the outline told it wrongly."""
SLENDER: Final = 3.0
"""Length over thickness from which on something is told as a line."""


def measure_shapes(blueprint: Blueprint, camera: CameraGuess, width: int, height: int) -> MeasuredShapes:
    """What the outlines tell, the largest in the picture first, for a picture of ``width`` by ``height`` pixels.

    Things stand on the ground, or on what carries them as high as the blueprint says that it is.
    """
    guess = CameraGuess(camera.focal_mm, camera.pitch, camera.height, camera.roll)
    pinhole = pinhole_of(guess, width / height)
    shown = [
        entry
        for entry in blueprint.objects
        if entry.role == "object"
        and entry.form in ("lathe", "tube")
        and len(entry.outline) >= FEWEST_CORNERS
        and not entry.cut_off
        and entry.held not in ("in", "attached")
    ]
    shown.sort(key=lambda entry: (entry.box[0] - entry.box[2]) * (entry.box[3] - entry.box[1]))
    levels = _levels(blueprint)
    found = (_measured(entry, blueprint, pinhole, levels[entry.id]) for entry in shown[:MOST_SHAPES])
    return MeasuredShapes(tuple(shape for shape in found if shape is not None))


def _levels(blueprint: Blueprint) -> Mapping[str, float]:
    """Height of what carries each object, metres."""
    entries = {entry.id: entry for entry in blueprint.objects}

    def top(ref: str) -> float:
        entry = entries.get(ref)
        return entry.size[2] + top(entry.support) if entry and entry.role == "object" else 0.0

    return {ref: top(entry.support) for ref, entry in entries.items()}


def _measured(entry: BlueprintObject, blueprint: Blueprint, camera: Pinhole, level: float) -> MeasuredShape | None:
    rows = max(1, round(LONGER_SIDE * min(1.0, 1.0 / camera.aspect)))
    columns = max(1, round(LONGER_SIDE * min(1.0, camera.aspect)))
    mask = _silhouette(entry, blueprint, rows, columns)
    left, top, right, bottom = entry.box
    lowest = _seen_on(camera, (left + right) / 2.0, bottom, np.array([0.0, 0.0, level]), np.array([0.0, 0.0, 1.0]))
    if lowest is None:
        return None
    ahead = (lowest - camera.position) * (1.0, 1.0, 0.0)
    ahead /= max(float(np.linalg.norm(ahead)), 1e-9)
    if entry.form == "tube":
        line = centre_line(mask)
        if line.slenderness < SLENDER:
            return None
        normal = np.array([0.0, 0.0, 1.0]) if entry.lying else -ahead
        try:
            points, radii = tube_along(line, camera, rows, columns, lowest, normal)
        except ValueError:
            return None
        told = tuple((float(x), float(y), float(z)) for x, y, z in points)
        return MeasuredShape(entry.id, line=told, radii=tuple(float(radius) for radius in radii))
    depth = float((camera.position - lowest) @ camera.rotation[:, 2])
    radius = (right - left) * min(1.0, camera.aspect) * depth / camera.focal / 2.0
    tried: list[LatheProfile] = []
    for share in FEET:
        foot = lowest + share * radius * ahead
        rim = _seen_on(camera, (left + right) / 2.0, top, foot + RIM * radius * ahead, -ahead)
        for tall in (rim[2] - level if rim is not None else 0.0, entry.size[2]):
            if tall > 0.0:
                try:
                    tried.append(lathe_profile(mask, camera, foot.tolist(), tall, settle=False))
                except ValueError:
                    continue
    best = max(tried, key=lambda body: body.overlap, default=None)
    if best is not None:
        best = lathe_profile(mask, camera, best.foot, best.height)
    if best is None or best.overlap < AGREES:
        return None
    top_of_it = best.profile[-1][1]
    if entry.size[2] > 0.0 and not entry.size[2] / UNLIKE < top_of_it < entry.size[2] * UNLIKE:
        # Of what is flat, outlines do not tell how high it is.
        return None
    return MeasuredShape(entry.id, profile=best.profile, foot=best.foot)


def _silhouette(entry: BlueprintObject, blueprint: Blueprint, rows: int, columns: int) -> Mask:
    """The outline's inside, and what of its box is hidden: there the body may go on."""
    hidden = np.zeros((rows, columns), bool)
    for other in blueprint.objects:
        if other.id in entry.behind:
            hidden |= polygon_mask(other.outline, rows, columns)
    return polygon_mask(entry.outline, rows, columns) | (hidden & box_mask(entry.box, rows, columns))


def _seen_on(camera: Pinhole, x: float, y: float, point: Floats, normal: Floats) -> Floats | None:
    """The point of the plane through ``point`` that is seen at picture coordinates (x, y); None where there is none."""
    direction = camera.directions(to_film(np.array([[x, y]]), camera.aspect))[0]
    facing = float(direction @ normal)
    along = float((point - camera.position) @ normal) / facing if abs(facing) > 1e-9 else -1.0
    return camera.position + along * direction if along > 0.0 else None
