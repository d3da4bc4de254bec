# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure how well pictures are reconstructed, and write ``docs/benchmark.md``."""

import argparse
import shlex
import signal
import sys
from collections.abc import Sequence
from functools import partial

from ..agent.errors import MaquetteError
from ..agent.providers.registry import DESCRIPTIONS
from ..agent.solver import require_prompts_for
from .benchmark.arms import arms_of, tasks_of
from .benchmark.figures import Figures, read_figures
from .benchmark.options import EXAMPLES, option_parser
from .benchmark.pool import run_all
from .benchmark.scene_pictures import scene_subjects
from .benchmark.subjects import PICTURES, Subject, subjects_of
from .benchmark.task import Task

INTERRUPTED = 130
PLACES = frozenset({"--cache", "--page", "--jobs"})


def main(arguments: Sequence[str]) -> int:
    """The command's exit status: 1 where a picture broke down, 130 when interrupted."""
    parser = option_parser()
    options = parser.parse_args(arguments)
    try:
        require_prompts_for(options.without, sees=DESCRIPTIONS[options.provider].sees)
    except MaquetteError as error:
        parser.error(str(error))
    show = partial(print, flush=True)
    # Who ends this process, a scheduler for one, ends what it has begun.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if options.solvers:
            _measure_solvers(options)
            return 0
        kind, subjects = _subjects(options)
        if options.list:
            print("\n".join(f"{number} {subject.name}" for number, subject in enumerate(subjects)))
            return 0
        if options.only is not None:
            subjects = [subjects[options.only]]
        arms = arms_of(options)
        tasks = tasks_of(options, subjects, arms)
        if options.report:
            done = [(task, read_figures(options.cache / task.folder)) for task in tasks]
            done = [(task, figures) for task, figures in done if figures is not None]
        else:
            done = run_all(tasks, options.cache, options.jobs, show)
        if options.only is None:
            # Plots take a second to import, which a task that draws none need not wait for.
            from .benchmark.page import pictures_part, write_page

            pictures_part(options, kind, subjects, _rows(done), done, said=_said(arguments))
            write_page(options)
            print(options.page)
    except KeyboardInterrupt:
        print("Interrupted. The same command goes on from here.", file=sys.stderr)
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0 if all(figures and not figures.failure for _, figures in done) else 1


def _said(arguments: Sequence[str]) -> str:
    """The command as the page shows it, without what makes no difference to the figures."""
    kept = []
    skip = False
    for argument in arguments:
        if not skip and argument not in {*PLACES, "--report"}:
            kept.append(argument)
        skip = argument in PLACES
    return shlex.join(["bench", *kept])


def _measure_solvers(options: argparse.Namespace) -> None:
    """Write the page's section on the solvers alone."""
    from .benchmark.page import SOLVERS_PART, write_page
    from .benchmark.solver_figures import solvers_part

    options.cache.mkdir(parents=True, exist_ok=True)
    (options.cache / SOLVERS_PART).write_text(solvers_part(options, partial(print, flush=True)), encoding="utf-8")
    write_page(options)


def _subjects(options: argparse.Namespace) -> tuple[str, list[Subject]]:
    """What kind of set is asked for, and its pictures."""
    if options.set:
        return subjects_of(options.set)
    show = partial(print, flush=True)
    scenes = scene_subjects(options.scenes, options.cache, show, samples=options.scene_samples, size=options.scene_size)
    pictures = [] if options.no_examples else sorted(path for path in EXAMPLES.iterdir() if path.suffix in PICTURES)
    return "scenes", [*scenes, *(Subject(path.stem, path) for path in pictures)]


def _rows(done: Sequence[tuple[Task, Figures | None]]) -> dict[str, dict[str, Figures]]:
    """Figures by arm and picture, without those of processes that broke down."""
    rows: dict[str, dict[str, Figures]] = {}
    for task, figures in done:
        if figures is not None:
            rows.setdefault(task.arm, {})[task.name] = figures
    return rows
