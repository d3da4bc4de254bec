# SPDX-License-Identifier: GPL-3.0-or-later
"""What code prints, kept for the generator instead of shown in the console."""

from typing import Final

LONGEST_OUTPUT: Final = 20_000
"""Characters that are kept; a model reads no more with profit."""


class Printed:
    """Collects printed text up to a length, from its first character on."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._cut = False

    def print(self, *values: object, sep: str | None = " ", end: str | None = "\n", **_: object) -> None:
        """Stands in for the built-in ``print``; a file to print to is ignored."""
        if self._length >= LONGEST_OUTPUT:
            self._cut = True
            return
        text = (" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end)
        room = LONGEST_OUTPUT - self._length
        self._cut = self._cut or len(text) > room
        self._parts.append(text[:room])
        self._length += len(self._parts[-1])

    def text(self) -> str:
        """All that was kept, with a note where more was printed."""
        return "".join(self._parts) + ("\n[more was printed]" if self._cut else "")
