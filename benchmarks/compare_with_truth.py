# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a reconstructed scene is from the truth.

A picture tells neither where the world's origin is nor its scale. So the reconstruction is scaled by
one named size, the height of the truth's ``named_size``, and then laid upon the truth: by its camera
(place and heading; pitch, roll and height are not touched) where objects and lights are judged, as
the viewer sees them; by its objects (turned about z and moved level, least squares) where the camera
is judged, which would agree with itself otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan, degrees
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..agent.vision.ciede2000 import ciede2000
from ..agent.vision.colour import srgb_to_lab
from .match_objects import match_objects
from .reconstruction import FoundObject, Reconstruction
from .true_blueprint import comes_from, irradiance, main_light
from .truth import TrueCamera, TrueObject, Truth

Floats = NDArray[np.float64]
FEWEST = 3
"""Objects that tell how a reconstruction lies upon the truth."""


@dataclass(frozen=True)
class TruthErrors:
    """None where there is nothing to compare."""

    camera_angle: float | None
    """Degrees."""
    camera_position: float | None
    """Over the scene's size."""
    field_of_view: float
    """Degrees, reconstructed minus true."""
    object_position: float | None
    """Median over objects, over the scene's size."""
    object_scale: float | None
    """Median over objects of the larger ratio of the two boxes' diagonals, minus 1."""
    albedo: float | None
    """Median over objects, CIEDE2000."""
    light_direction: float | None
    """Degrees."""
    matched: int
    objects: int
    scale: float
    """By which the reconstruction was enlarged."""


def compare_with_truth(found: Reconstruction, truth: Truth) -> TruthErrors:
    """All errors of ``found``."""
    pairs = match_objects(found.objects, truth)
    scale = named_scale(pairs, truth)
    things = [(one, other) for one, other in pairs.values() if other.role == "object"]
    seen = _viewer_frame(found.camera, scale)
    truly = _viewer_frame(truth.camera, 1.0)
    offsets = [float(np.linalg.norm(seen(one.position) - truly(other.position))) for one, other in things]
    ratios = [scale * _diagonal(one.size) / _diagonal(other.size) for one, other in things]
    colours = [
        float(ciede2000(_lab(one.albedo), _lab(other.albedo)).mean())
        for one, other in pairs.values()
        if one.albedo is not None and other.albedo is not None
    ]
    angle, distance = _camera_errors(found.camera, truth, things, scale)
    return TruthErrors(
        camera_angle=angle,
        camera_position=distance,
        field_of_view=degrees(found.camera.field_of_view - truth.camera.field_of_view),
        object_position=float(np.median(offsets)) / truth.size if offsets else None,
        object_scale=float(np.median([max(ratio, 1.0 / max(ratio, 1e-9)) - 1.0 for ratio in ratios]))
        if ratios
        else None,
        albedo=float(np.median(colours)) if colours else None,
        light_direction=_light_error(found, truth),
        matched=len(pairs),
        objects=len(truth.objects),
        scale=scale,
    )


def second_camera(found: TrueCamera, truth: Truth, scale: float) -> tuple[Floats, float]:
    """Matrix (4, 4) and lens of the second camera in the reconstruction.

    It stands to the reconstructed camera as the true second one stands to the true first one, the
    way between them divided by ``scale``; its lens is the true one.
    """
    between = np.linalg.inv(np.array(truth.camera.matrix)) @ np.array(truth.second_camera.matrix)
    between[:3, 3] /= scale
    return np.asarray(np.array(found.matrix) @ between), truth.second_camera.lens_mm


def named_scale(pairs: Mapping[str, tuple[FoundObject, TrueObject]], truth: Truth) -> float:
    """By what the reconstruction is to be enlarged; where the named size was not found, the median of all heights."""
    heights = {
        name: other.size[2] / max(one.size[2], 1e-9) for name, (one, other) in pairs.items() if other.size[2] > 0.0
    }
    if truth.named_size in heights:
        return heights[truth.named_size]
    return float(np.median(list(heights.values()))) if heights else 1.0


def field_of_view(lens_mm: float) -> float:
    """Radians along the longer side."""
    return 2.0 * atan(18.0 / lens_mm)


def _camera_errors(
    camera: TrueCamera, truth: Truth, things: list[tuple[FoundObject, TrueObject]], scale: float
) -> tuple[float | None, float | None]:
    if len(things) < FEWEST:
        return None, None
    source = scale * np.array([one.position for one, _ in things])
    target = np.array([other.position for _, other in things])
    # Rotation about z and translation in x and y, in closed form (Umeyama 1991, in the plane).
    from_middle, to_middle = source.mean(axis=0), target.mean(axis=0)
    one, other = (source - from_middle)[:, :2], (target - to_middle)[:, :2]
    turn = np.arctan2(float((one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]).sum()), float((one * other).sum()))
    about_z = np.array([[np.cos(turn), -np.sin(turn), 0.0], [np.sin(turn), np.cos(turn), 0.0], [0.0, 0.0, 1.0]])
    matrix, true_matrix = np.array(camera.matrix), np.array(truth.camera.matrix)
    level = np.array([1.0, 1.0, 0.0])
    position = about_z @ (scale * matrix[:3, 3] - from_middle * level) + to_middle * level
    between = (about_z @ matrix[:3, :3]).T @ true_matrix[:3, :3]
    angle = degrees(float(np.arccos(np.clip((np.trace(between) - 1.0) / 2.0, -1.0, 1.0))))
    return angle, float(np.linalg.norm(position - true_matrix[:3, 3])) / truth.size


class _viewer_frame:
    """From the world to a frame in which the camera stands at x = y = 0 and looks along +y."""

    def __init__(self, camera: TrueCamera, scale: float) -> None:
        matrix = np.array(camera.matrix)
        self._scale = scale
        self._place = matrix[:3, 3] * (1.0, 1.0, 0.0)
        # A camera that looks straight down has the picture's up as its heading.
        ahead = -matrix[:2, 2] if np.hypot(*matrix[:2, 2]) > 1e-3 else matrix[:2, 1]
        x, y = ahead / np.linalg.norm(ahead)
        self.turn = np.array([[y, -x, 0.0], [x, y, 0.0], [0.0, 0.0, 1.0]])

    def __call__(self, point: tuple[float, float, float]) -> Floats:
        return np.asarray(self._scale * (self.turn @ (np.array(point) - self._place)))


def _light_error(found: Reconstruction, truth: Truth) -> float | None:
    if not found.lights or not found.objects:
        return None
    centre = np.mean([entry.position for entry in found.objects.values()], axis=0)
    key = max(found.lights, key=lambda light: irradiance(light, centre))
    true_key, true_centre = main_light(truth)
    one = _viewer_frame(found.camera, 1.0).turn @ comes_from(key, centre)
    other = _viewer_frame(truth.camera, 1.0).turn @ comes_from(true_key, true_centre)
    return degrees(float(np.arccos(np.clip(one @ other, -1.0, 1.0))))


def _diagonal(size: tuple[float, float, float]) -> float:
    return float(np.linalg.norm(size))


def _lab(colour: tuple[float, float, float]) -> NDArray[np.floating[Any]]:
    return srgb_to_lab(np.array([[colour]], np.float32))
