# SPDX-License-Identifier: GPL-3.0-or-later
"""What an object is made of: its data, its materials and what these use in turn."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..datablocks import Key
from ..description.digest import digest_of
from ..description.records import DatablockDescription, ObjectDescription, SceneDescription, Setting

_PART_OF_AN_OBJECT: Final = ("node_groups", "images", "textures", "particles", "actions")
_PART_OF_DATA: Final = ("materials", *_PART_OF_AN_OBJECT)
"""Kinds that are followed by the names that settings hold; other objects and their shapes never are."""


class Uses:
    """The datablocks of each object of a description."""

    def __init__(self, description: SceneDescription) -> None:
        self._records: dict[Key, DatablockDescription] = {
            (entry.kind, entry.name): entry for entry in description.datablocks
        }
        self._data: dict[str, list[Key]] = {}
        for key, entry in self._records.items():
            for user in entry.users:
                self._data.setdefault(user, []).append(key)

    def of(self, entry: ObjectDescription) -> dict[Key, DatablockDescription]:
        """All that ``entry`` uses, other objects left out."""
        waiting = [
            *self._data.get(entry.name, ()),
            *(("materials", name) for name in entry.materials),
            *_named(_PART_OF_AN_OBJECT, entry.settings, *(part.settings for part in entry.parts)),
        ]
        found: dict[Key, DatablockDescription] = {}
        while waiting:
            key = waiting.pop()
            record = self._records.get(key)
            if record is not None and key not in found:
                found[key] = record
                waiting += _named(_PART_OF_DATA, record.settings, *(part.settings for part in record.parts))
        return found

    def digest_of(self, entry: ObjectDescription) -> str:
        """Hash of the object and all that it uses."""
        return digest_of([entry.fingerprint, *sorted(record.fingerprint for record in self.of(entry).values())])


def _named(kinds: Iterable[str], *groups: Mapping[str, Setting]) -> Iterator[Key]:
    for settings in groups:
        for setting in settings.values():
            if setting.form == "name" and setting.value:
                names = setting.value if isinstance(setting.value, list) else [setting.value]
                yield from ((kind, name) for kind in kinds for name in names if name)
