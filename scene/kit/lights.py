# SPDX-License-Identifier: GPL-3.0-or-later
"""Lamps, each made or changed by its name."""

import math
from collections.abc import Sequence
from typing import Any, Literal

import bpy
from mathutils import Vector

from .checks import Point, between, number, positive, triple, word
from .colour import Colour, linear
from .session import REF_MARK, session_collection, tag

SUN_DISTANCE = 10.0
"""Metres from the origin at which a sun is drawn; it shines from infinity."""


def lamp(name: str, kind: Literal["SUN", "AREA", "POINT"], energy: float, colour: Colour) -> bpy.types.Object:
    """The session's light of this name with this energy, with new data if it was of another kind."""
    shade = linear(colour)
    collection = session_collection()
    known = (entry for entry in collection.objects if entry.type == "LIGHT" and entry.get(REF_MARK) == name)
    light = next(known, None)
    if light is None:
        light = bpy.data.objects.new(name, bpy.data.lights.new(word("the light's name", name), kind))
        collection.objects.link(light)
    data: Any = light.data
    data.type = kind
    data.energy = energy
    data.color = shade
    tag(light, name)
    return light


def towards(azimuth: float, elevation: float) -> Vector:
    """Unit vector to where light comes from: azimuth from +y towards +x, elevation above the horizon, radians."""
    around, up = number("the azimuth", azimuth), between("the elevation", elevation, -math.pi / 2, math.pi / 2)
    return Vector((math.sin(around) * math.cos(up), math.cos(around) * math.cos(up), math.sin(up)))


def aim(light: bpy.types.Object, away: Vector) -> None:
    """Turn a light so that it shines against this vector."""
    light.rotation_mode = "XYZ"
    light.rotation_euler = away.to_track_quat("Z", "Y").to_euler()


def sun_light(
    name: str, azimuth: float, elevation: float, irradiance: float, angle: float = 0.0093, colour: Colour = "#ffffff"
) -> bpy.types.Object:
    """Parallel light: irradiance in W/m² on a surface that faces it, angle its diameter in radians.

    The default angle is the real sun's; above 0.5 it is a cloudy sky's bright part or a window.
    """
    source = towards(azimuth, elevation)
    width = between("the angle", angle, 0.0, math.pi)
    light = lamp(name, "SUN", positive("the irradiance", irradiance), colour)
    assert isinstance(light.data, bpy.types.SunLight)
    light.data.angle = width
    light.location = SUN_DISTANCE * source
    aim(light, source)
    return light


def area_light(
    name: str,
    location: Point,
    target: Point,
    size: float | Sequence[float],
    power: float,
    colour: Colour = "#ffffff",
) -> bpy.types.Object:
    """A square panel of this side, or (width, height), in metres, that faces the target; power in watts."""
    place, lit = triple("the location", location), triple("the target", target)
    if (place - lit).length < 1e-6:
        raise ValueError("the light stands on its own target; move one of them")
    width, height = size if isinstance(size, Sequence) else (size, size)
    sides = positive("the width", width), positive("the height", height)
    light = lamp(name, "AREA", positive("the power", power), colour)
    assert isinstance(light.data, bpy.types.AreaLight)
    light.data.shape = "RECTANGLE"
    light.data.size, light.data.size_y = sides
    light.location = place
    aim(light, place - lit)
    return light


def point_light(
    name: str, location: Point, power: float, radius: float = 0.02, colour: Colour = "#ffffff"
) -> bpy.types.Object:
    """A bulb of this radius in metres; power in watts."""
    place, size = triple("the location", location), positive("the radius", radius)
    light = lamp(name, "POINT", positive("the power", power), colour)
    assert isinstance(light.data, bpy.types.PointLight)
    light.data.shadow_soft_size = size
    light.location = place
    return light
