# SPDX-License-Identifier: GPL-3.0-or-later
"""What a critic found, as a checklist."""

from collections.abc import Iterable
from typing import Final

from ..critique import Item

MOST_ITEMS: Final = 12


def items_in_words(items: Iterable[Item]) -> str:
    """A line an item, the worst first."""
    worst = sorted(items, key=lambda item: -item.severity)[:MOST_ITEMS]
    return "\n".join(_item(item) for item in worst)


def _item(item: Item) -> str:
    what = f"`{item.object}`, {item.kind}" if item.object else item.kind
    mend = f" To mend it: {_sentence(item.suggestion)}" if item.suggestion.strip() else ""
    return f"- {what} ({item.severity:.1f}): {_sentence(item.evidence)}{mend}".rstrip()


def _sentence(text: str) -> str:
    """With the full stop that parts it from what follows."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
