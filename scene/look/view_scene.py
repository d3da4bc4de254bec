# SPDX-License-Identifier: GPL-3.0-or-later
"""The temporary scene behind each view."""

from collections.abc import Iterable
from typing import Any

import bpy

from .frame import Frame
from .temporary import temporary


def gather(name: str, objects: Iterable[bpy.types.Object]) -> bpy.types.Collection:
    """A temporary collection of ``objects``, as yet in no scene.

    Objects are linked one by one rather than by their own collections, so that lights can be left
    out and the layers' exclusions need no copying.
    """
    made = temporary(bpy.data.collections.new(f"maquette look {name}"))
    for entry in {entry.name_full: entry for entry in objects}.values():
        made.objects.link(entry)
    return made


def new_view_scene(name: str, source: bpy.types.Scene, frame: Frame) -> bpy.types.Scene:
    """A temporary scene with the camera and frame of ``source`` and Blender's own settings otherwise.

    It renders one 24-bit bitmap with Cycles on the CPU through the Standard view transform, with
    neither dither nor denoising, each pixel with the same number of samples. It has no world and
    shows nothing yet.
    """
    made = temporary(bpy.data.scenes.new(f"maquette look {name}"))
    made.camera = source.camera
    made.frame_current = source.frame_current
    # The type checker's stubs know neither the engines of add-ons nor a colour configuration's names.
    render: Any = made.render
    display: Any = made.display_settings
    view: Any = made.view_settings
    render.engine = "CYCLES"
    render.resolution_x = frame.width
    render.resolution_y = frame.height
    render.resolution_percentage = 100
    render.use_compositing = False
    render.use_sequencer = False
    render.dither_intensity = 0.0
    render.image_settings.file_format = "BMP"
    render.image_settings.color_mode = "RGB"
    display.display_device = "sRGB"
    view.view_transform = "Standard"
    view.look = "None"
    cycles = made.cycles
    cycles.device = "CPU"
    cycles.samples = frame.samples
    cycles.seed = frame.seed
    cycles.use_adaptive_sampling = False
    cycles.use_denoising = False
    # Choosing among the few lamps of a session at random is as good, and a sixth faster.
    cycles.use_light_tree = False
    return made


def denoise(scene: bpy.types.Scene) -> None:
    """Denoise with Open Image Denoise where this Blender was built with it.

    The default, an accurate prefilter and high quality, takes some five times as long for half a
    decibel.
    """
    cycles = scene.cycles
    try:
        cycles.denoiser = "OPENIMAGEDENOISE"
    except TypeError:
        return
    cycles.use_denoising = True
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "FAST"
    cycles.denoising_quality = "FAST"
