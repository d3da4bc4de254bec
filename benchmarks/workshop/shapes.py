# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes beyond those of the example pictures' studio."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

import bmesh
import bpy
from mathutils import Matrix, Vector

from ...examples.sources.studio import Position, lathe, place

SEGMENTS = 48


def cylinder(
    name: str, radius: float, height: float, location: Position, made: bpy.types.Material, bevel: float = 0.002
) -> bpy.types.Object:
    """An upright cylinder whose foot's centre is ``location``."""
    profile = [
        (0.0, 0.0),
        (radius - bevel, 0.0),
        (radius, bevel),
        (radius, height - bevel),
        (radius - bevel, height),
        (0.0, height),
    ]
    return lathe(name, profile, made, location, rounded=False)


def vessel(
    name: str, outline: Sequence[tuple[float, float]], wall: float, made: bpy.types.Material, location: Position
) -> bpy.types.Object:
    """A hollow turned vessel: ``outline`` is its outside (radius, height) from the foot to the rim."""
    inside = [(max(radius - wall, 0.0), max(height, outline[0][1] + wall)) for radius, height in reversed(outline)]
    rim = (outline[-1][0] - wall / 2.0, outline[-1][1] + wall / 2.5)
    return lathe(name, [(0.0, outline[0][1]), *outline, rim, *inside, (0.0, inside[-1][1])], made, location)


def ball(
    name: str, radii: Position, location: Position, made: bpy.types.Material, lump: float = 0.0, seed: int = 0
) -> bpy.types.Object:
    """An ellipsoid centred on ``location``; ``lump`` metres of unevenness."""
    made_of = bmesh.new()
    bmesh.ops.create_icosphere(made_of, subdivisions=4, radius=1.0)
    random = Random(seed)
    waves = [(Vector([random.uniform(-3, 3) for _ in range(3)]), random.uniform(0, 2 * pi)) for _ in range(6)]
    for vertex in made_of.verts:
        swell = sum(sin(vertex.co.dot(wave) + phase) for wave, phase in waves) * lump / 4.0
        vertex.co = Vector(
            [extent * axis * (1.0 + swell / max(radii)) for extent, axis in zip(radii, vertex.co, strict=True)]
        )
    mesh = bpy.data.meshes.new(name)
    made_of.to_mesh(mesh)
    made_of.free()
    mesh.shade_smooth()
    return place(name, mesh, made, location)


