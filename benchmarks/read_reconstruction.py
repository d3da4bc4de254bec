# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a reconstructed scene from Blender, and take its picture from the second view."""

from math import atan, radians
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix
from numpy.typing import NDArray

from ..agent.vision.colour import linear_to_srgb
from ..agent.vision.masks import bounding_box
from ..scene.final_render import render_final
from ..scene.kit.session import REF_MARK, session_collection, session_scene
from .reconstruction import FoundObject, Reconstruction
from .record_truth import diffuse_colours, light_of, vertices_of
from .sight import see
from .truth import TrueCamera

DARKEST = 1e-3
"""Scene-linear level below which a mean diffuse colour is none: metal, glass, glow."""


def read_reconstruction() -> Reconstruction:
    """The session's scene as plain data."""
    scene = session_scene()
    refs = sorted({entry[REF_MARK] for entry in session_collection().all_objects if _is_body(entry)})
    numbers = {ref: number for number, ref in enumerate(refs, 1)}
    width, height = scene.render.resolution_x, scene.render.resolution_y
    sight = see(numbers, width, height, REF_MARK)
    diffuse = diffuse_colours()
    objects = {}
    for ref, number in numbers.items():
        visible = sight.front == number
        if visible.any():
            objects[ref] = _object([entry for entry in scene.objects if entry.get(REF_MARK) == ref], visible, diffuse)
    lamps = [lamp for lamp in scene.objects if lamp.type == "LIGHT" and not lamp.hide_render]
    return Reconstruction(_camera(scene), objects, tuple(light_of(lamp) for lamp in lamps))


def film_from(matrix: NDArray[np.float64], lens_mm: float, size: tuple[int, int], path: Path) -> None:
    """Render the session's scene through a camera of ``matrix`` (4, 4) and ``lens_mm`` for a 36 mm sensor."""
    scene = session_scene()
    data = bpy.data.cameras.new("Second view")
    data.sensor_fit, data.sensor_width, data.lens = "AUTO", 36.0, lens_mm
    eye = bpy.data.objects.new("Second view", data)
    eye.matrix_world = Matrix(matrix.tolist())
    scene.collection.objects.link(eye)
    before = scene.camera, scene.render.resolution_x, scene.render.resolution_y
    try:
        scene.camera = eye
        scene.render.resolution_x, scene.render.resolution_y = size
        render_final(path)
    finally:
        scene.camera, scene.render.resolution_x, scene.render.resolution_y = before
        bpy.data.cameras.remove(data)


def _is_body(entry: bpy.types.Object) -> bool:
    return (
        bool(entry.get(REF_MARK))
        and entry.type in {"MESH", "CURVE", "SURFACE", "FONT", "META"}
        and not entry.hide_render
    )


def _object(parts: list[bpy.types.Object], visible: NDArray[np.bool_], diffuse: NDArray[np.float32]) -> FoundObject:
    points = vertices_of([part for part in parts if _is_body(part)])
    linear = diffuse[visible].mean(axis=0)
    red, green, blue = linear_to_srgb(linear).tolist()
    low, high = points.min(axis=0), points.max(axis=0)
    return FoundObject(
        box=bounding_box(visible),
        position=(float((low + high)[0] / 2.0), float((low + high)[1] / 2.0), float(low[2])),
        size=_smallest_box(points),
        albedo=(red, green, blue) if float(linear.mean()) > DARKEST else None,
    )


def _smallest_box(points: NDArray[np.float64]) -> tuple[float, float, float]:
    """Extents of the box around ``points`` (count, 3), turned about z so that its footprint is smallest."""
    extents = []
    for step in range(18):
        angle = radians(5.0 * step)
        axes = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        extents.append(np.ptp(points[:, :2] @ axes, axis=0))
    across, along = min(extents, key=lambda extent: float(extent[0] * extent[1]))
    return float(across), float(along), float(np.ptp(points[:, 2]))


def _camera(scene: bpy.types.Scene) -> TrueCamera:
    camera, render = scene.camera, scene.render
    location, rotation, _ = camera.matrix_world.decompose()
    rows = [tuple(float(value) for value in row) for row in Matrix.LocRotScale(location, rotation, None)]
    data = camera.data
    fit = data.sensor_fit
    upright = render.resolution_y > render.resolution_x
    # Focal length in longer sides of the picture, whichever side the sensor's width belongs to.
    if fit == "AUTO" or (fit == "HORIZONTAL") != upright:
        sensor = data.sensor_height if fit == "VERTICAL" else data.sensor_width
    else:
        longer, shorter = sorted((render.resolution_x, render.resolution_y), reverse=True)
        sensor = (data.sensor_width if fit == "HORIZONTAL" else data.sensor_height) * longer / shorter
    lens = 36.0 * data.lens / sensor
    return TrueCamera((rows[0], rows[1], rows[2], rows[3]), lens, 2.0 * atan(18.0 / lens))
