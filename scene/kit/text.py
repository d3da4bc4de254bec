# SPDX-License-Identifier: GPL-3.0-or-later
"""Lettering: labels, signs, spines, numbers."""

import bpy

from .checks import positive, word
from .session import session_collection, session_scene
from .shape import Shape


def text(words: str, width: float, height: float | None = None, thickness: float = 0.001) -> Shape:
    """Upright letters that face -y, as wide as given in metres, or less so that they are not higher than ``height``.

    They are centred and stand on z = 0; a line break starts a new line.
    """
    word("the words", words)
    across, thick = positive("the width", width), positive("the thickness", thickness)
    points, faces = letters(words)
    lefts, heights = [x for x, _, _ in points], [y for _, y, _ in points]
    size = across / (max(lefts) - min(lefts))
    if height is not None:
        size = min(size, positive("the height", height) / (max(heights) - min(heights)))
    middle, lowest = (max(lefts) + min(lefts)) / 2, min(heights)
    return Shape(
        [(size * (x - middle), -thick / 2 * depth, size * (y - lowest)) for x, y, depth in points], faces, crease=0.5
    )


def letters(words: str) -> tuple[list[tuple[float, float, float]], list[tuple[int, ...]]]:
    """Points and faces of the letters in Blender's own font: x right, y up, z from -1 to 1."""
    fonts = {entry.session_uid for entry in bpy.data.fonts}
    curve = bpy.data.curves.new("letters", "FONT")
    body = bpy.data.objects.new("letters", curve)
    try:
        assert isinstance(curve, bpy.types.TextCurve)
        curve.body = words
        curve.align_x = "CENTER"
        curve.resolution_u = 3
        curve.extrude = 1.0
        session_collection().objects.link(body)
        layer = session_scene().view_layers[0]
        layer.update()
        evaluated = body.evaluated_get(layer.depsgraph)
        mesh = evaluated.to_mesh()
        points = [(vertex.co.x, vertex.co.y, vertex.co.z) for vertex in mesh.vertices]
        faces = [tuple(polygon.vertices) for polygon in mesh.polygons]
        evaluated.to_mesh_clear()
    finally:
        bpy.data.objects.remove(body)
        bpy.data.curves.remove(curve)
        bpy.data.batch_remove([entry for entry in bpy.data.fonts if entry.session_uid not in fonts])
    if not faces:
        raise ValueError(f"{words!r} has no letters that can be seen; give some")
    return points, faces
