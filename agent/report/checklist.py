# SPDX-License-Identifier: GPL-3.0-or-later
"""A critique as a checklist."""

from collections.abc import Mapping, Sequence
from typing import Final

from ..critique import Critique, Item
from .markup import Markup, element, join

SEVERITIES: Final = ((0.66, "severe"), (0.33, "noticeable"), (0.0, "slight"))
"""Least severity and its word."""


def checklist(critique: Critique, names: Mapping[str, str], closed: Sequence[Item] = ()) -> Markup:
    """The summary and every item, the worst first, then those that are ``closed``; ``names`` of the blueprint's
    objects by id."""
    items = sorted(critique.items, key=lambda item: -item.severity)
    entries = [*(_entry(item, names) for item in items), *(_closed(item, names) for item in closed)]
    listed = element("ul", *entries, class_="checklist")
    nothing = element("p", "The critic finds nothing to mend.", class_="quiet")
    summary = element("p", critique.summary) if critique.summary else Markup("")
    return join(summary, "" if items else nothing, listed if entries else "")


def _entry(item: Item, names: Mapping[str, str]) -> Markup:
    word = next(word for least, word in SEVERITIES if item.severity >= least)
    return element(
        "li",
        element("span", word, class_=f"severity {word}"),
        element(
            "div",
            element("strong", _title(item, names)),
            element("span", f" for the {item.stage} stage", class_="quiet"),
            element("p", item.evidence),
            element("p", item.suggestion, class_="suggestion"),
        ),
    )


def _closed(item: Item, names: Mapping[str, str]) -> Markup:
    return element(
        "li",
        element("span", "mended", class_="severity mended"),
        element("div", element("s", _title(item, names)), element("p", item.suggestion, class_="suggestion")),
    )


def _title(item: Item, names: Mapping[str, str]) -> str:
    about = names.get(item.object, item.object) or "the whole picture"
    return f"{about[0].upper()}{about[1:]}: {item.kind}"
