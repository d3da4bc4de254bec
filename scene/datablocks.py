# SPDX-License-Identifier: GPL-3.0-or-later
"""Naming Blender's datablocks, and who uses whom."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import bpy

Key = tuple[str, str]
"""Kind and name of a datablock, unique in a file: ``("materials", "wood")``."""

ALIAS_MARK = "maquette_name"
"""On a restored datablock whose name the artist has given away meanwhile: the name it should have."""

BACKGROUND_MARK = "maquette_background"
"""On an image that Maquette shows behind a camera: a way of looking and no part of any scene, so passed over here."""

_NOT_OF_ITS_OWN = frozenset(
    {
        *("brushes", "libraries", "palettes", "paint_curves", "screens", "window_managers", "workspaces"),
        "shape_keys",
        "all_ids",
    }
)
"""What belongs to the editor; shape keys, which are part of a mesh; and the list of everything in Blender 5.2."""


@cache
def kinds() -> dict[str, str]:
    """RNA type to the attribute of ``bpy.data`` that lists it, without what is part of another or of the editor."""
    lists: Any = bpy.types.BlendData.bl_rna.properties
    return {
        entry.fixed_type.identifier: entry.identifier
        for entry in lists
        if entry.type == "COLLECTION" and entry.identifier not in _NOT_OF_ITS_OWN
    }


def kind_of(datablock: Any) -> str:
    """The attribute of ``bpy.data`` that lists the datablock; empty for what is part of another or of the editor."""
    return _kind_of_type(datablock.__class__)


@cache
def _kind_of_type(datablock_type: Any) -> str:
    for ancestor in datablock_type.__mro__:
        if ancestor.__name__ in kinds():
            return kinds()[ancestor.__name__]
    return ""


def name_of(datablock: bpy.types.ID) -> str:
    """The datablock's name with its library, or the one that it should have and an artist's datablock has taken."""
    alias = None if datablock.library else datablock.get(ALIAS_MARK)
    return alias or datablock.name_full


def is_background(datablock: bpy.types.ID) -> bool:
    """Whether it is an image that Maquette merely shows behind a camera."""
    return isinstance(datablock, bpy.types.Image) and bool(datablock.get(BACKGROUND_MARK))


def all_datablocks() -> Iterator[bpy.types.ID]:
    """Every datablock of the file, without what is part of another or belongs to the editor."""
    for kind in kinds().values():
        yield from (entry for entry in getattr(bpy.data, kind) if not is_background(entry))


def users_of_all() -> dict[bpy.types.ID, set[bpy.types.ID]]:
    """Each datablock to those that use it, without what is part of another or belongs to the editor."""
    return {
        datablock: {user.user if isinstance(user, bpy.types.Key) else user for user in users if _counts_as_user(user)}
        for datablock, users in bpy.data.user_map().items()
        if kind_of(datablock) and not is_background(datablock)
    }


def _counts_as_user(user: bpy.types.ID) -> bool:
    return isinstance(user, bpy.types.Key) or bool(kind_of(user))


def reachable(
    start: set[bpy.types.ID],
    users: dict[bpy.types.ID, set[bpy.types.ID]],
    enters: Callable[[bpy.types.ID], bool] = lambda datablock: True,
) -> set[bpy.types.ID]:
    """``start`` and all that it uses directly or through others, as far as ``enters`` lets one go."""
    used: dict[bpy.types.ID, set[bpy.types.ID]] = {}
    for datablock, its_users in users.items():
        for user in its_users:
            used.setdefault(user, set()).add(datablock)
    found, frontier = set(start), list(start)
    while frontier:
        for datablock in used.get(frontier.pop(), ()):
            if datablock not in found and enters(datablock):
                found.add(datablock)
                frontier.append(datablock)
    return found
