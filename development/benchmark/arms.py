# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the ablation, and the tasks that they come to."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Final

from ...agent.solver import PROMPTED, SWITCHES, Switch
from .subjects import Subject
from .switches import running_with
from .task import Task, code_hash

ALL: Final = "all"
NONE: Final = "none"


def arms_of(options: argparse.Namespace) -> dict[str, tuple[Switch, ...]]:
    """What each row is without, by the row's name; the row with everything is first."""
    running = running_with(options.provider)
    arms: dict[str, tuple[Switch, ...]] = {ALL: ()}
    if options.without:
        arms[NONE if set(running) <= set(options.without) else f"without {', '.join(options.without)}"] = (
            options.without
        )
    if options.ablate:
        everything = tuple(name for name in SWITCHES if name in running or name not in PROMPTED)
        arms |= {f"without {name}": (name,) for name in running} | {NONE: everything}
    return arms


def tasks_of(
    options: argparse.Namespace, subjects: Sequence[Subject], arms: Mapping[str, tuple[Switch, ...]]
) -> list[Task]:
    """A task for each picture in each row, those of a picture together, so that what is done can be compared."""
    code = code_hash()
    return [
        Task(
            picture=str(subject.picture),
            name=subject.name,
            arm=arm,
            truth=subject.truth,
            second=str(subject.second or ""),
            provider=options.provider,
            model=options.model,
            address=options.address,
            mode=options.mode,
            without=without,
            size=options.size,
            samples=options.samples,
            seed=options.seed,
            code=code,
        )
        for subject in subjects
        for arm, without in arms.items()
    ]
