# SPDX-License-Identifier: GPL-3.0-or-later
"""One pass through a stage: pictures, changes, measurements, critique, attempts and code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..measurements import LookMeasurements
from ..open_items import closed_in
from ..session import Attempt, StageResult
from .attempt_details import attempt_details
from .change_list import change_list
from .checklist import checklist
from .code_colours import coloured_code
from .comparison import comparison
from .data import ReportData
from .figures import FIGURES, Figure, count
from .markup import Markup, element, join
from .pictures import PictureStore
from .plots import Step, plot
from .stage_words import PURPOSES, pass_anchor, pass_state, pass_title
from .tables import table

PICTURE_SIDE: Final = 640
"""Pixels along the longer side of a stage's pictures."""


@dataclass(frozen=True)
class Context:
    """What all the sections of one report share."""

    data: ReportData
    names: Mapping[str, str]
    """What the artist calls each object, by id."""
    pictures: PictureStore


def stage_section(context: Context, entry: StageResult, number: int, before: Attempt | None) -> Markup:
    """The pass ``entry``, the ``number``-th of the session; ``before`` is the attempt whose state it began with."""
    best = entry.best
    heading = element(
        "header",
        element("span", str(number), class_="number", aria_hidden="true"),
        element("h3", pass_title(entry)),
        element("p", f"{PURPOSES[entry.stage]}", class_="purpose"),
        element("p", f"{pass_state(entry)}. {entry.stopped}", class_="state"),
    )
    parts = [heading, _pictures(context, entry, before)]
    if best is not None:
        parts.append(_block("What changed", change_list(best.changes)))
    measured = _measurements(context.data, entry)
    if measured:
        parts.append(_block("Measurements", measured))
    if best is not None and best.critique is not None:
        parts.append(_block("What the critic says", checklist(best.critique, context.names, closed_in(entry))))
    attempts = [
        attempt_details(context.data, entry, attempt, context.names, context.pictures) for attempt in entry.attempts
    ]
    if attempts:
        parts.append(_block(count(len(attempts), "attempt").capitalize(), join(*attempts)))
    if best is not None:
        title = f"Code of the {entry.stage} stage"
        parts.append(
            element("details", element("summary", title), coloured_code(best.proposal.code), class_="code wide")
        )
    parts += _by_hand(context.data, entry)
    return element("section", *parts, class_="stage", id=pass_anchor(entry))


def _by_hand(data: ReportData, entry: StageResult) -> Iterator[Markup]:
    """What the artist did after the last pass through the stage: as code, and what no code says."""
    if entry is not [result for result in data.session.passes if result.stage == entry.stage][-1]:
        return
    for section in data.session.program:
        if not section.by_hand or section.stage != entry.stage:
            continue
        title = f"Changed by hand after the {entry.stage} stage"
        if section.code:
            yield element("details", element("summary", title), coloured_code(section.code), class_="code wide")
        if section.untold:
            listed = element("ul", *(element("li", sentence) for sentence in section.untold))
            yield _block(f"{title}, not in the program", listed)


def _block(title: str, content: Markup) -> Markup:
    return element("div", element("h4", title), content, class_="block")


def _pictures(context: Context, entry: StageResult, before: Attempt | None) -> Markup:
    reference = context.pictures.show(context.data.reference, "The reference", PICTURE_SIDE)
    old = _full_view(context, before, f"Render before {pass_title(entry)}")
    new = _full_view(context, entry.best, f"Render after {pass_title(entry)}")
    last = next((attempt for attempt in reversed(entry.attempts) if attempt.look), None)
    tried = _full_view(context, last, f"Render of the last attempt of {pass_title(entry)}, not kept")
    if not (old or new):
        return Markup("")
    # The reference covers the render until someone wipes, so that it can be seen whole.
    shown = [comparison(reference, new or old, "Reference", "After" if new else "As it is", wiped=100)]
    if old and new:
        shown.append(comparison(old, new, "Before", "After"))
    elif new:
        shown.append(element("figure", new, element("figcaption", "After"), class_="still"))
    elif tried:
        shown.append(comparison(old, tried, "As it is", "Last attempt, not kept"))
    return element("div", *shown, class_="pair")


def _full_view(context: Context, attempt: Attempt | None, caption: str) -> Markup:
    if attempt is None or attempt.look is None:
        return Markup("")
    return context.pictures.show(context.data.folder / attempt.look.pictures["full"], caption, PICTURE_SIDE)


def _measurements(data: ReportData, entry: StageResult) -> Markup:
    if all(attempt.measurements is None for attempt in entry.attempts):
        return Markup("")
    columns = (
        ("Figure", "After", "Attempts") if entry.start is None else ("Figure", "Before", "After", "Gain", "Attempts")
    )
    return table(f"Measurements of {pass_title(entry)}", columns, [_row(data, entry, figure) for figure in FIGURES])


def _row(data: ReportData, entry: StageResult, figure: Figure) -> tuple[str, ...]:
    start, end = _value(figure, entry.start), _value(figure, entry.measurements)
    noise = figure.value(data.session.noise)
    steps = [
        Step(f"attempt {attempt.number}", _value(figure, attempt.measurements), attempt.won)
        for attempt in entry.attempts
    ]
    drawn = plot(figure, start, steps, noise, width=150, height=40)
    after = "" if end is None else figure.write(end)
    if start is None or end is None:
        return figure.title, after, drawn
    return figure.title, figure.write(start), after, _gain(figure, end - start, noise), drawn


def _value(figure: Figure, measured: LookMeasurements | None) -> float | None:
    return None if measured is None else figure.value(measured.picture)


def _gain(figure: Figure, difference: float, noise: float) -> Markup:
    """The difference, with a word where it is no more than noise."""
    written = figure.write_difference(difference)
    if abs(difference) <= noise:
        return element("span", f"{written}, within noise" if difference else "none", class_="quiet")
    better = (difference < 0) == figure.lower_is_better
    return element("span", f"{written}, {'better' if better else 'worse'}", class_="better" if better else "worse")
