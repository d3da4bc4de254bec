# SPDX-License-Identifier: GPL-3.0-or-later
"""Modifiers that stay editable after the program has run."""

import math
from typing import Literal

import bpy

from .checks import Point, counted, positive, triple
from .objects import find


def modifier(
    ref: str | bpy.types.Object, name: str, kind: Literal["ARRAY", "BEVEL", "MIRROR", "SOLIDIFY", "SUBSURF"]
) -> bpy.types.Modifier:
    """The object's modifier of this name, made where it is missing."""
    body = find(ref)
    return body.modifiers.get(name) or body.modifiers.new(name, kind)


def bevel(ref: str | bpy.types.Object, width: float, segments: int = 3) -> bpy.types.BevelModifier:
    """Round all edges sharper than 30 degrees, this many metres wide."""
    made = modifier(ref, "Bevel", "BEVEL")
    assert isinstance(made, bpy.types.BevelModifier)
    made.width = positive("the width", width)
    made.segments = counted("segments", segments, 1, 32)
    made.limit_method = "ANGLE"
    made.angle_limit = math.radians(30)
    made.harden_normals = True
    return made


def subdivide(ref: str | bpy.types.Object, levels: int = 2) -> bpy.types.SubsurfModifier:
    """Smooth the object by this many rounds of Catmull-Clark subdivision."""
    made = modifier(ref, "Subdivision", "SUBSURF")
    assert isinstance(made, bpy.types.SubsurfModifier)
    made.levels = made.render_levels = counted("levels", levels, 1, 5)
    return made


def solidify(ref: str | bpy.types.Object, thickness: float) -> bpy.types.SolidifyModifier:
    """Give a sheet a thickness in metres, inwards."""
    made = modifier(ref, "Solidify", "SOLIDIFY")
    assert isinstance(made, bpy.types.SolidifyModifier)
    made.thickness = positive("the thickness", thickness)
    made.offset = -1.0
    made.use_even_offset = True
    return made


def array(ref: str | bpy.types.Object, count: int, offset: Point) -> bpy.types.ArrayModifier:
    """Repeat the object, each copy this many metres (x, y, z) further."""
    made = modifier(ref, "Array", "ARRAY")
    assert isinstance(made, bpy.types.ArrayModifier)
    made.fit_type = "FIXED_COUNT"
    made.count = counted("count", count, 1, 10_000)
    made.use_relative_offset = False
    made.use_constant_offset = True
    made.constant_offset_displace = triple("the offset", offset)
    return made


def mirror(ref: str | bpy.types.Object, axis: Literal["x", "y", "z"] = "x") -> bpy.types.MirrorModifier:
    """Add the object's mirror image at its own origin, along one of its own axes."""
    if axis not in {"x", "y", "z"}:
        raise ValueError(f'the axis is {axis!r}; give "x", "y" or "z"')
    made = modifier(ref, "Mirror", "MIRROR")
    assert isinstance(made, bpy.types.MirrorModifier)
    made.use_axis = (axis == "x", axis == "y", axis == "z")
    return made
