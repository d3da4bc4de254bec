# SPDX-License-Identifier: GPL-3.0-or-later
"""A Markdown template filled in, without what there is nothing to say about."""

from collections.abc import Iterator, Mapping
from string import Template


def fill_template(template: str, words: Mapping[str, str]) -> str:
    """``template`` with ``words`` in the place of its ``$name``.

    A line all of whose words are empty is left out; a section (a heading and what stands up to the next) all of whose
    words are empty goes with its heading. Raises ``KeyError`` when the template names a word that is not given.
    """
    filled = [_filled(section, words) for section in _sections(template)]
    lines: list[str] = []
    for line in (line for section in filled for line in section):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"


def _sections(template: str) -> Iterator[list[str]]:
    section: list[str] = []
    for line in template.splitlines():
        if line.startswith("#") and section:
            yield section
            section = []
        section.append(line)
    yield section


def _filled(section: list[str], words: Mapping[str, str]) -> list[str]:
    named = {line: Template(line).get_identifiers() for line in section}
    body = [name for line in section if not line.startswith("#") for name in named[line]]
    if body and not any(words[name] for name in body):
        return []
    return [
        Template(line).substitute(words).strip("\n") if named[line] else line
        for line in section
        if not named[line] or any(words[name] for name in named[line])
    ]
