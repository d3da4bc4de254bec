# SPDX-License-Identifier: GPL-3.0-or-later
"""Make ready one scene-linear render of each light alone, beside the artist's scene."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import bpy

from ....agent.vision.light.aims import Aim
from ....agent.vision.light.bulb import Bulb
from ...kit.nodes import set_input
from ...look.frame import Frame
from ...look.full_view import set_up_full
from ...look.prepared import PreparedLook, PreparedView
from ...look.subjects import objects_shown
from ...look.temporary import remove_temporary, temporary
from ...look.view_scene import denoise, gather, new_view_scene
from .aimed import aimed_copy
from .bulbs import temporary_bulb
from .glow import anything_glows
from .sources import WORLD, Source, background_of, data_of

FIXED: Final = "fixed"
"""Name of the view of all light that is no source's: what glows, other lights, a world that stays."""
GLOW: Final = "glow"
"""Name of the view of what glows alone, where ``FIXED`` shows more than that."""


def prepare_passes(scene: bpy.types.Scene, sources: Sequence[Source], frame: Frame) -> PreparedLook:
    """Temporary scenes: one for each source by its number, white and at its own strength, and ``FIXED`` for the rest.

    All are rendered to 32-bit scene-linear OpenEXR, and those without a world are transparent where nothing stands.
    None is denoised: a denoiser smooths a dim light's picture more than a bright one's, which are then added up.
    ``clean_up`` must follow.
    """
    images = frozenset(image.name_full for image in bpy.data.images)
    try:
        names = {source.name for source in sources}
        shown = objects_shown(scene)
        bodies = gather("bodies", [*(entry for entry in shown if entry.type != "LIGHT"), *filter(None, [scene.camera])])
        views = []
        others = [entry for entry in shown if entry.type == "LIGHT" and entry.name not in names]
        world = None if WORLD in names else scene.world
        views.append(_prepare(FIXED, scene, frame, bodies, others, world))
        if (others or world) and anything_glows(shown):
            views.append(_prepare(GLOW, scene, frame, bodies, [], None))
        for number, source in enumerate(sources):
            if source.name == WORLD:
                views.append(_prepare(str(number), scene, frame, bodies, [], _white(scene.world)))
            else:
                alone = _white_copy(scene.objects[source.name])
                views.append(_prepare(str(number), scene, frame, bodies, [alone], None))
    except BaseException:
        remove_temporary()
        raise
    return PreparedLook(tuple(views), {}, {}, images)


def prepare_aims(
    scene: bpy.types.Scene, name: str, aims: Sequence[Aim], frame: Frame, *, denoised: bool
) -> PreparedLook:
    """Temporary scenes in which the light called ``name`` shines alone, aimed like each of ``aims``, by number."""
    return _prepare_each(
        scene, frame, lambda: [aimed_copy(scene.objects[name], aim) for aim in aims], denoised=denoised
    )


def prepare_bulbs(scene: bpy.types.Scene, bulbs: Sequence[Bulb], frame: Frame) -> PreparedLook:
    """Temporary scenes in which each of ``bulbs`` shines alone, by number."""
    return _prepare_each(scene, frame, lambda: [temporary_bulb(bulb) for bulb in bulbs], denoised=False)


def _prepare_each(
    scene: bpy.types.Scene, frame: Frame, make: Callable[[], list[bpy.types.Object]], *, denoised: bool
) -> PreparedLook:
    """A temporary scene for each lamp that ``make`` makes, in which it shines alone, by its number."""
    images = frozenset(image.name_full for image in bpy.data.images)
    try:
        shown = [entry for entry in objects_shown(scene) if entry.type != "LIGHT"]
        bodies = gather("bodies", [*shown, *filter(None, [scene.camera])])
        views = [
            _prepare(str(number), scene, frame, bodies, [lamp], None, denoised=denoised)
            for number, lamp in enumerate(make())
        ]
    except BaseException:
        remove_temporary()
        raise
    return PreparedLook(tuple(views), {}, {}, images)


def _prepare(
    name: str,
    source: bpy.types.Scene,
    frame: Frame,
    bodies: bpy.types.Collection,
    lights: Sequence[bpy.types.Object],
    world: bpy.types.World | None,
    *,
    denoised: bool = False,
) -> PreparedView:
    made = new_view_scene(name, source, frame)
    set_up_full(made, source)
    made.world = world
    made.collection.children.link(bodies)
    for light in lights:
        made.collection.objects.link(light)
    made.render.film_transparent = world is None
    # Light that is clamped does not add up.
    settings: Any = made
    settings.cycles.sample_clamp_indirect = settings.cycles.sample_clamp_direct = 0.0
    settings.cycles.use_adaptive_sampling = settings.cycles.use_denoising = False
    if denoised:
        denoise(made)
    image = made.render.image_settings
    image.file_format = "OPEN_EXR"
    image.color_mode = "RGBA"
    image.color_depth = "32"
    image.exr_codec = "NONE"
    rendered = Path(bpy.app.tempdir) / f"{made.name}.exr"
    made.render.filepath = str(rendered)
    return PreparedView(name, made.name, rendered)


def _white_copy(light: bpy.types.Object) -> bpy.types.Object:
    """A light like ``light`` where it is in the world, but white."""
    made = temporary(light.copy())
    made.data = temporary(data_of(light).copy())
    data_of(made).color = (1.0, 1.0, 1.0)
    made.parent = None
    made.constraints.clear()
    made.matrix_world = light.matrix_world.copy()
    return made


def _white(world: bpy.types.World | None) -> bpy.types.World:
    """A world like ``world`` that lights in white, where its colour is a plain one."""
    assert world is not None
    made = temporary(world.copy())
    background = background_of(made)
    if background is not None and not background.inputs["Color"].is_linked:
        set_input(background, "Color", (1.0, 1.0, 1.0, 1.0))
    return made
