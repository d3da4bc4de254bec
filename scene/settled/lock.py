# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock objects against later stages, or give them back."""

from collections.abc import Iterable

import bpy

from ..description import describe
from ..settled_mark import SETTLED_MARK
from .marks import GIVEN_BACK_MARK
from .uses import Uses


def lock(entries: Iterable[bpy.types.Object]) -> None:
    """No later stage may change these objects of the session in any way."""
    for entry in entries:
        entry.pop(GIVEN_BACK_MARK, None)
        entry[SETTLED_MARK] = "locked"


def unlock(scene: bpy.types.Scene, collection: bpy.types.Collection, entries: Iterable[bpy.types.Object]) -> None:
    """Later stages may change these objects again, whether they were locked, changed or added by hand.

    What the artist has changed of them so far no longer counts; what is changed after this does.
    """
    names = [entry.name for entry in entries]
    for name in names:
        bpy.data.objects[name].pop(SETTLED_MARK, None)
    now = describe(scene, collection)
    uses = Uses(now)
    for record in now.objects:
        if record.owned and record.name in names:
            bpy.data.objects[record.name][GIVEN_BACK_MARK] = uses.digest_of(record)
