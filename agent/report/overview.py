# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands at the top: the result beside the reference, and what it is worth."""

from collections.abc import Iterator, Sequence
from typing import Final

from ..session import SessionResult
from .comparison import comparison
from .data import ReportData
from .figures import FIGURES, TIMES, Figure, compare_with, count, duration
from .markup import Markup, element, join
from .pictures import PictureStore
from .plots import Step, Yardstick, legend_mark, plot, track
from .stage_words import pass_anchor, pass_title

RESULT_SIDE: Final = 1024
"""Most pixels along the longer side of the reference at the top."""
MEAN_COLOUR = "the mean-colour card"
THUMBNAIL = f"the 8{TIMES}8 thumbnail"


def introduction(data: ReportData) -> Markup:
    """Title and one sentence."""
    session = data.session
    solids = len(session.blueprint.solid_objects())
    attempts = sum(len(entry.attempts) for entry in session.passes)
    stages = len({entry.stage for entry in session.passes})
    answered = f"from a {data.provider}" if data.is_recording else f"by the provider {data.provider}"
    sentence = (
        f"Rebuilt as an editable Blender scene of {count(solids, 'object')} {answered} in "
        f"{duration(data.seconds.total)}, with {count(attempts, 'attempt')} in {count(stages, 'stage')}."
    )
    return join(element("h1", session.settings.title), element("p", sentence, class_="lead"))


def main_comparison(data: ReportData, pictures: PictureStore) -> Markup:
    """Reference and result."""
    reference = pictures.show(data.reference, "The reference", RESULT_SIDE)
    result = pictures.show_file(data.final_render, "Render of the finished scene")
    return comparison(reference, result, "Reference", "Result")


def verdict(data: ReportData) -> str:
    """How the result stands against its two yardsticks, in one sentence."""
    judged = [figure for figure in FIGURES if not figure.of_objects]
    card, thumbnail = (
        sum(data.final.picture.gains_over(yardstick)[figure.name] > 0 for figure in judged)
        for yardstick in (data.baselines.mean_colour, data.baselines.thumbnail_8x8)
    )
    return (
        f"{_share(card, len(judged)).capitalize()} figures of likeness are better than those of a blank card in the "
        f"picture's mean colour, {_share(thumbnail, len(judged))} better than those of the picture itself reduced to "
        f"8{TIMES}8 pixels."
    )


def _share(number: int, total: int) -> str:
    """``all 5``, ``3 of 5`` or ``none of 5``."""
    return f"all {total}" if number == total else f"{number or 'none'} of {total}"


def figure_cards(data: ReportData) -> Markup:
    """The seven figures of the result, each with its yardsticks."""
    legend = element(
        "p",
        *(
            element("span", legend_mark(kind), label)
            for kind, label in (("result", "the result"), ("mean_colour", MEAN_COLOUR), ("thumbnail", THUMBNAIL))
        ),
        element("span", "further right is better", class_="quiet"),
        class_="legend",
    )
    return join(legend, element("ul", *(_card(figure, data) for figure in FIGURES), class_="cards"))


def _card(figure: Figure, data: ReportData) -> Markup:
    value = figure.value(data.final.picture)
    yardsticks = _yardsticks(figure, data)
    words = [compare_with(figure, value, yardstick.value, yardstick.label) for yardstick in yardsticks] or [
        _objects_in_words(figure, data)
    ]
    return element(
        "li",
        element("h3", figure.title),
        element("p", figure.write(value), class_="value"),
        track(figure, value, yardsticks),
        *(element("p", _sentence(text), class_="against") for text in words),
        element("p", figure.meaning, class_="quiet"),
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _objects_in_words(figure: Figure, data: ReportData) -> str:
    measured = data.final.objects
    if figure.name == "coverage":
        visible = sum(entry.pixels > 0 for entry in measured)
        return f"{visible} of {count(len(measured), 'object')} can be seen"
    good = sum(entry.iou >= 0.5 for entry in measured)
    return f"{good} of {count(len(measured), 'outline')} {'overlaps' if good == 1 else 'overlap'} by half or more"


def progress(data: ReportData) -> Markup:
    """Every figure over all attempts of the session, with both yardsticks."""
    plots = [
        element(
            "figure",
            _plot_title(figure),
            plot(
                figure,
                None,
                list(_steps(figure, data.session)),
                figure.value(data.session.noise),
                [
                    Yardstick(label, yardstick.value)
                    for label, yardstick in zip(("mean colour", f"8{TIMES}8"), _yardsticks(figure, data), strict=False)
                ],
                width=320,
                height=120,
            ),
        )
        for figure in FIGURES
    ]
    legend = element(
        "p",
        *(
            element("span", legend_mark(kind), label)
            for kind, label in (("kept", "kept"), ("lost", "not kept"), ("failed", "failed"), ("band", "render noise"))
        ),
        element("span", "numbers below: the stage that begins there", class_="quiet"),
        class_="legend",
    )
    return join(legend, element("div", *plots, class_="plots"))


def _plot_title(figure: Figure) -> Markup:
    direction = element("span", ", lower is better", class_="quiet") if figure.lower_is_better else ""
    return element("figcaption", figure.title, direction, class_="plot-title")


def contents(session: SessionResult) -> Markup:
    """Links to the stages."""
    links = [
        element(
            "li",
            element(
                "a", element("span", str(number), class_="number"), pass_title(entry), href=f"#{pass_anchor(entry)}"
            ),
        )
        for number, entry in enumerate(session.passes, start=1)
    ]
    return element("ol", *links)


def doubts(data: ReportData) -> Markup:
    """What the picture did not tell, objects with the same doubt together."""
    blueprint = data.session.blueprint
    owners: dict[str, list[str]] = {}
    for entry in blueprint.objects:
        if entry.doubt:
            owners.setdefault(entry.doubt, []).append(entry.name)
    listed = [element("li", doubt) for doubt in blueprint.doubts]
    listed += [element("li", element("strong", ", ".join(names)), f": {doubt}") for doubt, names in owners.items()]
    if not listed:
        return element("p", "No doubts were noted.", class_="quiet")
    return element("ul", *listed, class_="doubts")


def circumstances(data: ReportData) -> Markup:
    """How the result came about, so that it can be had again."""
    settings = data.session.settings
    pairs = (
        ("Size", f"{settings.width} {TIMES} {settings.height} pixels"),
        ("Samples", str(settings.samples)),
        ("Seed", str(settings.seed)),
        ("Mode", "one proposal for everything" if settings.mode == "oneshot" else "stage by stage"),
        ("Provider", data.provider),
        ("Blender", data.blender),
    )
    return element(
        "dl", *(element("div", element("dt", name), element("dd", value)) for name, value in pairs), class_="facts"
    )


def _steps(figure: Figure, session: SessionResult) -> Iterator[Step]:
    for number, entry in enumerate(session.passes, start=1):
        for index, attempt in enumerate(entry.attempts):
            measured = attempt.measurements
            yield Step(
                label=f"{pass_title(entry)} attempt {attempt.number}",
                value=None if measured is None else figure.value(measured.picture),
                kept=attempt.won,
                begins="" if index else str(number),
            )


def _yardsticks(figure: Figure, data: ReportData) -> Sequence[Yardstick]:
    if figure.of_objects:
        return ()
    return (
        Yardstick(MEAN_COLOUR, figure.value(data.baselines.mean_colour)),
        Yardstick(THUMBNAIL, figure.value(data.baselines.thumbnail_8x8)),
    )
