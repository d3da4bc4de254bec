# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a wish: what each asks to change, and which way."""

from typing import Literal

from ...blueprint import Colour

What = Literal[
    "height", "width", "depth", "length", "thickness", "size",
    "aside", "away", "upwards",
    "lightness", "saturation", "warmth", "gloss", "towards", "colour",
    "softness", "direction",
]  # fmt: skip
"""What a wish changes. ``aside`` is to the right. ``towards`` moves a colour towards another, ``colour`` replaces it.
Of the light, ``lightness`` is its strength."""

FORMS = ("height", "width", "depth", "length", "thickness", "size")
PLACES = ("aside", "away", "upwards")
LIGHTS = ("lightness", "towards", "saturation", "warmth", "softness", "direction")
"""What can be asked of the light."""


def set_of(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


_MORE: dict[What, str] = {
    "height": "tall taller high higher height heighten",
    "width": "wide wider broad broader width widen",
    "depth": "deep deeper depth deepen",
    "length": "long longer length lengthen",
    "thickness": "thick thicker fat fatter thickness thicken",
    "size": "big bigger large larger huge size enlarge grow",
    "lightness": "light lighter bright brighter strong stronger lighten brighten brightness strength",
    "saturation": "saturated saturation colourful colorful vivid intense",
    "gloss": "shiny shinier gloss glossy glossier reflective polished smooth smoother shine reflections reflection",
    "warmth": "warm warmer warmth",
    "softness": "soft softer diffuse soften blurry blurrier",
}
_LESS: dict[What, str] = {
    "height": "short shorter low lower flat flatter shorten flatten",
    "width": "narrow narrower slim slimmer",
    "depth": "shallow shallower",
    "thickness": "thin thinner",
    "size": "small smaller tiny shrink",
    "lightness": "dark darker dim dimmer weak weaker darken",
    "saturation": "pale paler grey greyer gray grayer muted faded desaturated dull duller",
    "gloss": "matt matte rough rougher roughness",
    "warmth": "cool cooler cold colder",
    "softness": "hard harder harsh harsher sharp sharper crisp crisper sharpen",
}
SIGNED: dict[str, tuple[What, float]] = {
    **{word: (what, 1.0) for what, words in _MORE.items() for word in words.split()},
    **{word: (what, -1.0) for what, words in _LESS.items() for word in words.split()},
}
"""Adjectives, their comparatives, nouns and verbs: what they are about, and whether they ask for more of it."""

TOWARDS: dict[str, Colour] = {
    **dict.fromkeys(("redder", "reddish"), (1.0, 0.0, 0.0)),
    **dict.fromkeys(("greener", "greenish"), (0.0, 0.7, 0.0)),
    **dict.fromkeys(("bluer", "bluish"), (0.0, 0.2, 1.0)),
    **dict.fromkeys(("yellower", "yellowish"), (1.0, 0.9, 0.0)),
    **dict.fromkeys(("browner", "brownish"), (0.55, 0.32, 0.15)),
    **dict.fromkeys(("pinker", "pinkish"), (1.0, 0.6, 0.7)),
    **dict.fromkeys(("whiter", "whitish"), (1.0, 1.0, 1.0)),
    **dict.fromkeys(("blacker", "blackish"), (0.0, 0.0, 0.0)),
}
"""Words that ask for a little of a colour."""

_COLOURS = (
    "aqua 00ffff, azure f0ffff, beige f5f5dc, black 101010, blue 1f4fbf, bronze cd7f32, brown 7a4a24, burgundy 800020, "
    "chocolate d2691e, coral ff7f50, cream fff4d6, crimson dc143c, cyan 00c8d8, gold d4a017, golden d4a017, "
    "gray 808080, green 2e8b37, grey 808080, indigo 4b0082, ivory fffff0, khaki c3b091, lavender c8b4e6, lilac c8a2c8, "
    "lime 9acd32, magenta d010a0, maroon 800000, mint 98ffb0, mustard d8a518, navy 101c60, olive 808000, "
    "orange f08020, orchid da70d6, peach ffcba4, pink f5a0b8, plum 8e4585, purple 7a2a90, red c8201e, rose e8808c, "
    "rust b04a1c, salmon fa8072, sand d8c090, scarlet e02010, sienna a0522d, silver c0c0c0, tan d2b48c, teal 008080, "
    "terracotta c8643c, tomato ff6347, turquoise 40e0d0, violet 8040c0, white f5f5f5, yellow f0d020"
)
COLOURS: dict[str, Colour] = {}
"""Colours by name, sRGB. Black and white are those of paint, which neither swallows nor throws back all light."""
for _entry in _COLOURS.split(", "):
    _name, _code = _entry.split()
    _red, _green, _blue = (int(_code[at : at + 2], 16) / 255.0 for at in (0, 2, 4))
    COLOURS[_name] = (_red, _green, _blue)

SHADES: dict[str, tuple[float, float]] = {"dark": (0.0, 0.4), "light": (1.0, 0.5), "pale": (1.0, 0.6)}
"""What goes before a colour's name: towards black or white, and how far."""
DIRECTIONS: dict[str, tuple[What, float]] = {
    "left": ("aside", -1.0),
    "right": ("aside", 1.0),
    **dict.fromkeys(("leftwards", "leftward"), ("aside", -1.0)),
    **dict.fromkeys(("rightwards", "rightward"), ("aside", 1.0)),
    **dict.fromkeys(("up", "upwards", "upward"), ("upwards", 1.0)),
    **dict.fromkeys(("down", "downwards", "downward"), ("upwards", -1.0)),
    **dict.fromkeys(("back", "backwards", "backward", "behind", "away", "further", "farther", "far"), ("away", 1.0)),
    **dict.fromkeys(("near", "nearer", "close", "closer", "forward", "forwards", "front"), ("away", -1.0)),
}
MOVING = set_of("move shift put push pull slide bring nudge drag place set hang go goes moved shifted")
RAISING: dict[str, float] = {"raise": 1.0, "lift": 1.0, "lower": -1.0, "drop": -1.0}
"""Verbs that ask for a move where they begin a wish."""
INCREASING: dict[str, float] = {
    **dict.fromkeys(("more", "increase", "extra", "add", "stronger", "another"), 1.0),
    **dict.fromkeys(("less", "reduce", "decrease", "fewer", "remove"), -1.0),
}
LIGHT = set_of("light lights lighting lamp lamps sun sunlight sunshine daylight illumination key")
LAMPS = set_of("lamp lamps sun sunlight sunshine key")
SHADOWS = set_of("shadow shadows shade shades")
EVERYTHING = set_of("everything all whole picture image scene")
IT = set_of("it this that them they these those its one")
NEGATIONS = set_of("not no never don't shouldn't isn't aren't doesn't mustn't can't won't nothing none without")
"""What turns a wish into its opposite, or into none: a clause with one of these is not guessed at."""
RELATIONS = set_of("on in under behind beside near of above below over inside by from")
"""What tells a thing by another one."""
IDLE = set_of(
    "the a an is are be been being was were should must could would can please make makes "
    "made making to of in on at with than now still look looks looking seem seems appear appears bit little "
    "more less too so as very i we you want wish like need needs get gets let have has had having will shall or "
    "just again thing things object objects colour color colours colors coloured colored tone side hand for from by "
    "there here render give turn paint painted enough quite much lot try keep how about rather some "
    "any way many me us my our your do does did it's that's i'd i'm up degree stage surface "
    "material materials part parts into onto towards toward his her out stand stands standing sit sits lie lies "
    "come comes coming cast casts shape shaped form whole point points actually maybe perhaps think feels feel "
    "change if possible thanks thank overall general camera viewer"
)
"""Words that need not be understood."""
