# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as Markdown tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from ...agent.measurements import LOWER_IS_BETTER, Figure, Measurements
from .figures import AgainstTruth, Figures

Rows = Mapping[str, Figures]
"""Figures by the pictures' names."""
PICTURE: Final[Mapping[str, tuple[Figure, str]]] = {
    "PSNR, dB": ("psnr", ".2f"),
    "SSIM": ("ssim", ".3f"),
    "CIEDE2000": ("ciede2000", ".1f"),
    "edge F1": ("edge_f1", ".3f"),
    "coverage": ("coverage", ".2f"),
    "mean IoU": ("mean_iou", ".3f"),
}
"""Columns by heading: figure and format."""
UNSEEN: Final = tuple(heading for heading, (figure, _) in PICTURE.items() if figure not in {"coverage", "mean_iou"})
TRUTH: Final[Mapping[str, tuple[str, float, str]]] = {
    "camera angle, °": ("camera_angle", 1.0, ".1f"),
    "camera position, %": ("camera_position", 100.0, ".1f"),
    "field of view, °": ("field_of_view", 1.0, "+.1f"),
    "object position, %": ("object_position", 100.0, ".1f"),
    "object scale, %": ("object_scale", 100.0, ".1f"),
    "albedo, CIEDE2000": ("albedo", 1.0, ".1f"),
    "light direction, °": ("light_direction", 1.0, ".0f"),
}
"""Columns by heading: error, factor and format."""


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose first column is words and whose others are numbers."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def result_table(rows: Rows) -> str:
    """A row a picture, mean and worst last; the yardsticks' PSNR and SSIM beside the picture's own."""
    headings = ["picture", *PICTURE, "card", "8x8", "ran", "attempts", "s", "tokens", "$"]
    lines = [[name, *_pictures_cells(entry.final), *_costs(entry)] for name, entry in rows.items()]
    lines.append(["**mean**", *_summary(rows, _mean), *_mean_costs(rows)])
    lines.append(["**worst**", *_summary(rows, _worst), *[""] * 7])
    return table(headings, lines)


def second_view_table(rows: Rows) -> str:
    """The picture's figures from the view that was never seen, beside those of the one that was."""
    truths = {
        name: (entry.final, entry.truth.second) for name, entry in rows.items() if entry.truth and entry.truth.second
    }
    lines = []
    for name, (seen, unseen) in truths.items():
        assert unseen is not None
        lines.append([name, *(f"{_cell(unseen, heading)} ({_cell(seen, heading)})" for heading in UNSEEN)])
    means = [
        f"{np.mean([getattr(unseen, PICTURE[heading][0]) for _, unseen in truths.values()]):{PICTURE[heading][1]}} "
        f"({np.mean([getattr(seen, PICTURE[heading][0]) for seen, _ in truths.values()]):{PICTURE[heading][1]}})"
        for heading in UNSEEN
    ]
    return table(["scene", *UNSEEN], [*lines, ["**mean**", *means]])


def truth_table(rows: Rows) -> str:
    """Errors against the truth, a row a scene; mean and worst of their absolute values last."""
    truths = {name: entry.truth for name, entry in rows.items() if entry.truth}
    lines = [
        [
            name,
            *(_truth_cell(getattr(truth, column), factor, form) for column, factor, form in TRUTH.values()),
            f"{truth.matched} of {truth.objects}",
        ]
        for name, truth in truths.items()
    ]
    for label, summary in (("**mean**", np.mean), ("**worst**", np.max)):
        lines.append([label, *(_truth_summary(truths.values(), *column, summary) for column in TRUTH.values()), ""])
    return table(["scene", *TRUTH, "matched"], lines)


def shared_pictures(arms: Mapping[str, Rows]) -> list[str]:
    """The pictures that were run in every way."""
    return [name for name in next(iter(arms.values())) if all(name in rows for rows in arms.values())]


def ablation_table(arms: Mapping[str, Rows]) -> str:
    """A row for each way to run: means over the pictures that all have, the difference to the first in brackets."""
    shared = shared_pictures(arms)
    first = next(iter(arms.values()))
    lines = []
    for arm, rows in arms.items():
        cells = [arm]
        for figure, form in PICTURE.values():
            value = np.mean([getattr(rows[name].final, figure) for name in shared])
            before = np.mean([getattr(first[name].final, figure) for name in shared])
            cells.append(f"{value:{form}}" + ("" if rows is first else f" ({value - before:+{form}})"))
        for column, factor, form in TRUTH.values():
            values = [getattr(truth, column) for name in shared if (truth := rows[name].truth)]
            values = [abs(value) * factor for value in values if value is not None]
            cells.append(f"{np.mean(values):{form.lstrip('+')}}" if values else "-")
        cells.append(f"{np.mean([rows[name].seconds for name in shared]):.0f}")
        lines.append(cells)
    return table(["", *PICTURE, *TRUTH, "s"], lines)


