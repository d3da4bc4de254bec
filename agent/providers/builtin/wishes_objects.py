# SPDX-License-Identifier: GPL-3.0-or-later
"""Which things of the blueprint a note means."""

from collections.abc import Sequence

from ...blueprint import Blueprint, BlueprintObject
from .wishes_words import COLOURS, EVERYTHING, IT, RELATIONS, set_of

_KINDS = {
    "vessel": "cup mug bowl glass pot teacup beaker tumbler",
    "ring": "cup mug bowl glass pot teacup rim",
    "disc": "saucer plate dish coaster tray disk",
    "filling": "coffee tea drink liquid soup content contents water milk",
    "round body": "vase bottle carafe jug jar pot decanter column tower pillar glass",
    "ball": "sphere fruit apple orange stopper globe lid knob",
    "block": "box cube house building cupboard cabinet book crate sofa chair",
    "panel": "door window picture frame",
    "ground": "floor carpet grass field lawn earth sand street road meadow",
    "table": "desk tabletop worktop wood board surface counter",
    "wall": "background backdrop",
    "sky": "clouds heaven",
    "shape": "thing roof",
}
"""What an artist may call a thing that the analyst has named by its shape, by the analyst's word."""
_PLACES = set_of("left right upper top lower bottom front back rear middle central first second third last")
_SHADES = set_of("dark light pale bright")
_SIZES = set_of("big large small tall short little")
_ADJECTIVES = frozenset((*COLOURS, *_PLACES, *_SHADES, *_SIZES, "other"))
_NAME_PLACES = ("on the left", "on the right", "above", "below")


def singular(word: str) -> str:
    """``cups`` as ``cup``, ``boxes`` as ``box``."""
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def noun_of(entry: BlueprintObject) -> str:
    """Its name without colour and place: ``round body`` of ``dark green round body on the left``."""
    name = entry.name.lower()
    for place in _NAME_PLACES:
        name = name.removesuffix(f" {place}")
    words = [word for word in name.replace("-", " ").split() if not word.isdigit()]
    while len(words) > 1 and (words[0] in COLOURS or (words[0] in _SHADES and words[1] != "patch")):
        words.pop(0)
    return " ".join(words)


def things(blueprint: Blueprint) -> tuple[str, ...]:
    """All that stands or lies in the picture: neither ground nor wall nor sky."""
    return tuple(entry.id for entry in blueprint.objects if entry.role == "object")


def find_objects(words: Sequence[str], blueprint: Blueprint, *, moving: bool) -> tuple[tuple[str, ...], set[int]]:
    """The ids that ``words`` of a clause mean, and the places of the words that say so.

    Where ``moving``, "to the left" behind a thing is where it should go, and not which one is meant.
    """
    found: list[str] = []
    used: set[int] = set()
    for at in range(len(words)):
        if at in used:
            continue
        length, entries = _named(words, at, blueprint)
        if not entries:
            continue
        used.update(range(at, at + length))
        first = at
        while first > 0 and words[first - 1] in _ADJECTIVES:
            first -= 1
        adjectives = list(words[first:at])
        used.update(range(first, at))
        behind = _place_behind(words, at + length) if not moving else None
        if behind:
            adjectives.append(words[behind[-1]])
            used.update(behind)
        if found and _tells_another(words[:first]):
            continue
        found += [entry.id for entry in _told_apart(entries, adjectives) if entry.id not in found]
    if not found and EVERYTHING & set(words):
        used.update(at for at, word in enumerate(words) if word in EVERYTHING)
    return tuple(found), used


def only_thing(blueprint: Blueprint) -> tuple[str, ...]:
    """The one thing in the picture, whatever lies on or in it; nothing if there are several."""
    own = set(things(blueprint))
    whole = [entry.id for entry in blueprint.objects if entry.id in own and not (entry.lying and entry.support in own)]
    return tuple(whole) if len(whole) == 1 else ()


