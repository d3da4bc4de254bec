# SPDX-License-Identifier: GPL-3.0-or-later
"""One attempt, folded: what was proposed, what came of it, what the critic said."""

from collections.abc import Mapping
from typing import Final

from ..open_items import closed_items
from ..session import Attempt, StageResult
from .checklist import checklist
from .code_colours import coloured_code
from .data import ReportData
from .figures import FIGURES
from .markup import Markup, element
from .pictures import PictureStore
from .stage_words import VIEWS
from .time_table import time_sentence

THUMBNAIL_SIDE: Final = 192
"""Pixels along the longer side of an attempt's pictures."""


def attempt_details(
    data: ReportData, entry: StageResult, attempt: Attempt, names: Mapping[str, str], pictures: PictureStore
) -> Markup:
    """Everything about ``attempt`` of the pass ``entry``."""
    outcome = "kept" if attempt.won else "not kept" if attempt.ok else "failed"
    summary = element(
        "summary",
        element("span", f"Attempt {attempt.number}", class_="attempt-number"),
        " ",
        element("span", outcome, class_=f"outcome {outcome.replace(' ', '-')}"),
    )
    parts: list[Markup] = [summary]
    if attempt.proposal.explanation:
        parts.append(element("p", attempt.proposal.explanation))
    if attempt.reason:
        parts.append(element("p", attempt.reason, class_="quiet"))
    if attempt.solved:
        parts.append(element("ul", *(element("li", line) for line in attempt.solved), class_="quiet"))
    if attempt.error:
        parts.append(element("pre", attempt.error.rstrip(), class_="error", tabindex=0))
    parts.append(_thumbnails(data, entry, attempt, pictures))
    if attempt.measurements is not None:
        parts.append(_figures(attempt))
    if attempt.critique is not None:
        parts.append(checklist(attempt.critique, names, closed_items(attempt)))
    parts.append(element("p", time_sentence(data.seconds_of_attempt(entry, attempt)), class_="quiet"))
    if attempt.proposal.code:
        listing = coloured_code(attempt.proposal.code)
        parts.append(element("details", element("summary", "Code of this attempt"), listing, class_="code"))
    return element("details", *parts, class_="attempt")


def _thumbnails(data: ReportData, entry: StageResult, attempt: Attempt, pictures: PictureStore) -> Markup:
    if attempt.look is None:
        return Markup("")
    shown = [
        element(
            "figure",
            pictures.show(
                data.folder / attempt.look.pictures[view],
                f"{caption}, {entry.stage}, attempt {attempt.number}",
                THUMBNAIL_SIDE,
                object_ids=view == "ids",
            ),
            element("figcaption", caption),
        )
        for view, caption in VIEWS.items()
        if view in attempt.look.pictures
    ]
    return element("div", *shown, class_="thumbnails")


def _figures(attempt: Attempt) -> Markup:
    assert attempt.measurements is not None
    picture = attempt.measurements.picture
    pairs = [
        element("div", element("dt", figure.title), element("dd", figure.write(figure.value(picture))))
        for figure in FIGURES
    ]
    clay_edges = f"{attempt.measurements.clay_edge_f1 * 100:.0f} %"
    clay = element("div", element("dt", "Edge agreement in clay"), element("dd", clay_edges))
    return element("dl", *pairs, clay, class_="figures-of-attempt")
