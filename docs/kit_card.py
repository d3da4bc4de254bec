# SPDX-License-Identifier: GPL-3.0-or-later
"""Make prompts/kit.md, the kit's card as a model reads it, from docs/kit.md.

Run with the developer's environment, `.venv/bin/python docs/kit_card.py`. People get whole
paragraphs; a model pays for each letter, and gets every signature with its first sentence.
"""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent
SOURCE = DOCS / "kit.md"
CARD = DOCS.parent / "prompts" / "kit.md"
ENTRY = re.compile(r"- `([^`]+\))`: (.+)")
FIRST = ("Camera", "From the picture to the world")
"""Sections that come before the others: what is placed by the picture is placed best."""
LAST = ("Scene",)
"""Sections that come after the others: most programs need none of them."""


def main() -> None:
    """Write the card."""
    CARD.write_text(card(SOURCE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def card(text: str) -> str:
    """The card's Markdown, from that of the page for people."""
    head, *chapters = re.split(r"(?m)^## ", text)
    sections = {chapter.splitlines()[0]: chapter.splitlines()[1:] for chapter in chapters}
    middle = [title for title in sections if title not in (*FIRST, *LAST)]
    _, *introduction = [line for line in head.splitlines() if "](" not in line]
    parts = ["# The kit", *introduction]
    for title in (*FIRST, *middle, *LAST):
        # Blank lines tell a model nothing that the headings do not.
        parts += [f"## {title}", *(short(line) for line in sections[title] if line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)) + "\n"


def short(line: str) -> str:
    """A function's signature and first sentence; any other line as it is."""
    entry = ENTRY.fullmatch(line)
    return f"{entry[1]}: {first_sentence(entry[2])}" if entry else line


def first_sentence(text: str) -> str:
    """Up to the first full stop, without the quotes of code."""
    return re.split(r"(?<=\.) (?=[A-Z`])", text)[0].replace("`", "").removesuffix(".")


if __name__ == "__main__":
    main()
