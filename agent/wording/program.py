# SPDX-License-Identifier: GPL-3.0-or-later
"""The program so far, and the one that is to be changed."""

from collections.abc import Sequence
from typing import Final

from ..section import Section
from .outline_code import cut, outline_code

MOST_LETTERS: Final = 7000
"""Of all accepted sections together."""
MOST_OF_ONE: Final = 4000
MOST_OF_OWN: Final = 14000
"""Of the program that is to be changed; about 4500 tokens."""


def sections_in_words(sections: Sequence[Section]) -> str:
    """The accepted sections in order, whole where they are short, else without the bodies of their functions."""
    share = min(MOST_OF_ONE, MOST_LETTERS // max(1, len(sections)))
    shown = [_section(section, share) for section in sections if section.code.strip()]
    return "\n\n".join(shown)


def own_program(code: str) -> str:
    """The program that edits are merged into: whole, or shortened where it is very long."""
    if not code.strip():
        return ""
    if len(code) <= MOST_OF_OWN:
        return fenced(code)
    return (
        "It is long: bodies of functions are left out here, and stay as they are unless you send them anew.\n\n"
        + fenced(outline_code(code, most_letters=MOST_OF_OWN))
    )


def fenced(code: str) -> str:
    """A block of Python."""
    return f"```python\n{code.strip()}\n```"


def _section(section: Section, share: int) -> str:
    title = section.stage.capitalize()
    if section.by_hand:
        who = f"Found by the {section.solver} solver" if section.solver else "By hand"
        title = f"{who}, after the {section.stage} stage"
    code = section.code.strip()
    if len(code) > share:
        title += " (bodies of functions left out)"
        code = cut(outline_code(code, most_letters=share), share)
    return f"{title}:\n\n{fenced(code)}"
