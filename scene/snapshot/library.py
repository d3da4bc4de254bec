# SPDX-License-Identifier: GPL-3.0-or-later
"""Append everything from a snapshot's Blender library."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bpy

from ...agent.errors import SessionError
from ..datablocks import ALIAS_MARK, Key, kinds


def append_all(library: Path) -> dict[Key, Any]:
    """All datablocks of ``library`` as local ones, by the kind and name that they have there.

    Where a name is taken they come under another one. No Library datablock stays. Raises ``SessionError``.
    """
    names: dict[str, list[str]] = {}
    libraries: Any = bpy.data.libraries
    known = set(libraries)
    try:
        with libraries.load(str(library), link=False) as (source, target):
            for kind in kinds().values():
                names[kind] = list(getattr(source, kind, ()))
                if names[kind]:
                    setattr(target, kind, list(names[kind]))
    except OSError as error:
        raise SessionError(
            f"The snapshot {library.stem} cannot be read: {error}", "Roll back to another stage, or start again."
        ) from error
    for entry in set(libraries) - known:
        if Path(bpy.path.abspath(entry.filepath)).resolve() == library.resolve():
            libraries.remove(entry)
    return {
        (kind, name): datablock
        for kind, wanted in names.items()
        if wanted
        for name, datablock in zip(wanted, getattr(target, kind), strict=True)
        if datablock is not None
    }


def give_names(wanted: Mapping[Any, str]) -> None:
    """Call each datablock by its name.

    Where a datablock of the artist's has that name meanwhile, it keeps it, and the name that the other one
    should have is noted on that.
    """
    misnamed = {
        datablock: name
        for datablock, name in wanted.items()
        if datablock.name != name and not datablock.is_property_readonly("name")
    }
    # A name may still be worn by another of them.
    for number, datablock in enumerate(misnamed):
        datablock.name = f"maquette being restored {number}"
    for datablock, name in misnamed.items():
        datablock.name = name
    for datablock, name in wanted.items():
        if datablock.name != name:
            datablock[ALIAS_MARK] = name
        elif ALIAS_MARK in datablock:
            del datablock[ALIAS_MARK]