def gain_table(rows: Rows, without: Rows) -> str:
    """What solvers change in each picture, and whether PSNR or SSIM falls by more than the noise floor."""
    lines = []
    gains: list[tuple[float, float]] = []
    for name in rows:
        if name not in without:
            continue
        change = rows[name].final.gains_over(without[name].final)
        floor = rows[name].noise or without[name].noise
        gains.append((change["psnr"], change["ssim"]))
        worse = bool(floor and (change["psnr"] < -floor.psnr or change["ssim"] < -floor.ssim))
        lines.append(
            [name, *(f"{change[figure]:+{form}}" for figure, form in PICTURE.values()), "yes" if worse else "no"]
        )
    psnr, ssim = np.mean(gains, axis=0) if gains else (0.0, 0.0)
    lines.append(["**mean**", f"{psnr:+.2f}", f"{ssim:+.3f}", *[""] * (len(PICTURE) - 1)])
    return table(["picture", *PICTURE, "worse"], lines)


def perceptual_table(rows: Rows) -> str:
    """LPIPS, DINO and CLIP where they were measured; empty where none was."""
    measured = {name: entry.perceptual for name, entry in rows.items() if entry.perceptual}
    if not measured:
        return ""
    names = sorted({measure for entry in measured.values() for measure in entry})
    lines = [
        [name, *(f"{entry[measure]:.4f}" if measure in entry else "-" for measure in names)]
        for name, entry in measured.items()
    ]
    return table(["picture", *names], lines)


def _pictures_cells(figures: Measurements) -> list[str]:
    return [_cell(figures, heading) for heading in PICTURE]


def _cell(figures: Measurements, heading: str) -> str:
    figure, form = PICTURE[heading]
    return f"{getattr(figures, figure):{form}}"


def _costs(entry: Figures) -> list[str]:
    tokens = "?" if entry.tokens_in is None or entry.tokens_out is None else f"{entry.tokens_in + entry.tokens_out}"
    return [
        f"{entry.mean_colour.psnr:.1f} / {entry.mean_colour.ssim:.2f}",
        f"{entry.thumbnail_8x8.psnr:.1f} / {entry.thumbnail_8x8.ssim:.2f}",
        "failed" if entry.failure else f"{entry.executed:.0%}",
        f"{entry.attempts}",
        f"{entry.seconds:.0f}",
        tokens,
        "?" if entry.dollars is None else f"{entry.dollars:.2f}",
    ]


def _mean_costs(rows: Rows) -> list[str]:
    entries = list(rows.values())
    cards = [
        f"{np.mean([getattr(entry, card).psnr for entry in entries]):.1f} / "
        f"{np.mean([getattr(entry, card).ssim for entry in entries]):.2f}"
        for card in ("mean_colour", "thumbnail_8x8")
    ]
    return [
        *cards,
        f"{np.mean([entry.executed for entry in entries]):.0%}",
        f"{np.mean([entry.attempts for entry in entries]):.1f}",
        f"{np.mean([entry.seconds for entry in entries]):.0f}",
        f"{np.mean([(entry.tokens_in or 0) + (entry.tokens_out or 0) for entry in entries]):.0f}",
        f"{np.mean([entry.dollars or 0.0 for entry in entries]):.2f}",
    ]


def _summary(rows: Rows, summary: Callable[[Sequence[float], bool], float]) -> list[str]:
    return [
        f"{summary([getattr(entry.final, figure) for entry in rows.values()], figure in LOWER_IS_BETTER):{form}}"
        for figure, form in PICTURE.values()
    ]


def _mean(values: Sequence[float], lower_is_better: bool) -> float:
    return float(np.mean(values))


def _worst(values: Sequence[float], lower_is_better: bool) -> float:
    return max(values) if lower_is_better else min(values)


def _truth_cell(value: float | None, factor: float, form: str) -> str:
    return "-" if value is None else f"{value * factor:{form}}"


def _truth_summary(
    truths: Iterable[AgainstTruth], column: str, factor: float, form: str, summary: Callable[[list[float]], float]
) -> str:
    values = [getattr(truth, column) for truth in truths]
    known = [abs(value) * factor for value in values if value is not None]
    return f"{summary(known):{form.lstrip('+')}}" if known else "-"
