# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stage changed in the scene, in plain words, grouped by object."""

from collections.abc import Sequence
from typing import Final

from ..changes import Aspect, Change
from .figures import count
from .markup import Markup, element, join

SHOWN: Final = 6
"""Names whose changes are open to view; the others are folded."""
NOUNS: dict[Aspect, tuple[str, str]] = {
    "collection": ("collection", "collections"),
    "object": ("object", "objects"),
    "transform": ("placement", "placements"),
    "geometry": ("shape", "shapes"),
    "material": ("material", "materials"),
    "light": ("light", "lights"),
    "world": ("surrounding light", "surrounding lights"),
    "camera": ("camera", "cameras"),
    "exposure": ("exposure setting", "exposure settings"),
    "render": ("scene setting", "scene settings"),
}


def change_list(changes: Sequence[Change]) -> Markup:
    """A summary in one sentence and the changes by name; what only came or went is listed together."""
    if not changes:
        return element("p", "Nothing in the scene changed.", class_="quiet")
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.name, []).append(change)
    gathered: dict[tuple[str, Aspect], list[str]] = {}
    entries = []
    for name, group in groups.items():
        if len(group) == 1 and group[0].kind != "changed":
            gathered.setdefault((group[0].kind, group[0].aspect), []).append(name)
        else:
            entries.append(_group(name, group))
    entries = [_gathered(*key, names) for key, names in gathered.items()] + entries
    parts = [element("p", summary(changes)), element("dl", *entries[:SHOWN], class_="changes")]
    if entries[SHOWN:]:
        more = element("summary", f"{len(entries) - SHOWN} more")
        parts.append(element("details", more, element("dl", *entries[SHOWN:], class_="changes")))
    return join(*parts)


def summary(changes: Sequence[Change]) -> str:
    """Such as ``3 objects added, 1 material changed.``"""
    names: dict[tuple[str, Aspect], set[str]] = {}
    for change in changes:
        names.setdefault((change.kind, change.aspect), set()).add(change.name)
    order = ("added", "changed", "removed")
    ranked = sorted(names, key=lambda key: (order.index(key[0]), list(NOUNS).index(key[1])))
    words = [f"{count(len(names[key]), *NOUNS[key[1]])} {key[0]}" for key in ranked]
    return ", ".join(words) + "."


def _group(name: str, changes: Sequence[Change]) -> Markup:
    return element("div", element("dt", name), *(element("dd", _phrase(change)) for change in changes))


def _gathered(kind: str, aspect: Aspect, names: Sequence[str]) -> Markup:
    noun = NOUNS[aspect][len(names) > 1]
    return element("div", element("dt", f"{noun.capitalize()} {kind}"), element("dd", ", ".join(names), class_="new"))


def _phrase(change: Change) -> Markup:
    if change.kind != "changed":
        return join(f"{NOUNS[change.aspect][0]} {change.kind}")
    if not change.old:
        return join(f"{change.what}: ", element("span", change.new, class_="new"))
    return join(
        f"{change.what}: ",
        element("span", change.old, class_="old"),
        " \N{RIGHTWARDS ARROW} ",
        element("span", change.new, class_="new"),
    )
