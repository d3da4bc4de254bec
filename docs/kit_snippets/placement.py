# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera, and where picture points lie in the world."""

from .snippet import Section, Snippet
from .studios import STUDIO

PICTURE = Section(
    "From the picture to the world",
    STUDIO,
    (
        Snippet(
            "on_ground",
            "Pins whose tips stand where the picture points are: one on the floor, one on a table top.",
            """\
pin = cylinder(0.002, 0.12, top_radius=0.025)
add("table", box(0.3, 0.3, 0.15), at=(0.16, 1.1, 0), colour="#d0a030")
add("pin on the floor", pin, at=on_ground(0.25, 0.75), colour="#c05a3c")
add("pin on the table", pin, at=on_ground(0.65, 0.42, height=0.15), colour="#3c7a8c")""",
        ),
        Snippet(
            "on_upright",
            "Two knobs on an upright board, each where its picture point meets the board.",
            """\
foot = on_ground(0.5, 0.75)
add("board", wall(0.5, 0.3), at=foot, colour="#d0a030")
for x, y in ((0.35, 0.35), (0.65, 0.55)):
    add(f"knob {x}", sphere(0.025), at=on_upright(x, y, foot), colour="#c05a3c")""",
        ),
        Snippet(
            "on_plane",
            "Two buttons that lie on a sloping board.",
            """\
tilt, middle = 0.5, (0, 1, 0.12)
add("board", floor(0.5, 0.4), at=middle, rotation=(tilt, 0, 0), colour="#d0a030")
normal = (0, -math.sin(tilt), math.cos(tilt))
for x, y in ((0.35, 0.35), (0.65, 0.6)):
    spot = on_plane(x, y, middle, normal)
    add(f"button {x}", cylinder(0.04, 0.015), at=spot, rotation=(tilt, 0, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "at_depth",
            "Three equal balls in the air on one row of the picture; the further away, the smaller.",
            """\
for x, depth in ((0.2, 0.7), (0.5, 1.0), (0.8, 1.4)):
    add(f"ball at {depth} m", sphere(0.05), at=at_depth(x, 0.5, depth), colour="#c05a3c")""",
        ),
        Snippet(
            "on_object",
            "Two cherries on a cake, each where its picture point meets the icing.",
            """\
add("cake", sphere(0.18, height=0.2), at=(0, 1, 0), colour="#d0a030")
for x, y in ((0.4, 0.42), (0.62, 0.5)):
    add(f"cherry {x}", sphere(0.025), at=on_object(x, y, "cake"), colour="#b02030")""",
        ),
        Snippet(
            "span",
            "A plate that is as wide as 0.6 of the picture.",
            """\
foot = on_ground(0.5, 0.6)
add("plate", cylinder(span(foot, 0.6) / 2, 0.01), at=foot, colour="#c05a3c")""",
        ),
        Snippet(
            "height_at",
            "A post that stands on its foot and ends where the picture says.",
            """\
foot = on_ground(0.4, 0.8)
add("post", cylinder(0.03, height_at(foot, 0.2)), at=foot, colour="#c05a3c")""",
        ),
        Snippet(
            "project",
            "A cone; project tells where in the picture its tip is seen.",
            """\
add("cone", cylinder(0.1, 0.25, top_radius=0), at=(0.1, 1, 0), colour="#c05a3c")
x, y = project((0.1, 1, 0.25))""",
        ),
        Snippet(
            "picture_box",
            "A ball; picture_box tells between which edges it is seen.",
            """\
add("ball", sphere(0.12), at=(-0.1, 1, 0), colour="#c05a3c")
left, top, right, bottom = picture_box("ball")""",
        ),
        Snippet(
            "horizon",
            "The floor ends at the horizon, in whose height horizon agrees with the eye.",
            """\
set_camera(focal_mm=35, pitch=0.1, height=0.4)
add("post", cylinder(0.04, 0.5), at=(0.15, 1.3, 0), colour="#c05a3c")
set_backdrop("#9dc4e8", "#ffffff")
level = horizon()""",
        ),
        Snippet(
            "set_camera",
            "Four equal posts in a row, seen with a wide lens near the ground that is rolled clockwise.",
            """\
set_camera(focal_mm=20, pitch=0.2, height=0.3, roll=0.12)
for step in range(4):
    add(f"post {step}", box(0.1, 0.1, 0.3), at=(0.25 * step - 0.2, 0.7 + 0.5 * step, 0), colour="#c05a3c")""",
        ),
        Snippet(
            "match_camera",
            "A plate of 25 cm radius fills the box of the ellipse by which the camera was found.",
            """\
match_camera(50, 0.3, 0.6, circles=[((0.2, 0.35, 0.8, 0.85), 0.25, 0.0)])
middle = (on_ground(0.5, 0.35) + on_ground(0.5, 0.85)) / 2
add("plate", cylinder(0.25, 0.001), at=middle, colour="#c05a3c")""",
        ),
    ),
)
