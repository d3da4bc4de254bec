# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has settled by hand, left out of what the analyst writes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from ...records import JsonValue, from_json
from ...settled import Settled
from .placed import Placed

Value = TypeVar("Value")


@dataclass(frozen=True)
class SettledParts:
    """What programs call the objects and lamps of which the artist has settled something."""

    form: frozenset[str] = frozenset()
    look: frozenset[str] = frozenset()

    def of_free_form(self, entries: Mapping[str, Value]) -> dict[str, Value]:
        """Those of ``entries``, by object, whose place and shape may be changed."""
        return {key: value for key, value in entries.items() if key not in self.form}

    def of_free_look(self, layout: Mapping[str, Placed]) -> dict[str, Placed]:
        """Those of the layout whose materials may be changed, without the backdrops whose may not."""
        return {
            key: replace(placed, backdrop=None) if backdrop_of(key) in self.look else placed
            for key, placed in layout.items()
            if key not in self.look
        }


def read_settled(facts: Mapping[str, JsonValue]) -> SettledParts:
    """What the facts of a request for code say is settled."""
    settled = [from_json(Settled, entry) for entry in facts.get("settled", [])]
    return SettledParts(
        frozenset(_key(entry) for entry in settled if entry.how != "changed look"),
        frozenset(_key(entry) for entry in settled if entry.how != "changed form"),
    )


def backdrop_of(key: str) -> str:
    """The name of the second part of an object, its upright side."""
    return f"{key}_backdrop"


def _key(entry: Settled) -> str:
    return entry.name if entry.name == backdrop_of(entry.ref) else entry.ref
