# SPDX-License-Identifier: GPL-3.0-or-later
"""What generated code may call; docs/kit.md is its reference card.

Export inlines these files into one program, so each holds only imports, constants, functions and
classes, at top level and with names that are unique in the whole kit; nothing keeps state outside
the .blend.
"""

from .attach import attach
from .camera import set_camera
from .cloth import cloth
from .cut import cut
from .extrude import extrude
from .finish import brushed, roughness_noise
from .fit_to_box import fit_to_box
from .join import join, moved
from .lathe import lathe
from .lights import area_light, point_light, sun_light
from .match_camera import match_camera
from .materials import emission, glass, metal, paint, principled
from .mirrored import mirrored
from .modifiers import array, bevel, mirror, solidify, subdivide
from .objects import add, find, place, reshape
from .outline import lying_outline, standing_outline
from .patterns import bricks, stripes, veins
from .placement import at_depth, height_at, on_ground, on_object, on_plane, on_upright, span
from .rays import horizon, project, ray
from .recolour import recolour
from .rest_on import rest_on
from .rounded_box import rounded_box
from .scatter import scatter, spots_on
from .session import begin_stage, session_collection, session_scene
from .shape import Shape
from .shell import shell
from .solids import box, cylinder, floor, sphere, wall
from .stage import stage
from .start_scene import start_scene
from .sun_from_shadow import sun_from_shadow
from .surface import picture_box
from .surroundings import set_backdrop, set_exposure, set_sky, set_world
from .sweep import sweep
from .text import text
from .textures import bump, gradient, grain, noise_colour
from .tube import tube
from .tunable import tunable

__all__ = [
    "Shape",
    "add",
    "area_light",
    "array",
    "at_depth",
    "attach",
    "begin_stage",
    "bevel",
    "box",
    "bricks",
    "brushed",
    "bump",
    "cloth",
    "cut",
    "cylinder",
    "emission",
    "extrude",
    "find",
    "fit_to_box",
    "floor",
    "glass",
    "gradient",
    "grain",
    "height_at",
    "horizon",
    "join",
    "lathe",
    "lying_outline",
    "match_camera",
    "metal",
    "mirror",
    "mirrored",
    "moved",
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
    "recolour",
    "reshape",
    "rest_on",
    "roughness_noise",
    "rounded_box",
    "scatter",
    "session_collection",
    "session_scene",
    "set_backdrop",
    "set_camera",
    "set_exposure",
    "set_sky",
    "set_world",
    "shell",
    "solidify",
    "span",
    "sphere",
    "spots_on",
    "stage",
    "standing_outline",
    "start_scene",
    "stripes",
    "subdivide",
    "sun_from_shadow",
    "sun_light",
    "sweep",
    "text",
    "tube",
    "tunable",
    "veins",
    "wall",
]
