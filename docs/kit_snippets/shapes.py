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
            "shell",
            "A bowl with a thick wall and a round rim, from its outside alone.",
            """\
outside = [(0.06, 0), (0.06, 0.02), (0.13, 0.08), (0.16, 0.16)]
add("bowl", shell(outside, thickness=0.012), at=(0, 1, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "extrude",
            "A plate in the form of an arrow, and a gable that stands upright.",
            """\
arrow = [(-0.14, -0.04), (0, -0.04), (0, -0.1), (0.14, 0), (0, 0.1), (0, 0.04), (-0.14, 0.04)]
add("arrow", extrude(arrow, 0.03), at=(-0.18, 1, 0), colour="#c05a3c")
gable = [(-0.1, 0), (0.1, 0), (0.1, 0.12), (0, 0.24), (-0.1, 0.12)]
add("gable", extrude(gable, 0.1, upright=True), at=(0.18, 1, 0), rotation=0.4, colour="#3c7a8c")""",
        ),
        Snippet(
            "sweep",
            "A picture frame with mitred corners, and a flat strap that is bent like a handle.",
            """\
moulding = [(0, 0), (0.05, 0), (0.05, 0.01), (0.03, 0.03), (0, 0.02)]
corners = [(-0.12, -0.15, 0), (0.12, -0.15, 0), (0.12, 0.15, 0), (-0.12, 0.15, 0)]
frame = sweep(moulding, corners, closed=True, steps=1)
add("frame", frame, at=(-0.18, 1.1, 0.17), rotation=(1.3, 0, 0), colour="#c05a3c")
flat = [(-0.03, -0.004), (0.03, -0.004), (0.03, 0.004), (-0.03, 0.004)]
strap = sweep(flat, [(0, 0, 0), (0.12, 0, 0.1), (0, 0, 0.2)])
add("strap", strap, at=(0.16, 1, 0.02), colour="#3c7a8c")""",
        ),
        Snippet(
            "cloth",
            "A cloth that was let down over a box and hangs to the floor in folds.",
            """\
add("box", box(0.24, 0.24, 0.16), at=(0, 1, 0), rotation=0.3)
above = (0, 1, 0.2)
add("cloth", cloth(0.55, 0.55, above, over="box", rotation=0.3), at=above, colour="#c05a3c")
subdivide("cloth")""",
        ),
        Snippet(
            "text",
            "Raised letters on a sign, as wide as they may be.",
            """\
add("sign", box(0.5, 0.02, 0.2), at=(0, 1, 0), colour="#d0a030")
add("name", text("MAQUETTE", width=0.42, thickness=0.01), at=(0, 0.988, 0.06), colour="#303030")""",
        ),
        Snippet(
            "join",
            "A stool from a seat and three legs that are one shape.",
            """\
leg = cylinder(0.012, 0.2)
legs = [moved(leg, at=(0.08 * math.cos(turn), 0.08 * math.sin(turn), 0)) for turn in (0, 2.1, 4.2)]
add("stool", join(moved(cylinder(0.12, 0.03), at=(0, 0, 0.2)), *legs), at=(0, 1, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "moved",
            "A brick, and the same brick made longer, stood on end and moved aside.",
            """\
brick = box(0.16, 0.08, 0.05)
tower = moved(brick, at=(0.3, 0, 0.12), rotation=(0, math.pi / 2, 0), scale=(1.5, 1, 1))
add("bricks", join(brick, tower), at=(-0.15, 1, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "cut",
            "A wall with a doorway and a round window.",
            """\
door = box(0.12, 0.2, 0.2)
window = moved(cylinder(0.06, 0.2), at=(0.13, 0.1, 0.18), rotation=(math.pi / 2, 0, 0))
house = cut(box(0.5, 0.06, 0.3), join(moved(door, at=(-0.12, 0, -0.01)), window))
add("house", house, at=(0, 1, 0), rotation=0.3, colour="#c05a3c")""",
        ),
        Snippet(
            "scatter",
            "Four hundred leaves on an egg-shaped crown, each turned and sized by chance.",
            """\
leaf = Shape([(0, 0, 0), (0.012, 0.02, 0.004), (0, 0.045, 0), (-0.012, 0.02, 0.004)], [(0, 1, 2, 3)])
crown = scatter(leaf, spots_on(sphere(0.12, 0.2), 400), vary=0.4, lean=math.pi)
add("trunk", cylinder(0.02, 0.16, 0.012), at=(0, 1, 0), colour="#7a5a3c")
add("crown", crown, at=(0, 1, 0.1), colour="#5a8c3c")""",
        ),
        Snippet(
            "spots_on",
            "Pebbles on those faces of a step that face up.",
            """\
add("step", join(box(0.4, 0.24, 0.08), moved(box(0.4, 0.1, 0.08), at=(0, 0.07, 0.08))), at=(0, 1, 0))
spots = spots_on("step", 60, upward=True)
add("pebbles", scatter(sphere(0.012, 0.014, segments=16), spots, vary=0.5), colour="#c05a3c")""",
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
