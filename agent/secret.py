# SPDX-License-Identifier: GPL-3.0-or-later
"""A text that must not be written anywhere."""

from typing import Final

HIDDEN: Final = "[key]"


class Secret:
    """Holds a key, and shows it neither as text nor in a ``repr``; ``records.to_json`` refuses it.

    Untrue where there is none. White space around a pasted key is dropped.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text.strip()

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return HIDDEN if self else "''"

    def reveal(self) -> str:
        """The key itself, for the one line that sends it."""
        return self._text

    def hide_in(self, text: str) -> str:
        """``text`` with the key, wherever it occurs, made unreadable."""
        return text.replace(self._text, HIDDEN) if self._text else text
