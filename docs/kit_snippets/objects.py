# SPDX-License-Identifier: GPL-3.0-or-later
"""Making and moving objects."""

from .snippet import Section, Snippet
from .studios import STUDIO

OBJECTS = Section(
    "Objects",
    STUDIO,
    (
        Snippet(
            "add",
            "A mug with a handle that is a part of it, and a block that leans.",
            """\
add("mug", cylinder(0.08, 0.18), at=(-0.15, 1, 0), colour="#c05a3c")
handle = tube([(0, 0, 0.03), (0.07, 0, 0.05), (0.07, 0, 0.12), (0, 0, 0.15)], 0.012)
add("handle", handle, at=(-0.08, 1, 0), colour="#c05a3c", part_of="mug")
add("block", box(0.1, 0.1, 0.2), at=(0.2, 1, 0.03), rotation=(0, 0.3, 0.4), colour="#3c7a8c")""",
        ),
        Snippet(
            "place",
            "Two equal blocks were made; the right one was then moved, turned and made half as large.",
            """\
for name in ("left", "right"):
    add(name, box(0.14, 0.14, 0.24), at=(-0.15, 1, 0), colour="#c05a3c")
place("right", at=(0.15, 1, 0), rotation=0.6, scale=0.5)""",
        ),
        Snippet(
            "reshape",
            "Two equal blocks were made; the right one then became a vase, and kept colour and place.",
            """\
for name, x in (("left", -0.15), ("right", 0.15)):
    add(name, box(0.14, 0.14, 0.24), at=(x, 1, 0), colour="#c05a3c")
reshape("right", lathe([(0.06, 0), (0.1, 0.09), (0.04, 0.18), (0.06, 0.24)]))""",
        ),
        Snippet(
            "rest_on",
            "A ball that came down onto a bowl, and one that came down onto the floor.",
            """\
bowl = [(0, 0), (0.07, 0), (0.14, 0.09), (0.13, 0.09), (0.06, 0.01), (0, 0.01)]
add("bowl", lathe(bowl), at=(-0.13, 1, 0), colour="#3c7a8c")
add("ball", sphere(0.1), at=(-0.13, 1, 0.5), colour="#c05a3c")
add("marble", sphere(0.05), at=(0.18, 1, 0.5), colour="#c05a3c")
rest_on("ball", "bowl")
rest_on("marble", 0)""",
        ),
        Snippet(
            "attach",
            "A handle whose lower end was brought to the side of a jug, and a knob that sits on the lid's middle.",
            """\
add("jug", cylinder(0.09, 0.2, top_radius=0.07), at=(0, 1, 0), colour="#c05a3c")
handle = tube([(0, 0, 0), (0.07, 0, 0.02), (0.07, 0, 0.1), (-0.01, 0, 0.12)], 0.012)
add("handle", handle, at=(0.1, 1, 0.04), colour="#3c7a8c")
attach("handle", "jug", own_point=(0, 0, 0))
add("knob", sphere(0.03), colour="#3c7a8c")
attach("knob", "jug", own_point=(0, 0, 0), to_point=(0, 0, 0.2))""",
        ),
        Snippet(
            "fit_to_box",
            "Two equal balls, each moved and scaled until it fills its box; one was allowed to stretch.",
            """\
for name in ("ball", "egg"):
    add(name, sphere(0.1), at=(0, 1, 0), colour="#c05a3c")
fit_to_box("ball", (0.1, 0.4, 0.4, 0.8))
fit_to_box("egg", (0.6, 0.15, 0.85, 0.85), stretch=True)""",
        ),
    ),
)
