# SPDX-License-Identifier: GPL-3.0-or-later
"""What code finds the things by that programs made: never by their names in the file, which may be others' there."""

import builtins
import keyword
import re
from collections import Counter
from typing import Final

import bpy

from ..datablocks import Key, kind_of
from ..description.records import ObjectDescription, SceneDescription
from ..kit.session import PART_MARK, REF_MARK

_TAKEN: Final = frozenset((*dir(builtins), *keyword.kwlist, *keyword.softkwlist, "bpy", "find", "session_collection"))


class MadeNames:
    """Variables for what the session had at a moment, each looked up before anything is changed."""

    def __init__(self, before: SceneDescription, scene: bpy.types.Scene, renamed: dict[str, str]) -> None:
        """``before`` describes the moment; ``renamed`` maps present names of objects to those that they had then."""
        self._before = before
        self._renamed = renamed
        owned = [entry for entry in before.objects if entry.owned and entry.ref]
        former = {renamed.get(entry.name, entry.name): entry for entry in scene.objects}
        self._keys = {entry.name: _key(entry, former.get(entry.name), owned) for entry in owned}
        self._counts = Counter(self._keys.values())
        self._variables: dict[Key, str] = {}
        self._lookups: dict[str, str] = {}

    def variable(self, datablock: bpy.types.ID) -> str:
        """The variable that stands for ``datablock``; empty for what no program made."""
        name = datablock.name
        if isinstance(datablock, bpy.types.Object):
            return self.of_object(self._renamed.get(name, name))
        return self.of_material(name) if kind_of(datablock) == "materials" else ""

    def of_object(self, name: str) -> str:
        """The variable for the object that had this name; empty where no program made it."""
        entry = self._before.object(name)
        return self._bound(("objects", name), name, self._object(entry)) if entry else ""

    def of_material(self, name: str) -> str:
        """Likewise for a material, which is found at an object that had it."""
        for entry in self._before.objects:
            if name in entry.materials and self._object(entry):
                lookup = f"{self._object(entry)}.material_slots[{entry.materials.index(name)}].material"
                return self._bound(("materials", name), f"{name} material", lookup)
        return ""

    def lookups(self, code: str) -> list[str]:
        """The lines that give ``code`` the variables that it uses."""
        used = set(re.findall(r"\w+", code))
        return [f"{variable} = {lookup}" for variable, lookup in self._lookups.items() if variable in used]

    def _object(self, entry: ObjectDescription) -> str:
        key = self._keys.get(entry.name, "")
        if not key or self._counts[key] > 1:
            return ""
        if self._before.settings["camera"].value == entry.name:
            return "bpy.context.scene.camera"
        if entry.type in {"CAMERA", "LIGHT"}:
            members = "entry for entry in session_collection().all_objects"
            return f"next({members} if entry.get({quoted(REF_MARK)}) == {quoted(key)})"
        return f"find({quoted(key)})"

    def _bound(self, key: Key, name: str, lookup: str) -> str:
        if not lookup:
            return ""
        if key not in self._variables:
            plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
            word = plain if plain and not plain[0].isdigit() and plain not in _TAKEN else f"the_{plain}".rstrip("_")
            number, variable = 1, word
            while variable in self._lookups:
                number += 1
                variable = f"{word}_{number}"
            self._variables[key] = variable
            self._lookups[variable] = lookup
        return self._variables[key]


def quoted(name: str) -> str:
    """``name`` as code, in double quotes wherever that is possible."""
    return f'"{name}"' if name.isprintable() and not set('"\\') & set(name) else repr(name)


def _key(entry: ObjectDescription, now: bpy.types.Object | None, owned: list[ObjectDescription]) -> str:
    """What programs find the object by; of what is gone only its description says whether it was a part."""
    if now is not None:
        return str(now.get(PART_MARK) or entry.ref)
    is_alone = sum(other.ref == entry.ref for other in owned) == 1
    return entry.ref if is_alone else entry.name
