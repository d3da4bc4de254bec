# SPDX-License-Identifier: GPL-3.0-or-later
"""Small plots of one figure, drawn as inline SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .figures import Figure
from .markup import Markup, element

MARGIN: Final = 8.0
"""Space around the drawing, in the units of the plot."""
LEAST_SPAN: Final = 0.02
"""Least height of the value axis as a share of the values, so that noise does not look like change."""
MARK: Final = 4.0
"""Half the size of a mark."""


@dataclass(frozen=True)
class Step:
    """One attempt in a plot."""

    label: str
    value: float | None
    """None where nothing was measured."""
    kept: bool
    """Whether the attempt replaced the best state."""
    begins: str = ""
    """What begins with this attempt, written below it."""


@dataclass(frozen=True)
class Yardstick:
    """A value to judge the others by."""

    label: str
    value: float


@dataclass(frozen=True)
class Canvas:
    """Maps steps and values to the drawing."""

    width: float
    height: float
    first: int
    """The step at the left edge: 0, the state before the first attempt, or 1 where there was none."""
    last: int
    low: float
    high: float

    def x(self, index: float) -> float:
        """Middle of the step ``index``."""
        share = (index - self.first) / max(1, self.last - self.first)
        return round(MARGIN + (self.width - 2 * MARGIN) * share, 2)

    def y(self, value: float) -> float:
        """Height of ``value``, held inside the drawing."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.height - MARGIN - (self.height - 2 * MARGIN) * min(1.0, max(0.0, share)), 2)


def plot(
    figure: Figure,
    start: float | None,
    steps: Sequence[Step],
    noise: float,
    yardsticks: Sequence[Yardstick] = (),
    *,
    width: int,
    height: int,
) -> Markup:
    """The best so far as a line with its noise band, each attempt as a mark on or off it, yardsticks dashed."""
    values = [step.value for step in steps if step.value is not None] + ([] if start is None else [start])
    if not values:
        return Markup("")
    low, high = _reach([*values, *(yardstick.value for yardstick in yardsticks)], noise)
    canvas = Canvas(width, height, 1 if start is None else 0, len(steps), low, high)
    parts = [_yardstick(canvas, yardstick) for yardstick in yardsticks]
    best = start
    line: list[tuple[float, float]] = [] if start is None else [(0.0, start)]
    for index, step in enumerate(steps, start=1):
        best = step.value if step.kept and step.value is not None else best
        if best is not None:
            line.append((float(index), best))
    ends = (line[-1][1], line[0][1]) if line else (low, low)
    parts += [
        _label(canvas, yardstick, side, beside)
        for yardstick, side, beside in zip(yardsticks, ("end", "start"), ends, strict=False)
    ]
    parts += [_band(canvas, line, noise), _line(canvas, line)]
    if start is not None:
        parts.append(element("circle", class_="start", cx=canvas.x(0), cy=canvas.y(start), r=2.5))
    for index, step in enumerate(steps, start=1):
        parts += _marks(canvas, index, step)
    return element(
        "svg",
        *parts,
        class_="plot",
        viewBox=f"0 0 {width} {height + (20 if any(step.begins for step in steps) else 0)}",
        role="img",
        aria_label=_in_words(figure, start, steps),
    )


def track(figure: Figure, value: float, yardsticks: Sequence[Yardstick]) -> Markup:
    """Where ``value`` stands among its yardsticks, better to the right; 0 to 100 % for shares of objects."""
    width, height, middle = 240, 26, 13
    values = [value, *(yardstick.value for yardstick in yardsticks)]
    low, high = (0.0, 1.0) if figure.of_objects else (min(values), max(values))
    spread = max(high - low, LEAST_SPAN * max(abs(low), abs(high)), 1e-9)
    if not figure.of_objects:
        low, high = low - 0.14 * spread, high + 0.14 * spread

    def x(position: float) -> float:
        share = min(1.0, max(0.0, (position - low) / (high - low)))
        return round(MARGIN + (width - 2 * MARGIN) * (1.0 - share if figure.lower_is_better else share), 2)

    parts = [element("line", class_="rail", x1=MARGIN, x2=width - MARGIN, y1=middle, y2=middle)]
    if figure.of_objects:
        parts.append(element("line", class_="reach", x1=MARGIN, x2=x(value), y1=middle, y2=middle))
    shapes = (_square, _diamond)
    for yardstick, shape in zip(yardsticks, shapes, strict=False):
        parts.append(shape(x(yardstick.value), middle))
    parts.append(element("circle", class_="kept", cx=x(value), cy=middle, r=MARK + 2))
    words = "; ".join(f"{yardstick.label} {figure.write(yardstick.value)}" for yardstick in yardsticks)
    return element(
        "svg",
        *parts,
        class_="track",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=f"{figure.title}: {figure.write(value)}" + (f"; {words}" if words else ""),
    )


