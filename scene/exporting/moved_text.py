# SPDX-License-Identifier: GPL-3.0-or-later
"""Source text edited by position, and moved into a function without changing what it means."""

import io
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass

INDENT = "    "


@dataclass(frozen=True)
class Replacement:
    """Other text for a piece of the source; positions as in ``ast``: lines from 1, columns in bytes."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def replaced(code: str, replacements: Iterable[Replacement]) -> str:
    """The code with pieces of it replaced; the pieces must not overlap."""
    lines = code.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    text = b"".join(lines)
    for entry in sorted(replacements, key=lambda entry: entry.start, reverse=True):
        start, end = (starts[line - 1] + column for line, column in (entry.start, entry.end))
        text = text[:start] + entry.text.encode() + text[end:]
    return text.decode()


def indented(code: str) -> str:
    """The code four columns to the right; strings over several lines stay as they are, blank lines come singly."""
    inside = _lines_inside_strings(code)
    lines: list[str] = []
    for number, line in enumerate(code.splitlines(), start=1):
        if number in inside:
            lines.append(line)
        elif line.strip():
            # What ends this line may stand in a string that goes on in the next.
            lines.append(INDENT + (line if number + 1 in inside else line.rstrip()))
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines)


def _lines_inside_strings(code: str) -> set[int]:
    """Numbers of the lines that begin inside a string."""
    inside: set[int] = set()
    starts: list[int] = []
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        kind = tokenize.tok_name[token.type]
        # Since Python 3.12 a formatted string is a start, an end and what lies between.
        if kind.endswith("STRING_START"):
            starts.append(token.start[0])
        elif kind.endswith("STRING_END"):
            inside |= set(range(starts.pop() + 1, token.end[0] + 1))
        elif kind == "STRING":
            inside |= set(range(token.start[0] + 1, token.end[0] + 1))
    return inside
