# SPDX-License-Identifier: GPL-3.0-or-later
"""How large the questions were that each attempt took, drawn as inline SVG."""

from collections.abc import Mapping, Sequence
from typing import Final

from ..question import Question
from .data import ReportData
from .markup import Markup, element, join

WIDTH: Final = 640
HEIGHT: Final = 140
MARGIN: Final = 8
WIDEST_BAR: Final = 28.0
CLASSES: Final = {"generate": "asked-program", "verify": "asked-critic"}
OTHER: Final = "asked-other"
LEGEND: Final = (
    ("asked-program", "for the program"),
    ("asked-critic", "for the critique"),
    (OTHER, "for anything else"),
)


def prompt_sizes(data: ReportData) -> Markup:
    """A bar for each attempt; nothing for a provider that reads no prompts."""
    questions = data.questions
    if not questions:
        return Markup("")
    heading = element("h3", "How much was asked")
    total = sum(question.tokens for question in questions)
    words = element(
        "p",
        f"{len(questions)} questions of about {total:,} tokens together, by estimate: a token for every 4 letters of "
        "text and one for every 750 pixels of a picture, whatever the model.",
    )
    present = {_class(question) for question in questions}
    legend = element(
        "p", *(element("span", _swatch(name), label) for name, label in LEGEND if name in present), class_="legend"
    )
    return element("div", heading, words, legend, _bars(_by_attempt(questions)), class_="block")


def _by_attempt(questions: Sequence[Question]) -> Mapping[str, list[Question]]:
    """The questions of each attempt in order, by what it is called."""
    attempts: dict[str, list[Question]] = {}
    for question in questions:
        again = ", opened again" if question.reopening else ""
        name = f"{question.stage}{again} attempt {question.attempt}" if question.stage else question.task
        attempts.setdefault(name, []).append(question)
    return attempts


def _bars(attempts: Mapping[str, Sequence[Question]]) -> Markup:
    highest = max(sum(question.tokens for question in questions) for questions in attempts.values())
    pitch = (WIDTH - 2 * MARGIN) / len(attempts)
    width = min(WIDEST_BAR, 0.7 * pitch)
    parts = []
    for number, (name, questions) in enumerate(attempts.items()):
        x, y = MARGIN + (number + 0.5) * pitch - width / 2, float(HEIGHT)
        bars = []
        for question in questions:
            height = (HEIGHT - 20) * question.tokens / max(1, highest)
            y -= height
            at = {"x": round(x, 2), "y": round(y, 2), "width": round(width, 2), "height": round(height, 2)}
            bars.append(element("rect", class_=_class(question), **at))
        title = element("title", f"{name}: {sum(question.tokens for question in questions):,} tokens")
        parts.append(element("g", title, *bars))
    top = element("text", f"{highest:,} tokens", class_="yardstick", x=MARGIN, y=12)
    line = element("line", class_="rail", x1=MARGIN, x2=WIDTH - MARGIN, y1=HEIGHT, y2=HEIGHT)
    described = "; ".join(
        f"{name} {sum(question.tokens for question in questions):,}" for name, questions in attempts.items()
    )
    return element(
        "svg",
        top,
        line,
        *parts,
        class_="plot",
        viewBox=f"0 0 {WIDTH} {HEIGHT + 4}",
        role="img",
        aria_label=f"Tokens asked for each attempt, by estimate: {described}",
    )


def _class(question: Question) -> str:
    return CLASSES.get(question.task, OTHER)


def _swatch(name: str) -> Markup:
    square = element("rect", class_=name, x=2, y=3, width=12, height=10)
    return join(element("svg", square, class_="legend-mark", viewBox="0 0 16 16", aria_hidden="true"))
