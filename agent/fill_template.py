# SPDX-License-Identifier: GPL-3.0-or-later
"""A Markdown template filled in, without what there is nothing to say about."""

from collections.abc import Iterator, Mapping
from string import Template


def fill_template(template: str, words: Mapping[str, str]) -> str:
    """``template`` with ``words`` in the place of its ``$name``.

    A line all of whose words are empty is left out, and then a heading that nothing stands under.
    Raises ``KeyError`` when the template names a word that is not given.
    """
    lines: list[str] = []
    for line in _without_bare_headings([*_filled(template, words)]):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"


def _filled(template: str, words: Mapping[str, str]) -> Iterator[str]:
    for line in template.splitlines():
        part = Template(line)
        names = part.get_identifiers()
        if not names or any(words[name] for name in names):
            yield part.substitute(words).strip("\n") if names else line


def _without_bare_headings(lines: list[str]) -> list[str]:
    kept: list[str] = []
    following = ""
    for line in reversed(lines):
        level = _level(line)
        if level and (not following or 0 < _level(following) <= level):
            continue
        kept.append(line)
        following = line or following
    return kept[::-1]


def _level(line: str) -> int:
    """Of a heading; 0 for any other line, and for what was filled in of more than one line."""
    marks = len(line) - len(line.lstrip("#"))
    return marks if marks and line[marks : marks + 1] == " " and "\n" not in line else 0
