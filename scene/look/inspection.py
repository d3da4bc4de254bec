# SPDX-License-Identifier: GPL-3.0-or-later
"""Further views that a critic asks for: an object alone, from above, from the side."""

from collections.abc import Sequence
from pathlib import Path

import bpy

from ...agent.critique import ViewWish
from ...agent.errors import MaquetteError
from ..cycles import require_cycles
from .clay_view import set_up_clay
from .frame import Frame
from .numbers import BODILESS, reference_of
from .prepared import PreparedLook, PreparedView
from .subjects import objects_shown
from .temporary import remove_temporary
from .view_camera import camera_on
from .view_scene import gather, new_view_scene


def prepare_inspection(
    scene: bpy.types.Scene, wishes: Sequence[ViewWish], objects: Sequence[str], frame: Frame
) -> PreparedLook:
    """Temporary scenes, each with a camera of its own, that show ``scene`` as ``wishes`` say, numbered from 1, in clay.

    ``objects`` are the blueprint ids of all that a wish without one is about. Crops and what the scene does not show
    are passed over. ``clean_up`` must follow. Raises ``MaquetteError`` where the scene cannot be rendered, and then
    leaves nothing behind.
    """
    if scene.camera is None:
        raise MaquetteError("The scene has no camera.", "Add a camera and make it the scene's active one.")
    require_cycles(scene)
    images = frozenset(image.name_full for image in bpy.data.images)
    try:
        prepared = [_prepare(scene, str(number), wish, objects, frame) for number, wish in enumerate(wishes, 1)]
    except BaseException:
        remove_temporary()
        raise
    return PreparedLook(tuple(view for view in prepared if view is not None), {}, {}, images)


def _prepare(
    scene: bpy.types.Scene, name: str, wish: ViewWish, objects: Sequence[str], frame: Frame
) -> PreparedView | None:
    bodies = [entry for entry in objects_shown(scene) if entry.type not in BODILESS]
    wanted = {wish.object} if wish.object else set(objects)
    subject = [entry for entry in bodies if reference_of(entry) in wanted]
    camera = camera_on(subject, scene, wish.kind, frame)
    if camera is None:
        return None
    made = new_view_scene(f"further {name}", scene, frame)
    shown = subject if wish.kind == "alone" else bodies
    made.collection.children.link(gather(f"further {name}", [*shown, camera]))
    made.camera = camera
    set_up_clay(made)
    # Black where nothing is: the clay stands out from it.
    made.render.film_transparent = True
    rendered = Path(bpy.app.tempdir) / f"{made.name}.bmp"
    made.render.filepath = str(rendered)
    return PreparedView(name, made.name, rendered)