def _named(words: Sequence[str], at: int, blueprint: Blueprint) -> tuple[int, list[BlueprintObject]]:
    """How many words from ``at`` on name something, and what."""
    if words[at] in IT or words[at] in _ADJECTIVES:
        return 0, []
    for length in (3, 2, 1):
        if at + length <= len(words):
            phrase = " ".join([*words[at : at + length - 1], singular(words[at + length - 1])])
            exact = [entry for entry in blueprint.objects if phrase in (noun_of(entry), entry.name.lower())]
            if exact:
                return length, exact
    word = singular(words[at])
    partly = [entry for entry in blueprint.objects if len(word) > 2 and word in noun_of(entry).split()]
    return 1, partly or _of_kind(word, blueprint)


def _of_kind(word: str, blueprint: Blueprint) -> list[BlueprintObject]:
    """What another word for the same kind of thing names."""
    for kind, others in _KINDS.items():
        if word in (kind, *others.split()):
            same = {kind, *others.split()}
            # The analyst's own word is surer than another's of the same kind.
            for names in ({kind}, same):
                if known := [entry for entry in blueprint.objects if noun_of(entry) in names]:
                    return known
    return []


def _tells_another(before: Sequence[str]) -> bool:
    """Whether what follows only tells where another thing is, as in ``the cup on the saucer``."""
    rest = [word for word in before[-2:] if word not in ("the", "a", "its", "this")]
    return bool(rest) and rest[-1] in RELATIONS


def _place_behind(words: Sequence[str], at: int) -> list[int] | None:
    """Places of ``on the left``, ``in the middle`` and the like, where they follow."""
    known = list(words[at : at + 3])
    if len(known) == 3 and known[0] in ("on", "at", "in") and known[1] == "the" and known[2] in _PLACES:
        return [at, at + 1, at + 2]
    return None


def _told_apart(entries: list[BlueprintObject], adjectives: list[str]) -> list[BlueprintObject]:
    colours = [word for word in adjectives if word in COLOURS or word in _SHADES]
    named = [entry for entry in entries if all(word in entry.name.lower().split() for word in colours)]
    entries = named or entries
    for word in adjectives:
        if word in _PLACES | _SIZES and len(entries) > 1:
            entries = _at_place(entries, word)
    return entries


def _at_place(entries: list[BlueprintObject], place: str) -> list[BlueprintObject]:
    def across(entry: BlueprintObject) -> float:
        return (entry.box[0] + entry.box[2]) / 2.0

    def down(entry: BlueprintObject) -> float:
        return (entry.box[1] + entry.box[3]) / 2.0

    def area(entry: BlueprintObject) -> float:
        return (entry.box[2] - entry.box[0]) * (entry.box[3] - entry.box[1])

    in_a_row = sorted(entries, key=across)
    chosen = {
        **dict.fromkeys(("left", "first"), in_a_row[0]),
        **dict.fromkeys(("right", "last"), in_a_row[-1]),
        "second": in_a_row[min(1, len(in_a_row) - 1)],
        "third": in_a_row[min(2, len(in_a_row) - 1)],
        **dict.fromkeys(("middle", "central"), in_a_row[len(in_a_row) // 2]),
        **dict.fromkeys(("upper", "top"), min(entries, key=down)),
        **dict.fromkeys(("lower", "bottom"), max(entries, key=down)),
        "front": max(entries, key=lambda entry: entry.box[3]),
        **dict.fromkeys(("back", "rear"), min(entries, key=lambda entry: entry.box[3])),
        **dict.fromkeys(("big", "large"), max(entries, key=area)),
        **dict.fromkeys(("small", "little"), min(entries, key=area)),
        "tall": max(entries, key=lambda entry: entry.box[3] - entry.box[1]),
        "short": min(entries, key=lambda entry: entry.box[3] - entry.box[1]),
    }
    return [chosen[place]]