def legend_mark(kind: str) -> Markup:
    """A mark for a legend: ``result``, ``mean_colour``, ``thumbnail``, ``kept``, ``lost``, ``failed`` or ``band``."""
    marks = {
        "result": element("circle", class_="kept", cx=8, cy=8, r=MARK + 1),
        "mean_colour": _square(8, 8),
        "thumbnail": _diamond(8, 8),
        "kept": element("circle", class_="kept", cx=8, cy=8, r=MARK),
        "lost": element("circle", class_="lost", cx=8, cy=8, r=MARK),
        "failed": _cross(8, 8),
        "band": element("rect", class_="band", x=0, y=3, width=16, height=10),
    }
    return element("svg", marks[kind], class_="legend-mark", viewBox="0 0 16 16", aria_hidden="true")


def _reach(values: Sequence[float], noise: float) -> tuple[float, float]:
    """The ends of the value axis."""
    low, high = min(values) - noise, max(values) + noise
    lacking = max(LEAST_SPAN * max(abs(low), abs(high)) - (high - low), 1e-9)
    return low - lacking / 2, high + lacking / 2


def _line(canvas: Canvas, line: Sequence[tuple[float, float]]) -> Markup:
    points = " ".join(f"{canvas.x(index)},{canvas.y(value)}" for index, value in line)
    return element("polyline", class_="best", points=points)


def _band(canvas: Canvas, line: Sequence[tuple[float, float]], noise: float) -> Markup:
    upper = [f"{canvas.x(index)},{canvas.y(value + noise)}" for index, value in line]
    lower = [f"{canvas.x(index)},{canvas.y(value - noise)}" for index, value in reversed(line)]
    return element("polygon", class_="band", points=" ".join(upper + lower))


def _marks(canvas: Canvas, index: int, step: Step) -> list[Markup]:
    x = canvas.x(index)
    marks = []
    if step.begins:
        marks.append(element("text", step.begins, class_="begins", x=x, y=canvas.height + 15, text_anchor="middle"))
    if step.value is None:
        marks.append(_cross(x, canvas.height - MARGIN))
    else:
        radius = MARK if step.kept else MARK - 0.5
        kind = "kept" if step.kept else "lost"
        marks.append(element("circle", class_=kind, cx=x, cy=canvas.y(step.value), r=radius))
    return marks


def _yardstick(canvas: Canvas, yardstick: Yardstick) -> Markup:
    y = canvas.y(yardstick.value)
    return element("line", class_="yardstick", x1=MARGIN, x2=canvas.width - MARGIN, y1=y, y2=y)


def _label(canvas: Canvas, yardstick: Yardstick, side: str, beside: float) -> Markup:
    """The name of ``yardstick``, at the end of the plot or its start, on the side away from the value ``beside`` it."""
    y = canvas.y(yardstick.value) + (-3 if beside < yardstick.value else 11)
    x = canvas.width - MARGIN if side == "end" else MARGIN
    return element("text", yardstick.label, class_="yardstick", x=x, y=y, text_anchor=side)


def _square(x: float, y: float) -> Markup:
    return element("rect", class_="mark", x=x - MARK, y=y - MARK, width=2 * MARK, height=2 * MARK)


def _cross(x: float, y: float) -> Markup:
    reach = MARK - 1
    strokes = f"M{x - reach} {y - reach}l{2 * reach} {2 * reach}m0 {-2 * reach}l{-2 * reach} {2 * reach}"
    return element("path", class_="failed", d=strokes)


def _diamond(x: float, y: float) -> Markup:
    reach = MARK + 1.5
    return element("path", class_="mark", d=f"M{x} {y - reach}l{reach} {reach}l{-reach} {reach}l{-reach} {-reach}z")


def _in_words(figure: Figure, start: float | None, steps: Sequence[Step]) -> str:
    words = [] if start is None else [f"before {figure.write(start)}"]
    for step in steps:
        outcome = "failed" if step.value is None else figure.write(step.value)
        words.append(f"{step.label} {outcome}{' (kept)' if step.kept else ''}")
    return f"{figure.title}: {', '.join(words)}"
