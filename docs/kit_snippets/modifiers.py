# SPDX-License-Identifier: GPL-3.0-or-later
"""Before and after each modifier."""

from .snippet import Section, Snippet
from .studios import STUDIO

MODIFIERS = Section(
    "Modifiers",
    STUDIO,
    (
        Snippet(
            "bevel",
            "Two equal blocks; the right one has round edges.",
            """\
for name, x in (("sharp", -0.15), ("round", 0.15)):
    add(name, box(0.18, 0.18, 0.18), at=(x, 1, 0), rotation=0.5, colour="#c05a3c")
bevel("round", width=0.03)""",
        ),
        Snippet(
            "subdivide",
            "Two equal coarse vases; the right one is smoothed to a round body.",
            """\
coarse = lathe([(0.07, 0), (0.14, 0.1), (0.05, 0.2), (0.07, 0.26)], segments=6)
for name, x in (("coarse", -0.17), ("smooth", 0.17)):
    add(name, coarse, at=(x, 1, 0), colour="#c05a3c")
subdivide("smooth")""",
        ),
        Snippet(
            "solidify",
            "Two equal upright sheets; the right one is as thick as a book.",
            """\
for name, x in (("sheet", -0.17), ("book", 0.17)):
    add(name, wall(0.22, 0.2), at=(x, 1, 0), rotation=0.6, colour="#c05a3c")
solidify("book", thickness=0.05)""",
        ),
        Snippet(
            "array",
            "One step of a stair, repeated five times, each further back and higher.",
            """\
add("stair", box(0.3, 0.08, 0.04), at=(0, 0.85, 0), colour="#c05a3c")
array("stair", count=5, offset=(0, 0.08, 0.04))""",
        ),
        Snippet(
            "mirror",
            "Half an arch, and beside it the same half with its mirror image.",
            """\
half = [(0.02, 0), (0.1, 0), (0.1, 0.2), (0, 0.2), (0, 0.14), (0.02, 0.12)]
for name, x in (("half", -0.22), ("whole", 0.12)):
    add(name, extrude(half, 0.06, upright=True), at=(x, 1, 0), colour="#c05a3c")
mirror("whole")""",
        ),
    ),
)
