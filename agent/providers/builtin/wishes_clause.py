# SPDX-License-Identifier: GPL-3.0-or-later
"""One clause of a note, taken apart: what it is about and what it asks for."""

import re
from dataclasses import replace

from ...blueprint import Blueprint, Colour
from .wishes import Wish
from .wishes_degrees import Degree, read_degree
from .wishes_objects import find_objects
from .wishes_words import (
    COLOURS,
    DIRECTIONS,
    EVERYTHING,
    IDLE,
    INCREASING,
    IT,
    LAMPS,
    LIGHT,
    MOVING,
    NEGATIONS,
    PLACES,
    RAISING,
    SHADES,
    SHADOWS,
    SIGNED,
    TOWARDS,
)

_FROM = re.compile(r"\bfrom (?:the )?(left|right|above|top|behind|back|front|below)\b(?: side| hand side)?")
_ENOUGH = re.compile(r"\b(?:not|isn't|aren't) (\w+) enough\b")
_NOT_SO = re.compile(r"\b(?:not|isn't|aren't) (?:quite so|so|that|as|too)\b")
_COMPARED = re.compile(r"\bthan\b.*|(?<=\w)(?<!\btwice)(?<!\bhalf)(?<!\btimes) as (?:the|a|an|my|that|this|its) .*")
_BESIDE_ANOTHER = re.compile(r"\b(?:to|towards?|of|onto|beside|behind|against) (?:the|a|an|its) (\w+)")
_TWO_WORDS = {
    "scale up": "bigger", "scale down": "smaller", "make up": "make", "right hand": "right", "left hand": "left",
    "light up": "brighter", "lit up": "brighter",
}  # fmt: skip


