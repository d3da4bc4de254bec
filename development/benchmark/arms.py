# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the ablation, and the tasks that they come to."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Final

from ...agent.solver import SWITCHES, Switch
from .subjects import Subject
from .switches import RUNNING
from .task import Task, code_hash

ALL: Final = "all"
NONE: Final = "none"


def arms_of(options: argparse.Namespace) -> dict[str, tuple[Switch, ...]]:
    """What each row is without, by the row's name; the row with everything is first."""
    arms: dict[str, tuple[Switch, ...]] = {ALL: ()}
    if options.without:
        everything = set(RUNNING) <= set(options.without)
        arms[NONE if everything else f"without {', '.join(options.without)}"] = options.without
    if options.ablate:
        # With but one solver the row without it is the row without any.
        arms |= {f"without {name}": (name,) for name in RUNNING if len(RUNNING) > 1} | {NONE: SWITCHES}
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
