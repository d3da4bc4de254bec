# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the time went."""

from typing import Final

from ..timings import Seconds
from .data import ReportData
from .figures import duration
from .markup import Markup
from .stage_words import pass_title
from .tables import table

KINDS: Final = (
    ("model", "Provider"),
    ("run", "Running code"),
    ("solve", "Solving"),
    ("render", "Rendering"),
    ("measure", "Measuring"),
    ("other", "The loop itself"),
)
"""Fields of ``Seconds`` and what they are called."""


def time_table(data: ReportData) -> Markup:
    """A row for each pass through a stage, one for the rest and one for the whole."""
    spent = [(pass_title(entry), data.seconds_of_pass(entry)) for entry in data.session.passes]
    total = data.seconds
    spent.append(("Before and between", remainder(total, [seconds for _, seconds in spent])))
    spent.append(("All together", total))
    rows = [(title, *_cells(seconds)) for title, seconds in spent]
    return table("Where the time went", ("Stage", *(label for _, label in KINDS), "Together"), rows, kind="times")


def time_sentence(seconds: Seconds) -> str:
    """Such as ``Rendering 2.1 s, measuring 0.3 s``: what took a noticeable time."""
    words = [f"{label.lower()} {duration(getattr(seconds, name))}" for name, label in KINDS if _noticed(seconds, name)]
    text = ", ".join(words) or f"together {duration(seconds.total)}"
    return text[0].upper() + text[1:] + "."


def remainder(total: Seconds, parts: list[Seconds]) -> Seconds:
    """What is left of ``total``; never below zero."""
    return Seconds(
        **{name: max(0.0, getattr(total, name) - sum(getattr(part, name) for part in parts)) for name, _ in KINDS}
    )


def _cells(seconds: Seconds) -> tuple[str, ...]:
    return (*(duration(getattr(seconds, name)) for name, _ in KINDS), duration(seconds.total))


def _noticed(seconds: Seconds, name: str) -> bool:
    value: float = getattr(seconds, name)
    return value >= 0.05
