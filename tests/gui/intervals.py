# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what ``main_thread`` has noted inside Blender."""

from typing import Any

from .main_thread import BLENDERS_OWN, MAY_BLOCK

Noted = dict[str, list[Any]]


def waited(noted: Noted) -> list[float]:
    """Seconds between each two calls of the timer."""
    return [seconds for seconds, _, _ in intervals(noted)]


def intervals(noted: Noted) -> list[tuple[float, str, dict[str, float]]]:
    """Each wait: seconds, what the session waited for, and the seconds in it that each kind of work took."""
    found = []
    for (begin, _), (end, activity) in zip(noted["beats"], noted["beats"][1:], strict=False):
        work: dict[str, float] = {}
        for label, began, ended in noted["spans"]:
            within = min(end, ended) - max(begin, began)
            if within > 0:
                work[label] = work.get(label, 0.0) + within
        found.append((end - begin, activity, work))
    return found


def longest_of_ours(noted: Noted) -> tuple[float, str]:
    """The longest time that the main thread was kept at one thing by the extension: seconds, and by what.

    Running code and snapshots do not count, nor what holds them, nor Blender's drawing.
    """
    apart = [span for span in noted["spans"] if span[0] in MAY_BLOCK]
    counted = [
        (ended - began - sum(end - begin for _, begin, end in apart if began <= begin and end <= ended), label)
        for label, began, ended in noted["spans"]
        if label not in MAY_BLOCK and label not in BLENDERS_OWN
    ]
    return max(counted)