class Clause:
    """What a clause of lower-case words says; ``unknown`` are the words that it does not understand."""

    def __init__(self, clause: str, blueprint: Blueprint) -> None:
        self.whole = clause
        for phrase, word in _TWO_WORDS.items():
            clause = clause.replace(phrase, word)
        clause = _COMPARED.sub("", clause)
        direction = _FROM.search(clause)
        if direction:
            clause = clause[: direction.start()] + clause[direction.end() :]
        self.degree, clause = read_degree(clause)
        clause = _ENOUGH.sub(r"more \1", clause)
        clause = _NOT_SO.sub("less", clause)
        self.words = clause.split()
        first = next((word for word in self.words if word not in ("please", "then", "just")), "")
        self.moving = first in RAISING or any(word in MOVING for word in self.words)
        self.moving |= bool({"further", "farther", "nearer", "closer"} & set(self.words)) or "more to the" in clause
        self.moving |= bool(re.search(r"\btoo (?:far|near|close|much to the)\b", self.whole)) or "more left" in clause
        self.objects, self.used = find_objects(self.words, blueprint, moving=self.moving)
        self.everything = bool(EVERYTHING & set(self.words)) and not self.objects
        self.means_it = bool(IT & set(self.words)) and not self.objects
        self._find_light()
        self.wishes: list[Wish] = []
        if direction:
            self._light_from(direction[1])
        self._find_wishes(first)
        free = [word for at, word in enumerate(self.words) if at not in self.used]
        self.unknown = [word for word in free if word not in IDLE and word not in MOVING and not word[0].isdigit()]
        idle = IT | EVERYTHING | (set(INCREASING) if self.wishes else set())
        self.unknown = [word for word in self.unknown if word not in idle]
        self._admit_limits()

    def _admit_limits(self) -> None:
        """What is forbidden, and places beside other things, are not guessed at."""
        limits = [word for word in self.words if word in NEGATIONS]
        if self.moving:
            others = _BESIDE_ANOTHER.findall(self.whole)
            limits += [word for word in others if word not in {*DIRECTIONS, "camera", "viewer", "top", "bottom"}]
        if limits:
            self.wishes, self.objects = [], ()
            self.unknown += [word for word in limits if word not in self.unknown]

    def _find_light(self) -> None:
        """Whether it is about the light: ``light`` is a noun, but for what is ``too light``."""
        self.of_light = self.lamps = self.shadows = False
        for at, word in enumerate(self.words):
            said_of_a_thing = word == "light" and (self._is_adjective(at) or self._shade_of(at) is not None)
            if at in self.used or word not in LIGHT | SHADOWS or said_of_a_thing:
                continue
            if word in SHADOWS and self.objects:
                continue
            self.of_light = True
            self.lamps |= word in LAMPS
            self.shadows |= word in SHADOWS
            self.used.add(at)
        if self.of_light and "lighting" in self.words:
            self.lamps = False
        self.of_light |= "lighting" in self.words and not self.objects
        self.used.update(at for at, word in enumerate(self.words) if word in ("lighting", "lit"))
        if self.of_light:
            self.objects = ()

    def _is_adjective(self, at: int) -> bool:
        before = self.words[at - 1] if at else ""
        return before in ("too", "so", "is", "are", "be", "looks", "as") or (before == "less" and bool(self.objects))

    def _shade_of(self, at: int) -> Colour | None:
        """The colour that ``dark`` and ``brown``, say, make together, if such words stand here."""
        shade, name = [*self.words[at : at + 2], ""][:2]
        if shade not in SHADES or name not in COLOURS:
            return None
        towards, share = SHADES[shade]
        red, green, blue = (value + share * (towards - value) for value in COLOURS[name])
        return red, green, blue

    def _light_from(self, where: str) -> None:
        where = {"top": "above", "back": "behind"}.get(where, where)
        if where != "below":
            self.of_light, self.objects = True, ()
            said = f"from the {where}" if where in ("left", "right", "front") else f"from {where}"
            self.wishes.append(Wish(said, "direction", direction=where))

    def _find_wishes(self, first: str) -> None:
        for at, word in enumerate(self.words):
            if at in self.used:
                continue
            before = self.words[at - 1] if at else ""
            turned = -1.0 if before in ("too", "less") or self._orders_less() else 1.0
            said = f"{'less' if before == 'too' else before} {word}" if before in ("too", "less", "more") else word
            wish: Wish | None = None
            if word in RAISING and word == first:
                wish = Wish("moved up" if RAISING[word] > 0.0 else "moved down", "upwards", sign=RAISING[word])
            elif (shade := self._shade_of(at)) is not None and before not in ("too", "less", "more"):
                self.used.add(at + 1)
                wish = Wish(f"{word} {self.words[at + 1]}", "colour", colour=shade)
            elif word in DIRECTIONS and (self.moving or before == "too" or word in ("nearer", "closer", "further")):
                wish = self._move(word, turned)
            elif word in SIGNED:
                what, sign = SIGNED[word]
                wish = Wish(said, what, sign=sign * turned)
            elif word in TOWARDS:
                wish = Wish(said, "towards", sign=turned, colour=TOWARDS[word])
            elif word in COLOURS:
                shifted = before in ("too", "less", "more") or self.degree != Degree()
                wish = Wish(said, "towards" if shifted else "colour", sign=turned, colour=COLOURS[word])
            if wish is not None:
                self.used.add(at)
                factor = self.degree.factor
                said = f"{factor:g} times as {wish.said}" if factor is not None else wish.said
                self.wishes.append(replace(wish, said=said, degree=self.degree))
        if self.of_light and not self.wishes:
            sign = next((INCREASING[word] for word in self.words if word in INCREASING), 0.0)
            if sign:
                word = "shadow" if self.shadows else "light"
                self.wishes.append(
                    Wish(f"{'more' if sign > 0.0 else 'less'} {word}", "lightness", sign=sign, degree=self.degree)
                )
        self._keep_one_direction()
        if self.shadows:
            # More of a shadow is less light.
            self.wishes = [_of_shadow(wish) for wish in self.wishes]

    def _orders_less(self) -> bool:
        """``reduce the height``."""
        return any(word in ("reduce", "decrease") for word in self.words)

    def _move(self, word: str, turned: float) -> Wish:
        what, sign = DIRECTIONS[word]
        too_far = -1.0 if re.search(r"\btoo (?:far|near|close|much|high|low)?\b", self.whole) else 1.0
        sign *= min(turned, too_far)
        names = {"aside": ("left", "right"), "away": ("nearer", "further back"), "upwards": ("down", "up")}
        return Wish(f"moved {names[what][sign > 0.0]}", what, sign=sign)

    def _keep_one_direction(self) -> None:
        """``further left`` is a move to the left; ``closer to the front`` is one nearer, once."""
        moves = [wish for wish in self.wishes if wish.what in PLACES]
        beside = [wish for wish in moves if wish.what != "away"]
        kept = beside or moves[:1]
        self.wishes = [wish for wish in self.wishes if wish.what not in PLACES] + kept


def _of_shadow(wish: Wish) -> Wish:
    more_shadow = wish.said.endswith(("shadow", "strong", "stronger", "weak", "weaker"))
    return replace(wish, sign=-wish.sign) if wish.what == "lightness" and more_shadow else wish
