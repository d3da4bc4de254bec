# SPDX-License-Identifier: GPL-3.0-or-later
"""A failure put into words that a generator can repair its code from."""

from collections.abc import Iterator
from itertools import groupby
from types import FrameType
from typing import Final

from .time_limit import TimeLimitReached

NEIGHBOURS: Final = 3
"""Lines shown before and after the failing one."""
CALLERS: Final = 4
"""Calls shown that led there, innermost first."""


def describe_failure(error: BaseException, code: str, file_name: str) -> str:
    """What was raised, where in the code, and by which calls."""
    places = list(_places(error, file_name))
    text = [_headline(error)]
    if isinstance(error, SyntaxError) and error.lineno and not places:
        text.append(_excerpt(code, error.lineno))
    if places:
        line, frame = places[-1]
        text.append(f'File "{file_name}", line {line}, in {frame.f_code.co_name}')
        text.append(_excerpt(code, line))
        lines = code.split("\n")
        for caller, _ in groupby(reversed(places[:-1]), lambda place: place[0]):
            if len(text) > CALLERS + 2:
                break
            text.append(f"  called from line {caller}: {lines[caller - 1].strip()}")
    return "\n".join(text)


def _headline(error: BaseException) -> str:
    if isinstance(error, TimeLimitReached):
        return "The time limit was reached: the code did not end. It was stopped here."
    if isinstance(error, SystemExit):
        return "SystemExit: the code tried to end Blender. Let it run to its end instead."
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _places(error: BaseException, file_name: str) -> Iterator[tuple[int, FrameType]]:
    """Line and frame of each call within the code itself, outermost first."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file_name:
            yield trace.tb_lineno, trace.tb_frame
        trace = trace.tb_next


def _excerpt(code: str, line: int) -> str:
    lines = code.split("\n")
    first, last = max(1, line - NEIGHBOURS), min(len(lines), line + NEIGHBOURS)
    return "\n".join(f"{'>' if n == line else ' '} {n:4d}  {lines[n - 1].rstrip()}" for n in range(first, last + 1))
