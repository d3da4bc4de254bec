# SPDX-License-Identifier: GPL-3.0-or-later
"""Begin a program: the session's own scene, empty and with the render settings that scores are taken with."""

from typing import Any

import bpy

from .checks import counted, word
from .neutral_light import light_neutrally
from .session import REF_MARK, SESSION_MARK, SHARED_KINDS, STAGE_MARK, marked_collection, session_scenes
from .surroundings import new_world, session_world


def start_scene(title: str, width: int, height: int, samples: int = 64, seed: int = 0) -> bpy.types.Scene:
    """Make the session's scene and collection and activate the scene, or find both again and empty them.

    Width and height are pixels. Other scenes, and objects in the collection that no program
    made, stay as they are. Colours are managed by the Standard view transform, without dither.
    Until the program lights the scene, even white light shows every matt surface in its own colour.
    """
    word("the title", title)
    across, down = counted("the width", width, 4, 65536), counted("the height", height, 4, 65536)
    rays, start = counted("samples", samples, 1, 100_000), counted("the seed", seed, 0, 2**31 - 1)
    scene, collection = session_with(title)
    empty_session(scene, collection)
    render = scene.render
    render.resolution_x = across
    render.resolution_y = down
    render.resolution_percentage = 100
    render.pixel_aspect_x = render.pixel_aspect_y = 1.0
    render.film_transparent = False
    render.dither_intensity = 0.0
    # The names of view transforms come from the colour configuration.
    view: Any = scene.view_settings
    view.view_transform = "Standard"
    view.look = "None"
    view.exposure = 0.0
    view.gamma = 1.0
    set_cycles(scene, rays, start)
    if bpy.context.window:
        bpy.context.window.scene = scene
    layer = scene.view_layers[0]
    layer.active_layer_collection = layer.layer_collection.children.get(collection.name, layer.layer_collection)
    tree, background = new_world()
    light_neutrally(session_world(), tree, background)
    return scene


def session_with(title: str) -> tuple[bpy.types.Scene, bpy.types.Collection]:
    """The scene and collection of the session with this title, new ones if there is none."""
    for scene in session_scenes():
        collection = marked_collection(scene)
        if collection and collection[SESSION_MARK] == title:
            return scene, collection
    scene = bpy.data.scenes.new(title)
    scene[SESSION_MARK] = title
    collection = bpy.data.collections.new(title)
    collection[SESSION_MARK] = title
    scene.collection.children.link(collection)
    return scene, collection


def set_cycles(scene: bpy.types.Scene, samples: int, seed: int) -> None:
    """Render with Cycles, denoised where this Blender was built with a denoiser.

    Denoising with an accurate prefilter and high quality would take some five times as long for
    half a decibel; it also hides the noise at which a pixel gets no more samples.
    """
    # Engines are add-ons, and add settings of their own to a scene.
    own: Any = scene
    own.render.engine = "CYCLES"
    cycles = own.cycles
    cycles.samples = samples
    cycles.seed = seed
    # Choosing among few lamps at random is as good, and a sixth faster.
    cycles.use_light_tree = False
    cycles.use_adaptive_sampling = True
    cycles.adaptive_threshold = 0.05
    cycles.adaptive_min_samples = 4
    try:
        cycles.denoiser = "OPENIMAGEDENOISE"
    except TypeError:
        cycles.use_denoising = False
        return
    cycles.use_denoising = True
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "FAST"
    cycles.denoising_quality = "BALANCED"


def empty_session(scene: bpy.types.Scene, collection: bpy.types.Collection) -> None:
    """Remove what programs made in the session's collection, and the data that nothing uses any more."""
    title = collection[SESSION_MARK]
    collection.pop(STAGE_MARK, None)
    made = [entry for entry in collection.all_objects if entry.get(REF_MARK)]
    data = {entry.data for entry in made if entry.data}
    bpy.data.batch_remove(made)
    bpy.data.batch_remove([entry for entry in data if entry.users == 0])
    if scene.world and scene.world.get(SESSION_MARK) == title:
        scene.world = None
    groups = [entry for entry in collection.children_recursive if entry.get(REF_MARK) and not entry.all_objects]
    bpy.data.batch_remove(groups)
    for kind in SHARED_KINDS:
        shared = [entry for entry in getattr(bpy.data, kind) if entry.get(SESSION_MARK) == title]
        bpy.data.batch_remove([entry for entry in shared if entry.users == 0])
