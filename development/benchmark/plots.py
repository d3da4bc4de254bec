# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as plots, and pictures beside each other."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import matplotlib
import numpy as np
from numpy.typing import NDArray

from ...agent.vision.colour import as_8_bit
from ...agent.vision.intake import read_reference
from ...agent.vision.png import write_png
from ...agent.vision.resize import shrink
from .tables import PICTURE, Rows

matplotlib.use("Agg")
# It must be told not to look for a screen before this is imported.
from matplotlib import pyplot

INK, FAINT = "#30343b", "#b9bec7"
COLOURS: Final = ("#c9622f", "#3d6f8e", "#7a9a3c", "#8d5a97", "#b58b2a", "#4b8f87", "#9a4a4a")
THUMBNAIL: Final = 168
"""Pixels of a picture's width on a sheet."""


def plot_pictures(arms: Mapping[str, Rows], path: Path) -> None:
    """PSNR and SSIM of each picture: a dot for each of ``arms``, ticks for the two yardsticks."""
    names = list(next(iter(arms.values())))
    figure, axes = pyplot.subplots(1, 2, figsize=(9.0, 0.34 * len(names) + 1.3), sharey=True, layout="constrained")
    places = np.arange(len(names))[::-1]
    for axis, measure, label in zip(axes, ("psnr", "ssim"), ("PSNR, dB", "SSIM"), strict=True):
        first = next(iter(arms.values()))
        for card, mark, title in (
            ("mean_colour", "|", "card of the mean colour"),
            ("thumbnail_8x8", "x", "8x8 thumbnail"),
        ):
            values = [getattr(getattr(first[name], card), measure) for name in names]
            axis.scatter(values, places, marker=mark, color=INK, s=42, label=title, zorder=2)
        for (arm, rows), colour in zip(reversed(list(arms.items())), COLOURS, strict=False):
            known = [
                (getattr(rows[name].final, measure), place)
                for name, place in zip(names, places, strict=True)
                if name in rows
            ]
            axis.scatter(*zip(*known, strict=True), color=colour, s=34, label=arm, zorder=3)
        axis.set_xlabel(label)
        axis.set_yticks(places, names)
        _plain(axis)
    figure.legend(*axes[0].get_legend_handles_labels(), fontsize=7, frameon=False, loc="outside lower center", ncols=4)
    _save(figure, path)


def plot_ablation(arms: Mapping[str, Rows], path: Path) -> None:
    """By how much the means change when something is missing."""
    first, *others = arms.items()
    if not others:
        return
    figure, axes = pyplot.subplots(1, 3, figsize=(9.0, 0.36 * len(others) + 1.2), sharey=True, layout="constrained")
    names = [name for name in first[1] if all(name in rows for _, rows in others)]
    places = np.arange(len(others))[::-1]
    for axis, heading in zip(axes, ("PSNR, dB", "SSIM", "CIEDE2000"), strict=True):
        measure, _ = PICTURE[heading]
        base = np.mean([getattr(first[1][name].final, measure) for name in names])
        changes = [np.mean([getattr(rows[name].final, measure) for name in names]) - base for _, rows in others]
        axis.barh(places, changes, color=COLOURS[1], height=0.6)
        axis.axvline(0.0, color=INK, linewidth=0.8)
        axis.set_xlabel(f"change of {heading}")
        axis.set_yticks(places, [arm for arm, _ in others])
        _plain(axis)
    _save(figure, path)


def contact_sheet(rows: Sequence[Sequence[Path | None]], path: Path) -> None:
    """``rows`` of pictures beside each other, each as wide as the others; white where there is none."""
    columns = max(len(row) for row in rows)
    drawn = []
    for row in rows:
        small = [_small(read_reference(entry)) if entry and entry.is_file() else None for entry in row]
        height = max(picture.shape[0] for picture in small if picture is not None)
        cells = [np.full((height, THUMBNAIL, 3), 255, np.uint8) for _ in range(columns)]
        for cell, picture in zip(cells, small, strict=False):
            if picture is not None:
                cell[: picture.shape[0]] = picture
        gap = np.full((height, 4, 3), 255, np.uint8)
        drawn.append(np.concatenate([part for cell in cells for part in (cell, gap)][:-1], axis=1))
        drawn.append(np.full((4, drawn[-1].shape[1], 3), 255, np.uint8))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_png(path, np.concatenate(drawn[:-1]))


def _small(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height = max(1, round(picture.shape[0] * THUMBNAIL / picture.shape[1]))
    values = (picture / np.float32(255.0)).astype(np.float32)
    if picture.shape[1] <= THUMBNAIL:
        return (
            picture
            if picture.shape[1] == THUMBNAIL
            else np.pad(picture, ((0, 0), (0, THUMBNAIL - picture.shape[1]), (0, 0)))
        )
    return as_8_bit(shrink(values, height, THUMBNAIL))


def _plain(axis: matplotlib.axes.Axes) -> None:
    axis.grid(axis="x", color=FAINT, linewidth=0.5)
    axis.set_axisbelow(True)
    axis.tick_params(labelsize=8, length=0)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)


def _save(figure: "matplotlib.figure.Figure", path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # No date and no version, so that the same figures make the same file.
    figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)
