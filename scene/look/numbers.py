# SPDX-License-Identifier: GPL-3.0-or-later
"""One number for each object of the blueprint."""

from collections.abc import Iterable

import bpy

from ...agent.errors import MaquetteError
from ..kit.session import REF_MARK

HIGHEST_NUMBER = 32767
"""Blender's upper limit of an object's pass index."""
BODILESS = frozenset({"CAMERA", "LIGHT", "LIGHT_PROBE", "SPEAKER"})
"""Kinds of objects that no picture shows; an empty may be the head of a group of parts."""


def reference_of(entry: bpy.types.Object) -> str:
    """The blueprint id of an object or of its nearest ancestor that has one; empty where none has."""
    ancestor: bpy.types.Object | None = entry
    while ancestor is not None:
        if reference := ancestor.get(REF_MARK):
            return str(reference)
        ancestor = ancestor.parent
    return ""


def number_references(objects: Iterable[bpy.types.Object]) -> dict[str, int]:
    """Numbers from 1 for the blueprint ids of ``objects``, in alphabetical order."""
    references = sorted({reference_of(entry) for entry in objects if entry.type not in BODILESS} - {""})
    if len(references) > HIGHEST_NUMBER:
        raise MaquetteError(f"{len(references)} objects cannot be told apart.", "Join some of them.")
    return {reference: number for number, reference in enumerate(references, start=1)}
