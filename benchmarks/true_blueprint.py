# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint that a reader without fault would give of a ground-truth scene."""

from math import atan, atan2, hypot, pi, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..agent.blueprint import Blueprint, BlueprintObject, LightGuess, Material
from ..agent.vision.camera.pinhole import SENSOR_MM, Pinhole
from ..agent.vision.colour import linear_to_srgb
from .truth import TrueCamera, TrueLight, TrueObject, Truth

ROUGHNESS: Final = 0.5
"""The truth tells no roughness: surfaces differ within a thing."""


def true_blueprint(truth: Truth) -> Blueprint:
    """Boxes, outlines, supports, sizes, camera and main light as they are; colours are base colours where known."""
    return Blueprint(
        title=truth.title,
        camera=pinhole_of_truth(truth.camera, truth.width / truth.height).guess,
        light=_light(truth),
        objects=tuple(_object(entry) for entry in truth.objects),
        palette=tuple(entry.colour for entry in truth.objects[:8]),
    )


def pinhole_of_truth(camera: TrueCamera, aspect: float) -> Pinhole:
    """The same camera for ``agent/vision/camera``; ``aspect`` is width over height of the picture."""
    matrix = np.array(camera.matrix)
    return Pinhole(camera.lens_mm / SENSOR_MM, matrix[:3, :3], matrix[:3, 3], aspect)


def comes_from(light: TrueLight, centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Unit vector (3,) from ``centre`` of a scene towards ``light``."""
    towards = -np.array(light.direction) if light.kind == "SUN" else np.array(light.position) - centre
    return np.asarray(towards / np.linalg.norm(towards))


def irradiance(light: TrueLight, centre: NDArray[np.float64]) -> float:
    """W/m2 that ``light`` alone gives a surface at ``centre`` that faces it, as Blender defines its watts.

    An area of P watts has the radiance P / (pi A), a point the intensity P / (4 pi) on pi (Blender's
    manual, Light Objects; Cycles divides a point's watts by 4 pi squared for its radiance).
    """
    level = light.energy * float(np.mean(light.colour))
    if light.kind == "SUN":
        return level
    offset = centre - np.array(light.position)
    distance = float(np.linalg.norm(offset))
    if light.kind == "AREA":
        return level * max(0.0, float(offset @ np.array(light.direction)) / distance) / (pi * distance**2)
    return level / (4.0 * pi * distance**2)


def main_light(truth: Truth) -> tuple[TrueLight, NDArray[np.float64]]:
    """The lamp that gives most light to the middle of the scene, and that middle."""
    centre = np.mean([entry.position for entry in truth.objects if entry.role == "object"], axis=0)
    return max(truth.lights, key=lambda light: irradiance(light, centre)), centre


def _light(truth: Truth) -> LightGuess:
    key, centre = main_light(truth)
    x, y, z = comes_from(key, centre)
    back = np.array(truth.camera.matrix)[:3, 2]
    heading = atan2(-back[0], -back[1])
    elevation = atan2(z, hypot(x, y))
    distance = float(np.linalg.norm(np.array(key.position) - centre))
    around = (np.array(truth.world.horizon) + np.array(truth.world.zenith)) / 2.0
    red, green, blue = linear_to_srgb(np.array(key.colour, np.float32) / max(key.colour)).tolist()
    fill = linear_to_srgb((around / max(float(around.max()), 1e-6)).astype(np.float32)).tolist()
    return LightGuess(
        azimuth=(atan2(x, y) - heading + pi) % (2.0 * pi) - pi,
        elevation=elevation,
        softness=key.size[0] if key.kind == "SUN" else 2.0 * atan(key.size[0] / 2.0 / distance),
        key_to_fill=irradiance(key, centre) * max(sin(elevation), 0.0) / max(pi * float(around.mean()), 1e-6),
        colour=(red, green, blue),
        fill_colour=(fill[0], fill[1], fill[2]),
    )


def _object(entry: TrueObject) -> BlueprintObject:
    colour = entry.albedo or entry.colour
    return BlueprintObject(
        id=entry.id,
        name=entry.name,
        role=entry.role,
        form=entry.form,
        box=entry.box,
        material=Material(colour, colour, ROUGHNESS, words=entry.texture),
        support=entry.support,
        outline=entry.outline,
        size=entry.size,
        category=entry.category,
        held=entry.held,
        behind=entry.behind,
    )
