# SPDX-License-Identifier: GPL-3.0-or-later
"""Make ready a render of the scene in other base colours, beside the artist's scene."""

from collections.abc import Mapping
from pathlib import Path

import bpy
import numpy as np
from numpy.typing import NDArray

from ....agent.vision.albedo.spots import Body
from ...kit.recolour import shift_colours
from ...look.flat_view import set_up_flat
from ...look.frame import Frame
from ...look.full_view import set_up_full
from ...look.ids_view import set_up_ids
from ...look.prepared import PreparedLook, PreparedView
from ...look.subjects import objects_shown
from ...look.temporary import remove_temporary, temporary
from ...look.view_scene import denoise, gather, new_view_scene
from .bodies import material_of

COLOURS = "colours"
NUMBERS = "numbers"
"""Names of the views."""


def prepare_colours(
    scene: bpy.types.Scene,
    bodies: Mapping[str, Body],
    colours: Mapping[str, NDArray[np.float64]],
    frame: Frame,
    *,
    lit: bool,
    numbered: bool,
) -> PreparedLook:
    """The scene in its own light or, where it has none yet, in even light, materials in the mean base ``colours``.

    With ``numbered`` also a view of the numbers of ``bodies``, from 1 in their order. ``clean_up`` must follow.
    """
    images = frozenset(image.name_full for image in bpy.data.images)
    try:
        shown = objects_shown(scene)
        indices: dict[str, int] = {}
        views = []
        if numbered:
            numbers = {name: number for number, name in enumerate(bodies, start=1)}
            for entry in bpy.data.objects:
                if entry.pass_index != numbers.get(entry.name, 0):
                    indices[entry.name_full] = entry.pass_index
                    entry.pass_index = numbers.get(entry.name, 0)
            solid = gather("solid", [entry for entry in [*shown, scene.camera] if entry and entry.type != "LIGHT"])
            views.append(_prepare(NUMBERS, scene, frame, solid))
        made = {name: _recoloured(name, bodies, colours, scene) for name in bodies}
        dressed = [_dressed(entry, made[entry.name]) if entry.name in made else entry for entry in shown]
        if not lit:
            dressed = [entry for entry in dressed if entry.type != "LIGHT"]
        views.append(_prepare(COLOURS, scene, frame, gather("dressed", [*dressed, *filter(None, [scene.camera])]), lit))
    except BaseException:
        remove_temporary()
        raise
    return PreparedLook(tuple(views), {}, indices, images)


def _prepare(
    name: str, source: bpy.types.Scene, frame: Frame, shown: bpy.types.Collection, lit: bool = False
) -> PreparedView:
    made = new_view_scene(name, source, frame)
    made.collection.children.link(shown)
    if name == NUMBERS:
        set_up_ids(made)
    elif lit:
        set_up_full(made, source)
        denoise(made)
    else:
        set_up_flat(made)
    rendered = Path(bpy.app.tempdir) / f"{made.name}{'.exr' if name == NUMBERS else '.bmp'}"
    made.render.filepath = str(rendered)
    return PreparedView(name, made.name, rendered)


def _recoloured(
    name: str, bodies: Mapping[str, Body], colours: Mapping[str, NDArray[np.float64]], scene: bpy.types.Scene
) -> bpy.types.Material:
    """A copy of the object's material with another mean base colour."""
    made = temporary(material_of(scene.objects[name]).copy())
    shift_colours(made, [float(channel) for channel in colours[bodies[name].material]])
    return made


def _dressed(entry: bpy.types.Object, material: bpy.types.Material) -> bpy.types.Object:
    """A copy of an object, where it is in the world, in another material."""
    made = temporary(entry.copy())
    made.parent = None
    made.constraints.clear()
    made.matrix_world = entry.matrix_world.copy()
    for slot in made.material_slots:
        slot.link = "OBJECT"
        slot.material = material
    return made
