# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an artist's note: which things it means, what of them should change, and how far."""

import re
from dataclasses import replace

from ...blueprint import Blueprint
from .wishes import Wish
from .wishes_clause import Clause
from .wishes_objects import only_thing
from .wishes_words import FORMS, LIGHTS, PLACES, What

Target = tuple[str, ...]
_CLAUSES = re.compile(r"(?<!\d)[.]|[.](?!\d)|,(?!\d)|[;!?\n:]| - |\b(?:and|but|then|plus|while|also)\b")
_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|%")


def read_wishes(note: str, blueprint: Blueprint) -> tuple[tuple[Wish, ...], tuple[str, ...]]:
    """The wishes in ``note``, in their order, and the words that could not be understood."""
    text = note.lower().replace("\u2019", "'").replace("-", " ").replace("_", " ")
    text = re.sub(r"(?<!it)(?<!that)'s\b", "", text)
    wishes: list[Wish] = []
    unknown: list[str] = []
    before: Target = ()
    waiting: Target = ()
    of_light = False
    last: list[Wish] = []
    for clause in _CLAUSES.split(text):
        words = " ".join(_WORDS.findall(clause))
        if not words:
            continue
        read = Clause(words, blueprint)
        unknown += [word for word in read.unknown if word not in unknown]
        if not read.wishes:
            waiting += () if read.unknown else read.objects
            continue
        targets = (*waiting, *(entry for entry in read.objects if entry not in waiting))
        waiting = ()
        if read.of_light:
            targets = ()
        elif not targets and read.everything:
            before, of_light = (), False
        elif not targets and read.unknown and not read.means_it:
            # "The sppon is darker" must not darken everything.
            continue
        elif not targets:
            targets, read.of_light = before, of_light and not read.means_it
            targets = targets or (() if read.of_light else only_thing(blueprint) if read.means_it else ())
        for wish in read.wishes:
            fitting = _fitted(wish, targets, read, blueprint)
            if fitting is None:
                unknown += [word for word in wish.said.split()[-1:] if word not in unknown]
            else:
                wishes.append(fitting)
        before, of_light = targets, read.of_light
        last = read.wishes
    # "A darker cup and saucer": what nothing was said of has its part in what was said last.
    if waiting and last and not of_light:
        wishes += [replace(wish, objects=waiting) for wish in last]
    return tuple(wishes), tuple(unknown)


def _fitted(wish: Wish, targets: Target, read: Clause, blueprint: Blueprint) -> Wish | None:
    """The wish with what it is about; None where it cannot be about that."""
    if read.of_light:
        if wish.what not in LIGHTS and wish.what != "colour":
            return None
        what: What = "towards" if wish.what == "colour" else wish.what
        return replace(wish, what=what, of_light=True, lamps_only=read.lamps, shadows=read.shadows)
    if wish.what in ("softness", "direction"):
        return None if targets else replace(wish, of_light=True)
    if wish.what in FORMS + PLACES:
        if not targets:
            targets = only_thing(blueprint)
        if not targets:
            return None
        lying = all(entry.lying and entry.form == "extrusion" for entry in blueprint.objects if entry.id in targets)
        if wish.what == "height" and lying and wish.said.startswith("short"):
            return replace(wish, what="length", objects=targets)
        hung = all(_hangs(entry, blueprint) for entry in targets)
        if wish.what == "height" and hung and wish.said in ("higher", "lower", "less high", "less low"):
            return replace(wish, what="upwards", objects=targets)
    return replace(wish, objects=targets)


def _hangs(key: str, blueprint: Blueprint) -> bool:
    roles = {entry.id: entry.role for entry in blueprint.objects}
    support = next((entry.support for entry in blueprint.objects if entry.id == key), "")
    return roles.get(support) == "wall"
