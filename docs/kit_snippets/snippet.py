# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of pictures is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """A few lines of kit code and what their picture shows; the code runs after the section's studio."""

    name: str
    """Of the function explained, and of the picture's file."""
    shows: str
    """The picture in a sentence, for whoever cannot see it."""
    code: str


@dataclass(frozen=True)
class Section:
    """Snippets of one chapter of the reference card, with the same studio."""

    title: str
    studio: str
    snippets: tuple[Snippet, ...]
