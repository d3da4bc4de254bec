# SPDX-License-Identifier: GPL-3.0-or-later
"""Fenced blocks of a Markdown text.

Rules: https://spec.commonmark.org/0.31.2/#fenced-code-blocks
"""

import re
from dataclasses import dataclass
from typing import Final

OPENING: Final = re.compile(r"^( {0,3})(`{3,}|~{3,})[ \t]*([^`\n]*)$")


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    words: tuple[str, ...]
    """What stands behind the opening fence, in lower case: the language, as a rule."""
    text: str
    """With a line end behind each line."""


@dataclass(frozen=True)
class Fenced:
    """A text taken apart."""

    blocks: tuple[Block, ...]
    outside: str
    """What stands outside of the blocks."""
    open_at: int
    """Line, from 1, of a fence that is never closed; 0 where there is none."""


def take_apart(text: str) -> Fenced:
    """The fenced blocks of ``text`` and what is around them. A block that is never closed is none."""
    blocks: list[Block] = []
    outside: list[str] = []
    inside: list[str] = []
    opening: re.Match[str] | None = None
    opened_at = 0
    for number, line in enumerate(text.splitlines(), 1):
        if opening is None:
            opening = OPENING.match(line)
            if opening is None:
                outside.append(line)
            inside, opened_at = [], number
        elif _closes(line, opening.group(2)):
            words = tuple(opening.group(3).lower().split())
            blocks.append(Block(words, "".join(f"{part}\n" for part in _dedented(inside, len(opening.group(1))))))
            opening = None
        else:
            inside.append(line)
    return Fenced(tuple(blocks), "\n".join(outside), opened_at if opening else 0)


def _closes(line: str, fence: str) -> bool:
    rest = line.strip()
    indent = len(line) - len(line.lstrip(" "))
    return indent <= 3 and len(rest) >= len(fence) and set(rest) == {fence[0]}


def _dedented(lines: list[str], indent: int) -> list[str]:
    return [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines]
