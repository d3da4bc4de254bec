# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenes that snippets run in."""

STUDIO = """\
set_camera(focal_mm=50, pitch=0.38, height=0.5)
set_world("#ffffff", 0.5)
area_light("softbox", location=(-1, 0.3, 1.5), target=(0, 1.1, 0), size=0.8, power=20)
add("studio floor", floor(400, 400), colour="#d8d8d8")"""
"""Where most pictures are taken; what is seen best stands at (0, 1, 0)."""

STILL_LIFE = """\
set_camera(focal_mm=50, pitch=0.38, height=0.5)
add("studio floor", floor(400, 400), colour="#d2d2d2")
add("ball", sphere(0.1), at=(-0.2, 1, 0), colour="#e8e8e8")
add("block", box(0.14, 0.14, 0.22), at=(0.05, 1.1, 0), rotation=0.5, colour="#c05a3c")
add("cone", cylinder(0.09, 0.18, top_radius=0), at=(0.25, 0.95, 0), colour="#3c7a8c")"""
"""Where lights are shown: bodies that nothing lights yet."""
