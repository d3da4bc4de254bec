# SPDX-License-Identifier: GPL-3.0-or-later
"""A failure put into words that a generator can repair its code from."""

from collections.abc import Iterator
from itertools import groupby
from types import TracebackType
from typing import Final

from ..error_facts import error_facts
from ..failing_expression import failing_expression
from .time_limit import TimeLimitReached

NEIGHBOURS: Final = 3
"""Lines shown before and after the failing one."""
LONGEST_MESSAGE: Final = 600
"""Characters of the exception's own message: some list all of a hundred choices."""
CALLERS: Final = 4
"""Calls shown that led there, innermost first."""


def describe_failure(error: BaseException, code: str, file_name: str) -> str:
    """What was raised, where in the code, by which calls, and what would have been right."""
    traces = list(_traces(error, file_name))
    text = [_headline(error)]
    if traces:
        line = traces[-1].tb_lineno
        text.append(f'File "{file_name}", line {line}, in {traces[-1].tb_frame.f_code.co_name}')
        text.append(_excerpt(code, line))
        text.extend(_calls(traces[:-1], code))
    elif isinstance(error, SyntaxError) and error.lineno:
        text.append(_excerpt(code, error.lineno))
    text.extend(_facts(error, traces[-1] if traces else None, code))
    return "\n".join(text)


def failing_line(error: BaseException, file_name: str) -> int:
    """The line at the top level of the code that led to the error; 0 where none did."""
    return next((trace.tb_lineno for trace in _traces(error, file_name)), 0)


def _facts(error: BaseException, trace: TracebackType | None, code: str) -> tuple[str, ...]:
    try:
        return error_facts(error, failing_expression(trace, code) if trace else None)
    except BaseException:  # Reading attributes can run code of the program that has just failed.
        return ()


def _headline(error: BaseException) -> str:
    if isinstance(error, TimeLimitReached):
        return "The time limit was reached: the code did not end. It was stopped here."
    if isinstance(error, SystemExit):
        return "SystemExit: the code tried to end Blender. Let it run to its end instead."
    try:
        words = " ".join(str(error).split())[:LONGEST_MESSAGE]
    except BaseException:  # An exception of the program's own can fail in its own __str__.
        words = ""
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _traces(error: BaseException, file_name: str) -> Iterator[TracebackType]:
    """Each call within the code itself, outermost first."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file_name:
            yield trace
        trace = trace.tb_next


def _calls(traces: list[TracebackType], code: str) -> Iterator[str]:
    """The calls that led to the failure, innermost first; a recursion counts once."""
    lines = code.split("\n")
    callers = [line for line, _ in groupby(reversed([trace.tb_lineno for trace in traces]))]
    for line in callers[:CALLERS]:
        yield f"  called from line {line}: {lines[line - 1].strip()}"


def _excerpt(code: str, line: int) -> str:
    lines = code.split("\n")
    first, last = max(1, line - NEIGHBOURS), min(len(lines), line + NEIGHBOURS)
    return "\n".join(f"{'>' if n == line else ' '} {n:4d}  {lines[n - 1].rstrip()}" for n in range(first, last + 1))
