# SPDX-License-Identifier: GPL-3.0-or-later
"""Make ready what a look needs, beside the artist's scene."""

from collections.abc import Sequence
from pathlib import Path

import bpy

from ...agent.effects import View
from ...agent.errors import MaquetteError
from ..cycles import require_cycles
from .clay_view import set_up_clay
from .flat_view import set_up_flat
from .frame import Frame
from .full_view import set_up_full
from .ids_view import set_up_ids
from .kinds import sort_by_kind
from .numbers import number_references
from .pass_indices import set_pass_indices
from .pose import pose_of
from .prepared import PreparedLook, PreparedView
from .subjects import objects_shown, with_instanced
from .temporary import remove_temporary
from .view_scene import gather, new_view_scene


def prepare(
    scene: bpy.types.Scene,
    collection: bpy.types.Collection,
    views: Sequence[View],
    frame: Frame,
) -> PreparedLook:
    """Temporary scenes that show ``scene`` in each of ``views``.

    ``collection`` holds the session's objects. ``clean_up`` must follow, whatever becomes of the
    render. Raises ``MaquetteError`` where the scene cannot be rendered, and then leaves nothing
    behind.
    """
    if scene.camera is None:
        raise MaquetteError("The scene has no camera.", "Add a camera and make it the scene's active one.")
    require_cycles(scene)
    images = frozenset(image.name_full for image in bpy.data.images)
    try:
        return _prepare(scene, collection, tuple(views), frame, images)
    except BaseException:
        remove_temporary()
        raise


def _prepare(
    scene: bpy.types.Scene,
    collection: bpy.types.Collection,
    views: tuple[View, ...],
    frame: Frame,
    images: frozenset[str],
) -> PreparedLook:
    shown = objects_shown(scene)
    owned = with_instanced(collection.all_objects)
    lit = gather("lit", [*shown, scene.camera])
    unlit = gather("unlit", [entry for entry in [*shown, scene.camera] if entry.type != "LIGHT"])
    pose = pose_of(scene.camera)
    ids = number_references(owned)
    kinds = sort_by_kind(owned, ids)
    prepared = []
    for view in views:
        made = new_view_scene(view, scene, frame)
        made.collection.children.link(lit if view == "full" else unlit)
        match view:
            case "full":
                set_up_full(made, scene)
            case "clay":
                set_up_clay(made)
            case "flat":
                set_up_flat(made)
            case "ids":
                set_up_ids(made)
        suffix = ".exr" if view == "ids" else ".bmp"
        rendered = Path(bpy.app.tempdir) / f"{made.name}{suffix}"
        made.render.filepath = str(rendered)
        prepared.append(PreparedView(view, made.name, rendered, kinds if view == "ids" else None))
    if "ids" not in views:
        return PreparedLook(tuple(prepared), {}, {}, images, pose)
    return PreparedLook(tuple(prepared), ids, set_pass_indices(kinds.of), images, pose, kinds.materials)
