# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole lines of a journal, with a running hash."""

import hashlib
from collections.abc import Sequence
from pathlib import Path


class Lines:
    """The whole lines of a journal, with a running hash."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.all: list[str] = []
        self._keys: list[str] = []
        for line in lines:
            self.append(line)

    @staticmethod
    def read(path: Path) -> "Lines":
        """All whole lines of the file. Raises ``OSError``."""
        content = path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1].decode("ascii", "backslashreplace")
        return Lines(whole.splitlines(keepends=True))

    @property
    def header(self) -> str:
        """The first line. Raises ``IndexError`` where there is none."""
        return self.all[0]

    @property
    def of_entries(self) -> list[str]:
        """All but the first."""
        return self.all[1:]

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return sum(map(len, self.all))

    def append(self, line: str) -> None:
        """Add ``line``."""
        before = self._keys[-1] if self._keys else ""
        self.all.append(line)
        self._keys.append(hashlib.sha256((before + line).encode("ascii", "backslashreplace")).hexdigest()[:16])

    def key(self, position: int) -> str:
        """Hash of the header and ``position`` entries."""
        return self._keys[position]

    def has(self, position: int, key: str) -> bool:
        """Whether ``key`` is the key there."""
        return position < len(self._keys) and self._keys[position] == key

    def up_to(self, position: int) -> "Lines":
        """Header and ``position`` entries."""
        return Lines(self.all[: position + 1])
