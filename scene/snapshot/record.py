# SPDX-License-Identifier: GPL-3.0-or-later
"""What a snapshot knows beside its Blender library: a JSON file of the same name."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import bpy

from ...agent.errors import MaquetteError, SessionError
from ...agent.records import JsonValue, from_json, to_json
from ...agent.whole_file import write_whole
from ..datablocks import Key, kind_of, name_of

PROCESS: Final = uuid.uuid4().hex
"""Names this run of Blender, within which alone ``session_uid`` has a meaning."""


@dataclass(frozen=True)
class Identity:
    """A datablock as it was when the snapshot was taken."""

    kind: str
    name: str
    """In the file at that time, and in the library."""
    called: str
    """The name that it should have had; see ``ALIAS_MARK``."""
    uid: int
    """Blender's ``session_uid``."""

    @classmethod
    def of(cls, datablock: bpy.types.ID) -> "Identity":
        """The identity that ``datablock`` has now."""
        return cls(kind_of(datablock), datablock.name_full, name_of(datablock), datablock.session_uid)

    @property
    def key(self) -> Key:
        """Kind and name, as in the library."""
        return self.kind, self.name


@dataclass(frozen=True)
class LayerFlags:
    """What a view layer says of a collection."""

    exclude: bool
    hide_viewport: bool
    holdout: bool
    indirect_only: bool


@dataclass(frozen=True)
class SnapshotRecord:
    """Everything that a Blender library cannot hold or does not tell."""

    library: str
    """SHA-256 of the library: a record that fits no library is of no use."""
    process: str
    scene: int
    """The scene's ``session_uid``."""
    session: str
    collection: str
    """Name of the session's collection."""
    parents: tuple[str, ...]
    """Collections that held it; the empty name is the scene's own."""
    owned: tuple[Identity, ...]
    """What is restored."""
    others: tuple[Identity, ...]
    """All else that was in the file: the artist's, and never removed by a restore."""
    homes: Mapping[str, tuple[str, ...]]
    """Object of the artist's to the collections that held it; the empty name is the scene's own."""
    camera: Identity | None
    world: Identity | None
    settings: Mapping[str, JsonValue]
    paths: Mapping[str, Mapping[str, str]]
    """Kind and name to the file path of the session's images, fonts and so on."""
    shape_keys: Mapping[str, Mapping[str, str]]
    """Kind and name of geometry to the name of its shape keys."""
    layers: Mapping[str, Mapping[str, LayerFlags]]
    """View layer to collection to flags."""
    hidden: Mapping[str, tuple[str, ...]]
    """View layer to the objects that are hidden by their eye."""

    def has_valid_uids(self, scene: bpy.types.Scene) -> bool:
        """Whether identities can be told by ``uid``: Blender gives new ones to all that it reads from a file."""
        return self.process == PROCESS and self.scene == scene.session_uid


def record_path(library: Path) -> Path:
    """Where the record of the snapshot ``library`` lies."""
    return library.with_suffix(".json")


def library_digest(library: Path) -> str:
    """SHA-256 of the file. Raises ``OSError``."""
    with library.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_record(record: SnapshotRecord, library: Path) -> None:
    """Write the record beside ``library``, at once or not at all. Raises ``SessionError``."""
    write_whole(record_path(library), json.dumps(to_json(record)))


def read_record(library: Path) -> SnapshotRecord:
    """The record beside ``library``. Raises ``SessionError``."""
    remedy = "Roll back to another stage, or start again."
    try:
        record = from_json(SnapshotRecord, json.loads(record_path(library).read_text(encoding="utf-8")))
        is_whole = record.library == library_digest(library)
    except (OSError, ValueError, MaquetteError) as error:
        raise SessionError(f"The snapshot {library.stem} cannot be read: {error}", remedy) from error
    if not is_whole:
        raise SessionError(f"The snapshot {library.stem} cannot be read: it is damaged.", remedy)
    return record
