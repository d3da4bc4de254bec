# SPDX-License-Identifier: GPL-3.0-or-later
"""What generated code may call; docs/kit.md is its reference card.

Export inlines these files into one program, so each holds only imports, constants, functions and
classes, at top level and with names that are unique in the whole kit; nothing keeps state outside
the .blend.
"""

from .camera import set_camera
from .fit_to_box import fit_to_box
from .lathe import lathe
from .lights import area_light, point_light, sun_light
from .materials import emission, glass, metal, paint, principled
from .modifiers import array, bevel, solidify, subdivide
from .objects import add, find, place, reshape
from .outline import lying_outline, standing_outline
from .placement import at_depth, height_at, on_ground, on_object, on_plane, on_upright, span
from .rays import horizon, project, ray
from .rest_on import rest_on
from .rounded_box import rounded_box
from .session import begin_stage, session_collection, session_scene
from .shape import Shape
from .solids import box, cylinder, floor, sphere, wall
from .stage import stage
from .start_scene import start_scene
from .surface import picture_box
from .surroundings import set_backdrop, set_exposure, set_sky, set_world
from .textures import bump, gradient, grain, noise_colour
from .tube import tube

__all__ = [
    "Shape",
    "add",
    "area_light",
    "array",
    "at_depth",
    "begin_stage",
    "bevel",
    "box",
    "bump",
    "cylinder",
    "emission",
    "find",
    "fit_to_box",
    "floor",
    "glass",
    "gradient",
    "grain",
    "height_at",
    "horizon",
    "lathe",
    "lying_outline",
    "metal",
    "noise_colour",
    "on_ground",
    "on_object",
    "on_plane",
    "on_upright",
    "paint",
    "picture_box",
    "place",
    "point_light",
    "principled",
    "project",
    "ray",
    "reshape",
    "rest_on",
    "rounded_box",
    "session_collection",
    "session_scene",
    "set_backdrop",
    "set_camera",
    "set_exposure",
    "set_sky",
    "set_world",
    "solidify",
    "span",
    "sphere",
    "stage",
    "standing_outline",
    "start_scene",
    "subdivide",
    "sun_light",
    "tube",
    "wall",
]
