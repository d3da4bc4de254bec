# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark by which alone the session's collection is found again."""

from dataclasses import dataclass

import bpy

from ..kit.session import SESSION_MARK


@dataclass(frozen=True)
class SessionMark:
    """The mark of one collection as it was before code ran. Holds no reference, which removal invalidates."""

    collection: int
    """``session_uid``."""
    value: str | None

    @classmethod
    def of(cls, collection: bpy.types.Collection) -> "SessionMark":
        """The mark that ``collection`` carries now."""
        return cls(collection.session_uid, collection.get(SESSION_MARK))

    def restore(self) -> bool:
        """Put the mark back on the collection, if that is still there. Whether it had been changed."""
        for entry in bpy.data.collections:
            if entry.session_uid == self.collection and self.value and entry.get(SESSION_MARK) != self.value:
                entry[SESSION_MARK] = self.value
                return True
        return False
