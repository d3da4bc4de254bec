# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a wish: "a bit", "much", "twice", "by 20 %", "10 cm"."""

import re
from dataclasses import dataclass, replace

A_BIT, MUCH = 0.5, 2.0
"""Steps that these words count for; a wish without them is one step."""
MOST_FACTOR = 10.0


@dataclass(frozen=True)
class Degree:
    """How far to go; of the four the last that is given counts."""

    steps: float = 1.0
    share: float | None = None
    """By this part of what is there: 0.2 for 20 %."""
    factor: float | None = None
    """This many times what is there: 0.5 for "half as"."""
    metres: float | None = None


_NUMBER = r"(\d+(?:\.\d+)?)"
_SHARE = re.compile(rf"(?:by |about )*{_NUMBER} ?(?:%|percent|per cent)")
_LENGTHS = {"mm": 0.001, "milli": 0.001, "cm": 0.01, "centi": 0.01, "m": 1.0, "me": 1.0, "in": 0.0254, "fe": 0.3048}
_METRES = re.compile(
    rf"(?:by |about )*{_NUMBER} ?(mm|cm|millimet(?:re|er)s?|centimet(?:re|er)s?|met(?:re|er)s?|m|inch(?:es)?|feet)\b"
)
_TIMES = re.compile(rf"{_NUMBER} ?(?:x|times)\b(?: as| the)?")
_PARTS = {"by half": 0.5, "by a third": 1.0 / 3.0, "by a quarter": 0.25, "by a fifth": 0.2, "by a tenth": 0.1}
_FACTORS = {
    r"(?:twice|double|doubled|two times)\b(?: as| the)?": 2.0,
    r"(?:three times|triple|thrice)\b(?: as| the)?": 3.0,
    r"half\b(?: as| the| of the)?": 0.5,
}
_SMALL = re.compile(
    r"\b(?:just )?(?:a (?:little |tiny |wee |small )?bit|a little|slightly|a touch|a tad|somewhat|subtly|a hair)\b"
)
_GREAT = re.compile(
    r"\b(?:much|a (?:whole )?lot|lots|far(?= (?:more|less|too|\w+er\b))|way(?= (?:more|less|too|\w+er\b))|"
    r"considerably|a great deal|significantly|very|really)\b"
)


def read_degree(clause: str) -> tuple[Degree, str]:
    """The degree in a clause of lower-case words, and the clause without it."""
    degree = Degree()
    if found := _SHARE.search(clause):
        degree = Degree(share=float(found[1]) / 100.0)
    elif found := _METRES.search(clause):
        unit = next(unit for unit in sorted(_LENGTHS, key=len, reverse=True) if found[2].startswith(unit))
        degree = Degree(metres=float(found[1]) * _LENGTHS[unit])
    elif found := _TIMES.search(clause):
        degree = Degree(factor=min(max(float(found[1]), 1.0 / MOST_FACTOR), MOST_FACTOR))
    else:
        for phrase, share in _PARTS.items():
            if phrase in clause:
                return Degree(share=share), clause.replace(phrase, " ")
        for pattern, factor in _FACTORS.items():
            if found := re.search(rf"\b{pattern}", clause):
                degree = Degree(factor=factor)
                break
        else:
            if found := _SMALL.search(clause):
                degree = replace(degree, steps=A_BIT)
            elif found := _GREAT.search(clause):
                degree = replace(degree, steps=MUCH)
    if found is None:
        return degree, clause
    # "More" and "less" may stand behind it: "a bit less", which is read on.
    return degree, f"{clause[: found.start()]} {clause[found.end() :]}"