def tube(
    name: str, points: Sequence[Position], radius: float, made: bpy.types.Material, smooth: bool = True
) -> bpy.types.Object:
    """A round bar through ``points``, curved where ``smooth``."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth, curve.bevel_resolution, curve.use_fill_caps = radius, 6, True
    spline = curve.splines.new("BEZIER" if smooth else "POLY")
    if smooth:
        spline.bezier_points.add(len(points) - 1)
        for knot, point in zip(spline.bezier_points, points, strict=True):
            knot.co = point
            knot.handle_left_type = knot.handle_right_type = "AUTO"
    else:
        spline.points.add(len(points) - 1)
        for knot, point in zip(spline.points, points, strict=True):
            knot.co = (*point, 1.0)
    curve.materials.append(made)
    return _linked(name, curve)


def extrusion(
    name: str,
    outline: Sequence[tuple[float, float]],
    thickness: float,
    location: Position,
    made: bpy.types.Material,
    *,
    bevel: float = 0.0,
    upright: bool = False,
) -> bpy.types.Object:
    """A slab of ``outline`` (x, y) that rises ``thickness`` from ``location``; ``upright``: (x, z), along +y."""
    made_of = bmesh.new()
    lower = [made_of.verts.new((x, 0.0, y) if upright else (x, y, 0.0)) for x, y in outline]
    face = made_of.faces.new(lower)
    raised = bmesh.ops.extrude_face_region(made_of, geom=[face])["geom"]
    offset = (0.0, thickness, 0.0) if upright else (0.0, 0.0, thickness)
    bmesh.ops.translate(made_of, vec=offset, verts=[part for part in raised if isinstance(part, bmesh.types.BMVert)])
    bmesh.ops.recalc_face_normals(made_of, faces=made_of.faces)
    mesh = bpy.data.meshes.new(name)
    made_of.to_mesh(mesh)
    made_of.free()
    thing = place(name, mesh, made, location)
    if bevel:
        rounding = thing.modifiers.new("Rounded edges", "BEVEL")
        rounding.width, rounding.segments, rounding.limit_method = bevel, 3, "ANGLE"
        mesh.shade_smooth()
        mesh.set_sharp_from_angle(angle=pi / 2.5)
    return thing


def cushion(name: str, size: Position, location: Position, made: bpy.types.Material) -> bpy.types.Object:
    """A pillow of ``size`` centred on ``location``: full in the middle, thin along the seam."""
    made_of = bmesh.new()
    bmesh.ops.create_cube(made_of, size=2.0)
    bmesh.ops.subdivide_edges(made_of, edges=made_of.edges, cuts=9, use_grid_fill=True)
    for vertex in made_of.verts:
        x, y, z = vertex.co
        thickness = 0.35 + 0.65 * ((1.0 - x**4) * (1.0 - y**4)) ** 0.5
        drawn_in = 1.0 - 0.07 * (1.0 - (x * x - y * y) ** 2)
        vertex.co = (x * drawn_in * size[0] / 2, y * drawn_in * size[1] / 2, z * thickness * size[2] / 2)
    mesh = bpy.data.meshes.new(name)
    made_of.to_mesh(mesh)
    made_of.free()
    mesh.shade_smooth()
    thing = place(name, mesh, made, location)
    smoothing = thing.modifiers.new("Soft edges", "SUBSURF")
    smoothing.levels = smoothing.render_levels = 1
    return thing


def lettering(
    name: str, words: str, height: float, location: Position, made: bpy.types.Material, thickness: float = 0.0004
) -> bpy.types.Object:
    """Centred text that stands upright and faces -y; ``height`` is that of a capital letter."""
    font = bpy.data.curves.new(name, "FONT")
    font.body, font.size, font.extrude = words, height / 0.7, thickness
    font.align_x, font.align_y = "CENTER", "CENTER"
    font.materials.append(made)
    thing = _linked(name, font)
    thing.location, thing.rotation_euler = location, (pi / 2.0, 0.0, 0.0)
    return thing


def leaves(
    name: str,
    count: int,
    length: float,
    middle: Position,
    spread: Position,
    made: bpy.types.Material,
    *,
    seed: int = 0,
    hollow: float = 0.3,
) -> bpy.types.Object:
    """``count`` bent leaves in an ellipsoid of half axes ``spread``, none nearer to its middle than ``hollow``."""
    random = Random(seed)
    points: list[Vector] = []
    faces: list[tuple[int, ...]] = []
    blade = [(0.0, 0.0, 0.0), (-0.22, 0.35, 0.06), (0.0, 0.4, -0.02), (0.22, 0.35, 0.06), (0.0, 1.0, -0.15)]
    while len(faces) < 2 * count:
        direction = Vector([random.gauss(0.0, 1.0) for _ in range(3)]).normalized()
        distance = random.uniform(hollow, 1.0) ** 0.5
        centre = Vector([axis * extent * distance for axis, extent in zip(direction, spread, strict=True)])
        turn = direction.to_track_quat("Y", "Z").to_matrix() @ Matrix.Rotation(random.uniform(-0.9, 0.9), 3, "X")
        turn = turn @ Matrix.Rotation(random.uniform(-pi, pi), 3, "Y")
        size = length * random.uniform(0.7, 1.3)
        first = len(points)
        points += [centre + turn @ (Vector(point) * size) for point in blade]
        faces += [(first, first + 2, first + 4, first + 1), (first, first + 3, first + 4, first + 2)]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(points, [], faces)
    mesh.shade_smooth()
    return place(name, mesh, made, middle)


def ring(radius: float, count: int, height: float = 0.0) -> list[Position]:
    """``count`` points around the vertical axis."""
    return [(radius * cos(2 * pi * n / count), radius * sin(2 * pi * n / count), height) for n in range(count)]


def turned(thing: bpy.types.Object, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> bpy.types.Object:
    """``thing`` turned about z by ``yaw``, after ``pitch`` about x and ``roll`` about y."""
    thing.rotation_mode = "XYZ"
    thing.rotation_euler = (pitch + thing.rotation_euler.x, roll + thing.rotation_euler.y, yaw)
    return thing


def moved_together(parts: Sequence[bpy.types.Object], location: Position, yaw: float = 0.0) -> None:
    """Turn ``parts``, made about the origin, by ``yaw`` about z and move them to ``location``."""
    bpy.context.view_layer.update()
    move = Matrix.Translation(location) @ Matrix.Rotation(yaw, 4, "Z")
    for part in parts:
        part.matrix_world = move @ part.matrix_world


def _linked(name: str, data: bpy.types.ID) -> bpy.types.Object:
    thing = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(thing)
    return thing
