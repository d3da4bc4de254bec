# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies made from numbers and from outlines."""

from .snippet import Section, Snippet
from .studios import STUDIO

SHAPES = Section(
    "Shapes",
    STUDIO,
    (
        Snippet(
            "box",
            "A flat box, turned a little.",
            """\
add("crate", box(0.3, 0.2, 0.15), at=(0, 1, 0), rotation=0.5, colour="#c05a3c")""",
        ),
        Snippet(
            "rounded_box",
            "The same box with soft edges, and a small one that is round like a pebble.",
            """\
soap = rounded_box(0.3, 0.2, 0.15, radius=0.03)
add("soap", soap, at=(-0.1, 1, 0), rotation=0.5, colour="#c05a3c")
pebble = rounded_box(0.18, 0.12, 0.09, radius=0.045)
add("pebble", pebble, at=(0.22, 0.9, 0), rotation=0.5, colour="#3c7a8c")""",
        ),
        Snippet(
            "cylinder",
            "A drum, a bucket that widens upwards and a cone.",
            """\
add("drum", cylinder(0.08, 0.2), at=(-0.23, 1, 0), colour="#c05a3c")
add("bucket", cylinder(0.06, 0.2, top_radius=0.1), at=(0, 1, 0), colour="#3c7a8c")
add("cone", cylinder(0.09, 0.2, top_radius=0), at=(0.23, 1, 0), colour="#d0a030")""",
        ),
        Snippet(
            "sphere",
            "A ball, an egg on its end and a flat disc.",
            """\
add("ball", sphere(0.1), at=(-0.24, 1, 0), colour="#c05a3c")
add("egg", sphere(0.08, height=0.22), at=(-0.02, 1, 0), colour="#3c7a8c")
add("disc", sphere(0.11, height=0.06), at=(0.21, 1, 0), colour="#d0a030")""",
        ),
        Snippet(
            "lathe",
            "An open bowl: its outline goes up the outside and down the inside.",
            """\
outside = [(0, 0), (0.07, 0), (0.06, 0.02), (0.14, 0.09), (0.17, 0.16)]
inside = [(0.16, 0.16), (0.13, 0.1), (0.05, 0.03), (0, 0.03)]
add("bowl", lathe(outside + inside), at=(0, 1, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "tube",
            "A hook that gets thinner towards its end, and a closed ring.",
            """\
hook = tube([(0, 0, 0), (0, 0, 0.2), (0.1, 0, 0.28), (0.17, 0, 0.2)], radius=[0.03, 0.025, 0.02, 0.01])
add("hook", hook, at=(-0.25, 1, 0), colour="#c05a3c")
turns = [step * math.pi / 3 for step in range(6)]
ring = tube([(0.12 * math.cos(turn), 0.12 * math.sin(turn), 0.02) for turn in turns], 0.02, closed=True)
add("ring", ring, at=(0.17, 1, 0), colour="#3c7a8c")""",
        ),
        Snippet(
            "floor",
            "A sheet without thickness, level, a little above the studio's floor.",
            """\
add("table top", floor(0.5, 0.35), at=(0, 1, 0.1), rotation=0.3, colour="#c05a3c")""",
        ),
        Snippet(
            "wall",
            "An upright sheet without thickness that faces the camera.",
            """\
add("screen", wall(0.5, 0.3), at=(0, 1.1, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "Shape",
            "A house with sharp edges from nine faces; with crease=3.2 its twin is shaded as if it were round.",
            """\
points = [(x, y, 0) for x, y in ((-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1))]
points += [(x, y, 0.12) for x, y, _ in points] + [(0, 0, 0.24)]
faces = [(0, 1, 2, 3), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
faces += [(4, 5, 8), (5, 6, 8), (6, 7, 8), (7, 4, 8)]
add("house", Shape(points, faces), at=(-0.18, 1, 0), rotation=0.5, colour="#c05a3c")
add("tent", Shape(points, faces, crease=3.2), at=(0.18, 1, 0), rotation=0.5, colour="#3c7a8c")""",
        ),
        Snippet(
            "standing_outline",
            "A house front that fills exactly the outline given in the picture; its depth shows in the shadow.",
            """\
outline = [(0.35, 0.8), (0.35, 0.45), (0.3, 0.45), (0.5, 0.2), (0.7, 0.45), (0.65, 0.45), (0.65, 0.8)]
foot = on_ground(0.5, 0.8)
add("house", standing_outline(outline, foot, depth=0.1), at=foot, colour="#c05a3c")""",
        ),
        Snippet(
            "lying_outline",
            "An arrow-shaped slab that lies on the floor and fills exactly the outline given in the picture.",
            """\
outline = [(0.2, 0.55), (0.55, 0.55), (0.55, 0.4), (0.8, 0.65), (0.55, 0.9), (0.55, 0.75), (0.2, 0.75)]
foot = on_ground(0.5, 0.65)
add("arrow", lying_outline(outline, foot, thickness=0.03), at=foot, colour="#c05a3c")""",
        ),
    ),
)
