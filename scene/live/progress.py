# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a session has come."""

from collections.abc import Sequence

from ...agent.effects import Tell


def share_done(stages: Sequence[str], about: Tell, reviewed: bool) -> float:
    """An estimate from 0 to 1: each stage counts the same, and so does each of its attempts.

    ``reviewed`` says that the stage that ``about`` is of has come to its end.
    """
    if about.stage not in stages:
        return 0.0
    within = 1.0 if reviewed or about.done else (max(about.attempt - 1, 0) / about.attempts if about.attempts else 0.5)
    return (stages.index(about.stage) + min(within, 1.0)) / len(stages)
