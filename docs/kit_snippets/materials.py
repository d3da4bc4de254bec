# SPDX-License-Identifier: GPL-3.0-or-later
"""Materials, and what refines them."""

from .snippet import Section, Snippet
from .studios import STUDIO

MATERIALS = Section(
    "Materials",
    STUDIO,
    (
        Snippet(
            "principled",
            "Six balls of one red. Behind: chalk, plastic, lacquer. In front: metal, velvet, see-through.",
            """\
red = "#b03020"
looks = [
    principled("metal", red, roughness=0.3, metallic=1),
    principled("velvet", red, roughness=1, sheen=1),
    principled("see-through", red, alpha=0.4),
    principled("chalk", red, roughness=1),
    principled("plastic", red, roughness=0.15),
    principled("lacquer", red, roughness=0.6, coat=1),
]
for index, look in enumerate(looks):
    row, column = divmod(index, 3)
    add(f"ball {index}", sphere(0.09), at=(0.22 * (column - 1), 0.9 + 0.28 * row, 0))
    paint(f"ball {index}", look)""",
        ),
        Snippet(
            "metal",
            "Polished, satin and dull metal: brass, copper, steel.",
            """\
looks = [metal("brass", "#e0b050", 0.05), metal("copper", "#d08060"), metal("steel", "#b0b4b8", 0.5)]
for x, look in zip((-0.24, 0, 0.24), looks, strict=True):
    paint(add(look.name, sphere(0.11), at=(x, 1, 0)), look)""",
        ),
        Snippet(
            "glass",
            "A clear, a frosted and a green ball of glass before dark posts.",
            """\
for step in range(12):
    add(f"post {step}", box(0.03, 0.03, 0.3), at=(0.08 * step - 0.44, 1.3, 0), colour="#303030")
looks = [glass("clear"), glass("frosted", roughness=0.3), glass("green", "#80d0a0")]
for x, look in zip((-0.24, 0, 0.24), looks, strict=True):
    paint(add(look.name, sphere(0.11), at=(x, 1, 0)), look)""",
        ),
        Snippet(
            "emission",
            "Two balls that glow: one as bright as its colour, one so strong that it lights the floor.",
            """\
set_world("#ffffff", 0.05)
area_light("softbox", (-0.9, 0.2, 1.3), (0, 1, 0), size=0.8, power=1)
for x, power in ((-0.15, 1), (0.15, 8)):
    paint(add(f"lamp {power}", sphere(0.08), at=(x, 1, 0)), emission(f"glow {power}", "#ffb060", power))""",
        ),
        Snippet(
            "paint",
            "Two equal mugs; the right one was painted with a blue glaze.",
            """\
for name, x in (("plain", -0.15), ("glazed", 0.15)):
    add(name, cylinder(0.1, 0.18), at=(x, 1, 0))
paint("glazed", principled("glaze", "#2050a0", roughness=0.1))""",
        ),
        Snippet(
            "grain",
            "Two wooden boards: the streaks run along the left one and across the right one.",
            """\
for name, x, angle in (("along", -0.17, math.pi / 2), ("across", 0.17, 0)):
    add(name, box(0.26, 0.4, 0.03), at=(x, 1.05, 0))
    wood = principled(f"wood {name}", "#a0703c")
    paint(name, grain(wood, "#c8935a", "#7a4a24", width=0.015, length=0.3, angle=angle))""",
        ),
        Snippet(
            "noise_colour",
            "Large soft and small hard spots of two colours.",
            """\
for name, x, size, contrast in (("soft", -0.15, 0.08, 0.2), ("hard", 0.15, 0.03, 0.9)):
    add(name, sphere(0.13), at=(x, 1, 0))
    stone = principled(f"stone {name}", "#808080")
    paint(name, noise_colour(stone, "#e8e0d0", "#4a6a70", size, contrast))""",
        ),
        Snippet(
            "gradient",
            "A vase that fades upwards from teal to rust, and a block that does so from left to right.",
            """\
add("vase", sphere(0.1, height=0.28), at=(-0.17, 1, 0))
add("block", box(0.28, 0.12, 0.2), at=(0.15, 1, 0))
paint("vase", gradient(principled("dipped", "#ffffff"), "#2a8098", "#d06030"))
paint("block", gradient(principled("faded", "#ffffff"), "#2a8098", "#d06030", axis="x"))""",
        ),
        Snippet(
            "bump",
            "Two equal balls; the right one is uneven like hammered copper.",
            """\
for name, x in (("even", -0.15), ("uneven", 0.15)):
    paint(add(name, sphere(0.13), at=(x, 1, 0)), principled(name, "#c05a3c", roughness=0.3))
bump(find("uneven").active_material, size=0.03, depth=0.004)""",
        ),
        Snippet(
            "bricks",
            "A wall of bricks around a corner, and a tiled floor.",
            """\
add("wall", box(0.4, 0.3, 0.24), at=(-0.1, 1.2, 0), rotation=0.5)
paint("wall", bricks(principled("brick", "#a04830"), "#a84c34", "#8c3c28", "#c8c0b4", 0.08, 0.03, 0.005, relief=0.003))
add("tiles", floor(0.4, 0.3), at=(0.15, 0.85, 0.002))
tiled = bricks(principled("tile", "#ffffff"), "#3c7a8c", "#5a98a8", "#e8e8e8", 0.06, 0.06, 0.004, offset=0, lying=True)
paint("tiles", tiled)""",
        ),
        Snippet(
            "stripes",
            "A striped cloth on the floor, and a wall with level stripes.",
            """\
add("cloth", floor(0.4, 0.3), at=(-0.15, 0.9, 0.002))
paint("cloth", stripes(principled("awning", "#ffffff"), "#e8e0d0", "#3c7a8c", 0.03, angle=0.6))
add("block", box(0.2, 0.1, 0.2), at=(0.18, 1.1, 0), rotation=0.4)
paint("block", stripes(principled("banded", "#ffffff"), "#e8e0d0", "#c05a3c", 0.02, upright=True))""",
        ),
        Snippet(
            "veins",
            "A block of marble and a slab that is cracked like dry mud.",
            """\
add("marble", box(0.24, 0.2, 0.2), at=(-0.17, 1.05, 0), rotation=0.4)
paint("marble", veins(principled("marble", "#ffffff", roughness=0.2), "#e8e4dc", "#707880", 0.12, width=0.08, wild=1))
add("mud", box(0.26, 0.26, 0.05), at=(0.17, 0.95, 0), rotation=0.2)
paint("mud", veins(principled("mud", "#ffffff", roughness=1), "#b09068", "#403020", 0.06, width=0.12, wild=0.1))""",
        ),
        Snippet(
            "roughness_noise",
            "Two equal dark balls; the right one is polished in places and dull in others.",
            """\
for name, x in (("even", -0.15), ("worn", 0.15)):
    paint(add(name, sphere(0.13), at=(x, 1, 0)), principled(name, "#302820", roughness=0.3))
roughness_noise(find("worn").active_material, 0.1, 0.8, size=0.05)""",
        ),
        Snippet(
            "recolour",
            "One wood, as it was made and in two other colours.",
            """\
for name, x in (("pine", -0.26), ("oak", 0), ("walnut", 0.26)):
    wood = grain(principled(name, "#b08050"), "#c09060", "#805030", 0.008, 0.1)
    paint(add(name, box(0.22, 0.16, 0.02), at=(x, 1, 0)), wood)
recolour("pine", "#e0c090")
recolour("walnut", "#5a3a28")""",
        ),
        Snippet(
            "brushed",
            "Two equal steel discs; the right one is brushed around its middle, which draws its highlight into rays.",
            """\
set_world("#707070")
for name, x in (("plain", -0.17), ("brushed", 0.17)):
    paint(add(name, cylinder(0.13, 0.04), at=(x, 1, 0)), metal(name, "#c0c4c8", 0.3))
brushed(find("brushed").active_material)""",
        ),
    ),
)
