# SPDX-License-Identifier: GPL-3.0-or-later
"""Lamps, surroundings and exposure, on bodies that nothing else lights."""

from .snippet import Section, Snippet
from .studios import STILL_LIFE

LIGHT = Section(
    "Light",
    STILL_LIFE,
    (
        Snippet(
            "sun_light",
            "Hard light from the left, as the long sharp shadows to the right show.",
            """\
set_world("#ffffff", 0.15)
sun_light("sun", azimuth=-math.pi / 2, elevation=0.6, irradiance=4)""",
        ),
        Snippet(
            "area_light",
            "Soft light from a panel on the right; the shadows to the left have soft borders.",
            """\
set_world("#ffffff", 0.15)
area_light("window", location=(1.2, 0.8, 0.8), target=(0, 1, 0.1), size=(0.6, 0.8), power=20, colour="#fff0d8")""",
        ),
        Snippet(
            "point_light",
            "A bulb among the bodies: bright nearby, shadows in all directions.",
            """\
set_world("#ffffff", 0.05)
point_light("bulb", location=(0, 0.85, 0.25), power=3, radius=0.01, colour="#ffd8a0")""",
        ),
        Snippet(
            "mirrored",
            "The lamp whose reflection the shiny ball shows in the middle; it is seen nowhere else.",
            """\
paint("ball", principled("enamel", "#902020", roughness=0.1))
azimuth, elevation = mirrored(0.29, 0.52, "ball")
set_world("#ffffff", 0.6)
sun_light("highlight", azimuth, elevation, irradiance=1, angle=0.15)""",
        ),
        Snippet(
            "sun_from_shadow",
            "The sun that throws the shadow of the cone's tip to a chosen point of the floor.",
            """\
azimuth, elevation = sun_from_shadow((0.25, 0.95, 0.18), on_ground(0.45, 0.9))
set_world("#ffffff", 0.15)
sun_light("sun", azimuth, elevation, irradiance=4)""",
        ),
        Snippet(
            "set_world",
            "Even bluish light from all around; nothing but faint shade where bodies meet the floor.",
            """\
set_world("#b8d0ff", 0.8)""",
        ),
        Snippet(
            "set_sky",
            "A clear sky, brighter towards the horizon, and its bluish light.",
            """\
set_camera(focal_mm=30, pitch=0.1, height=0.35)
set_sky(azimuth=-2.2, elevation=0.7)""",
        ),
        Snippet(
            "set_backdrop",
            "Behind the floor the picture fades from blue towards rose; the light stays white.",
            """\
set_camera(focal_mm=30, pitch=0.1, height=0.35)
set_world("#ffffff", 0.8)
set_backdrop(top="#4070c0", bottom="#ffc8b0")""",
        ),
        Snippet(
            "set_exposure",
            "The same light as in the picture of set_world, brightened by one stop.",
            """\
set_world("#b8d0ff", 0.8)
set_exposure(1)""",
        ),
    ),
)
