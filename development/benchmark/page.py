# SPDX-License-Identifier: GPL-3.0-or-later
"""``docs/benchmark.md``: what the figures mean, the tables, the plots."""

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ...agent.whole_file import write_whole
from .arms import ALL, NONE
from .figures import Figures
from .perceptual import absent
from .plots import contact_sheet, plot_ablation, plot_pictures
from .subjects import Subject
from .tables import (
    Rows,
    ablation_table,
    gain_table,
    perceptual_table,
    result_table,
    second_view_table,
    shared_pictures,
    truth_table,
)
from .task import Task

PICTURES_PART: Final = "pictures.md"
SOLVERS_PART: Final = "solvers.md"
"""Parts of the page in the cache, so that each can be measured anew without the other."""
HEAD: Final = Path(__file__).with_name("page_head.md")


def pictures_part(
    options: argparse.Namespace,
    kind: str,
    subjects: Sequence[Subject],
    arms: Mapping[str, Rows],
    done: Sequence[tuple[Task, Figures | None]],
    said: str,
) -> None:
    """Write the tables and plots of reconstructed pictures; ``said`` is the command."""
    if ALL not in arms:
        return
    rows = arms[ALL]
    known = [subject for subject in subjects if subject.name in rows]
    parts = [f"## {_title(kind)}\n", f"Made by `python dev.py {said}`: {_how(options, len(known), len(subjects))}\n"]
    images = _images(options)
    folders = {(task.name, task.arm): options.cache / task.folder for task, _ in done}
    columns = [arm for arm in (NONE, ALL) if arm in arms]
    pictures = [_pictures(subject, folders, columns) for subject in known if not rows[subject.name].failure]
    if pictures:
        contact_sheet(pictures, images / "pictures.png")
        shown = ["reference", *({NONE: "without solvers", ALL: "reconstruction"}[arm] for arm in columns)]
        shown += ["true second view", "reconstruction from there"] if any(subject.second for subject in known) else []
        words = ", ".join(shown)
        parts += [f"![{words}]({_link(options, 'pictures.png')})\n", f"From left to right: {words}.\n"]
    plot_pictures({arm: arms[arm] for arm in (ALL, NONE) if arm in arms}, images / "pictures_plot.png")
    parts += [result_table(rows), f"![PSNR and SSIM of each picture]({_link(options, 'pictures_plot.png')})\n"]
    if any(entry.truth for entry in rows.values()):
        parts += ["### Against the truth\n", truth_table(rows), "### From the second view\n", second_view_table(rows)]
    if len(arms) > 1:
        plot_ablation(arms, images / "ablation.png")
        parts += [
            "### With and without\n",
            f"Means over {', '.join(shared_pictures(arms))}, which were run in every way.\n",
            ablation_table(arms),
            f"![Change of the means]({_link(options, 'ablation.png')})\n",
        ]
    if NONE in arms:
        parts += ["### What the solvers change in each picture\n", gain_table(rows, arms[NONE])]
    if learned := perceptual_table(rows):
        parts += ["### Learned measures\n", learned]
    skipped = absent()
    if skipped:
        parts.append(f"Not measured: {'; '.join(f'{name.upper()}, because {why}' for name, why in skipped.items())}.\n")
    failed = [
        f"{task.name} ({task.arm}): {figures.failure if figures else 'broke down'}"
        for task, figures in done
        if not figures or figures.failure
    ]
    if failed:
        parts.append(f"Failed: {'; '.join(failed)}.\n")
    write_whole(options.cache / PICTURES_PART, "\n".join(parts))


def write_page(options: argparse.Namespace) -> None:
    """Put the page together of its head and the parts that there are."""
    parts = [HEAD.read_text(encoding="utf-8")]
    parts += [
        path.read_text(encoding="utf-8")
        for name in (PICTURES_PART, SOLVERS_PART)
        if (path := options.cache / name).is_file()
    ]
    options.page.parent.mkdir(parents=True, exist_ok=True)
    write_whole(options.page, "\n".join(parts))


def _pictures(subject: Subject, folders: Mapping[tuple[str, str], Path], columns: Sequence[str]) -> list[Path | None]:
    """A row of the sheet: reference, what was made of it, and both again from the second view."""
    reference = folders[subject.name, ALL] / "out" / "session" / "reference.png"
    ends = [folders.get((subject.name, arm)) for arm in columns]
    made = [folder / "out" / "render.png" if folder else None for folder in ends]
    second = [subject.second, folders[subject.name, ALL] / "second.png"] if subject.second else []
    return [reference, *made, *second]


def _title(kind: str) -> str:
    return "Ground-truth scenes and example pictures" if kind == "scenes" else f"A set of {kind}"


def _how(options: argparse.Namespace, done: int, count: int) -> str:
    model = f", model {options.model}" if options.model else ""
    pictures = f"{done} of {count} pictures" if done < count else f"{count} pictures"
    return (
        f"{pictures}, provider {options.provider}{model}, {options.mode}, {options.size} pixels, "
        f"{options.samples} samples, seed {options.seed}, {options.jobs} processes."
    )


def _images(options: argparse.Namespace) -> Path:
    return Path(options.page).parent / "images" / Path(options.page).stem


def _link(options: argparse.Namespace, name: str) -> str:
    return os.path.relpath(_images(options) / name, Path(options.page).parent).replace(os.sep, "/")
