# SPDX-License-Identifier: GPL-3.0-or-later
"""Lamps beyond those of the example pictures' studio."""

import bpy

from ...examples.sources.studio import Colour, Position, aim, linear


def bulb(name: str, location: Position, watts: float, radius: float, colour: Colour) -> bpy.types.Object:
    """A point lamp with a radius in metres."""
    data = bpy.data.lights.new(name, "POINT")
    data.energy, data.shadow_soft_size, data.color = watts, radius, linear(colour)[:3]
    return _linked(name, data, location)


def spot(
    name: str, location: Position, target: Position, watts: float, angle: float, colour: Colour, radius: float = 0.03
) -> bpy.types.Object:
    """A spot with a soft border and a cone of ``angle``."""
    data = bpy.data.lights.new(name, "SPOT")
    data.energy, data.spot_size, data.spot_blend = watts, angle, 0.4
    data.shadow_soft_size, data.color = radius, linear(colour)[:3]
    lamp = _linked(name, data, location)
    aim(lamp, target)
    return lamp


def _linked(name: str, data: bpy.types.ID, location: Position) -> bpy.types.Object:
    lamp = bpy.data.objects.new(name, data)
    lamp.location = location
    bpy.context.scene.collection.objects.link(lamp)
    return lamp
