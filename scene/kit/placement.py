# SPDX-License-Identifier: GPL-3.0-or-later
"""From a point of the picture to a point of the world."""

import bpy
from mathutils import Vector

from .checks import Point, number, positive, triple
from .objects import find
from .rays import direction_at, horizon, in_camera, project, ray
from .session import session_scene


def on_plane(x: float, y: float, point: Point, normal: Point) -> Vector:
    """The point seen at (x, y) on the plane through a point with this normal, of any length."""
    origin, direction = ray(x, y)
    through, across = triple("the point", point), triple("the normal", normal)
    if across.length < 1e-9:
        raise ValueError("the normal has no length; (0, 0, 1) is a horizontal plane")
    facing = direction.dot(across.normalized())
    if abs(facing) < 1e-6:
        raise ValueError(f"({x:g}, {y:g}) looks along the plane; choose another picture point, or use at_depth")
    distance = (through - origin).dot(across.normalized()) / facing
    if distance <= 0.0:
        raise ValueError(f"the plane lies behind the camera at ({x:g}, {y:g}); choose another picture point or plane")
    return origin + distance * direction


def on_ground(x: float, y: float, height: float = 0.0) -> Vector:
    """The point seen at (x, y) on the horizontal plane at this height: the ground, or a table top."""
    level = number("the height", height)
    try:
        return on_plane(x, y, (0.0, 0.0, level), (0.0, 0.0, 1.0))
    except ValueError as error:
        raise ValueError(
            f"({x:g}, {y:g}) does not see the plane at height {level:g}: the horizon is at y = {horizon(x):.3f} there; "
            "choose a point on the other side of it, or use at_depth or on_upright"
        ) from error


def facing_camera(foot: Point) -> Vector:
    """The horizontal unit vector from a point towards the camera."""
    camera, _ = ray(0.5, 0.5)
    across = camera - triple("the foot", foot)
    across.z = 0.0
    if across.length < 1e-6:
        raise ValueError("the foot is right below the camera; nothing upright there faces it")
    return across.normalized()


def on_upright(x: float, y: float, foot: Point) -> Vector:
    """The point seen at (x, y) on the upright plane through the foot that faces the camera."""
    return on_plane(x, y, foot, facing_camera(foot))


def at_depth(x: float, y: float, depth: float) -> Vector:
    """The point seen at (x, y) at this many metres in front of the camera, along its axis."""
    origin, _ = ray(x, y)
    return origin + positive("the depth", depth) * direction_at(x, y)


def on_object(x: float, y: float, ref: str | bpy.types.Object) -> Vector:
    """The point seen at (x, y) on the surface of an object, modifiers included."""
    return surface_at(x, y, ref)[0]


def surface_at(x: float, y: float, ref: str | bpy.types.Object) -> tuple[Vector, Vector]:
    """The point seen at (x, y) on the surface of an object, modifiers included, and its unit normal to the camera."""
    body = find(ref)
    origin, direction = ray(x, y)
    depsgraph = session_scene().view_layers[0].depsgraph
    inverse = body.matrix_world.inverted()
    hit, location, normal, _ = body.evaluated_get(depsgraph).ray_cast(
        inverse @ origin, (inverse.to_3x3() @ direction).normalized()
    )
    if not hit:
        raise ValueError(f"({x:g}, {y:g}) misses {body.name!r}; look where it is seen with picture_box")
    upright = (inverse.to_3x3().transposed() @ normal).normalized()
    return body.matrix_world @ location, -upright if upright.dot(direction) > 0.0 else upright


def span(point: Point, fraction: float) -> float:
    """How many metres across, at that point, fill this fraction of the picture's width."""
    left, right = direction_at(0.0, 0.5), direction_at(1.0, 0.5)
    return -in_camera(point).z * (right - left).length * number("the fraction", fraction)


def height_at(foot: Point, y: float) -> float:
    """How tall something upright on the foot is if its top is seen at picture height y."""
    base = triple("the foot", foot)
    origin, _ = ray(0.5, y)
    # All points seen at picture height y form a plane through the camera.
    row = direction_at(0.0, y).cross(direction_at(1.0, y))
    assert isinstance(row, Vector)
    height = (origin - base).dot(row) / row.z if abs(row.z) > 1e-9 else -1.0
    if height <= 0.0:
        raise ValueError(
            f"nothing upright on this foot has its top at y = {y:g}; the foot is at y = {project(base)[1]:.3f}"
        )
    in_camera(base + Vector((0.0, 0.0, height)))
    return height
