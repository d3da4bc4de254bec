# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of objects, told apart by a number each: those of one object of the blueprint with the same materials."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.errors import MaquetteError
from .numbers import HIGHEST_NUMBER, reference_of

MOST_MATERIALS: Final = 255
"""That one 8-bit channel tells apart; others have number 0, none."""


@dataclass(frozen=True)
class Kinds:
    """What the pass indices and the material slots in a rendered ``ids`` view stand for."""

    of: Mapping[str, int]
    """Kind of each object by its full name, from 1."""
    references: tuple[int, ...]
    """The blueprint object's number by kind, that of kind 0 and of what belongs to none being 0."""
    slots: tuple[tuple[int, ...], ...]
    """The material's number in each slot by kind, 0 for none; at least one entry each."""
    materials: tuple[str, ...]
    """Full names of the materials, by number from 1."""

    def decode(
        self, own: NDArray[np.intp], instancer: NDArray[np.intp], slot: NDArray[np.intp]
    ) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """Blueprint objects' and materials' numbers from kinds and slots, all ``(height, width)``.

        ``own`` is the kind of what a pixel shows, ``instancer`` that of what instances it, or its own again. The
        instancer comes first because the parts of an instanced collection may appear in several objects of the
        blueprint. A slot beyond the last stands for the last, as in Cycles.
        """
        references = np.array(self.references, np.uint16)
        most = max(map(len, self.slots))
        slots = np.array([[*row, *row[-1:] * (most - len(row))] for row in self.slots], np.uint8)
        instanced = references[instancer]
        return np.where(instanced, instanced, references[own]), slots[own, np.minimum(slot, most - 1)]


def sort_by_kind(owned: Iterable[bpy.types.Object], ids: Mapping[str, int]) -> Kinds:
    """The kinds of the session's objects, ``ids`` being the numbers of the blueprint's.

    Raises ``MaquetteError`` where they are too many.
    """
    owned = tuple(owned)
    names = sorted({slot.material.name_full for entry in owned for slot in entry.material_slots if slot.material})
    numbers = {name: number for number, name in enumerate(names[:MOST_MATERIALS], start=1)}
    kinds: dict[tuple[int, tuple[int, ...]], int] = {(0, (0,)): 0}
    of = {
        entry.name_full: kinds.setdefault((ids.get(reference_of(entry), 0), _slots(entry, numbers)), len(kinds))
        for entry in owned
    }
    if len(kinds) > HIGHEST_NUMBER:
        raise MaquetteError(f"{len(kinds)} kinds of objects cannot be told apart.", "Join some of them.")
    references, slots = zip(*kinds, strict=True)
    return Kinds(of, references, slots, tuple(names[:MOST_MATERIALS]))


def _slots(entry: bpy.types.Object, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the materials of ``entry``: of curves, texts and balls with several none, for which of them a
    pixel shows is told of meshes only."""
    found = tuple(numbers.get(slot.material.name_full, 0) if slot.material else 0 for slot in entry.material_slots)
    return found if found and (entry.type == "MESH" or len(set(found)) == 1) else (0,)
