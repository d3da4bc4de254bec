# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML and SVG that cannot be broken by what it shows: all text is escaped unless it is ``Markup``."""

from html import escape

VOID_ELEMENTS = frozenset({"img", "input", "br", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | float | bool | None) -> Markup:
    """``<name attributes>children</name>``.

    Attribute names lose a trailing underscore and turn others into hyphens (``class_``,
    ``aria_label``, ``viewBox``); ``None`` and ``False`` leave an attribute out, ``True`` sets it bare.
    """
    words = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        words.append(attribute if value is True else f'{attribute}="{escape(str(value))}"')
    opening = f"<{' '.join(words)}>"
    if name in VOID_ELEMENTS:
        return Markup(opening)
    return Markup(f"{opening}{join(*children)}</{name}>")


def join(*parts: str) -> Markup:
    """The parts one after another, escaped where they are plain text."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))
