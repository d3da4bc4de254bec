# SPDX-License-Identifier: GPL-3.0-or-later
"""The records that describe a scene. They have a JSON form and hold nothing of Blender's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ...agent.blueprint import Box
from ...agent.records import JsonValue
from .digest import digest_of

Form = Literal["plain", "colour", "angle", "length", "name", "link", "bulk"]
"""How a value is to be read.

``colour``: scene-linear Rec.709 channels. ``angle``: radians. ``length``: metres. ``name``: of
another datablock, or None. ``link``: the output that feeds a node's socket. ``bulk``: what stands
for many numbers, a mapping of counts by name with a ``hash`` of them all.
"""

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Setting:
    """One property's value, floats rounded to six significant digits."""

    value: JsonValue
    form: Form = "plain"


@dataclass(frozen=True)
class Part:
    """Something that a datablock is made of and that has a name: a modifier, a constraint, a node."""

    kind: str
    name: str
    type: str
    settings: Mapping[str, Setting]
    """By the names that Blender's interface shows."""


@dataclass(frozen=True)
class Placement:
    """Where an object is in the world. Computed by Blender, so of no part in fingerprints."""

    location: Vector
    """Metres."""
    rotation: Vector
    """XYZ Euler angles in radians."""
    scale: Vector
    world_box: tuple[Vector, Vector] | None
    """Lowest and highest corner in metres, modifiers included; None for what has no extent."""
    picture_box: Box | None
    """Left, top, right, bottom in the active camera's picture; None for what is not in it."""


@dataclass(frozen=True)
class ObjectDescription:
    """One object of the scene."""

    name: str
    type: str
    owned: bool
    """Whether it is the session's."""
    ref: str
    """Blueprint id, or empty."""
    stage: str
    """The stage that made it, or empty."""
    data: str
    """Name of its mesh, light, camera ...; empty for an empty."""
    parent: str
    collections: tuple[str, ...]
    """Collections that hold it; the session's own is the empty name."""
    materials: tuple[str, ...]
    """By slot; empty names for empty slots."""
    transform: Mapping[str, Setting]
    """Location, rotation, scale relative to the parent, as stored."""
    visibility: Mapping[str, Setting]
    settings: Mapping[str, Setting]
    parts: tuple[Part, ...]
    """Modifiers and constraints in their order."""
    placement: Placement
    hidden: bool
    """By the eye of the scene's first view layer, which is the artist's way of looking: of no part in fingerprints."""
    fingerprint: str


@dataclass(frozen=True)
class DatablockDescription:
    """A mesh, material, node group, light, camera, world, image ..."""

    kind: str
    """The attribute of ``bpy.data`` that lists it, such as ``materials``."""
    name: str
    type: str
    owned: bool
    users: tuple[str, ...]
    """Names of the objects whose data it is."""
    settings: Mapping[str, Setting]
    parts: tuple[Part, ...]
    """Nodes by name."""
    fingerprint: str


@dataclass(frozen=True)
class CollectionDescription:
    """A collection in the scene's tree."""

    name: str
    """Empty for the session's own, which the artist may rename and move."""
    owned: bool
    parents: tuple[str, ...]
    """The empty name stands for the scene's own collection and for the session's."""
    settings: Mapping[str, Setting]
    fingerprint: str


@dataclass(frozen=True)
class SceneDescription:
    """A whole scene; every tuple is ordered by name."""

    scene: str
    collection: str
    """The session's collection, or empty."""
    objects: tuple[ObjectDescription, ...]
    datablocks: tuple[DatablockDescription, ...]
    """All that the scene uses, by kind and name."""
    collections: tuple[CollectionDescription, ...]
    settings: Mapping[str, Setting]
    """Active camera, world and what else of the scene decides what a picture shows."""
    counts: Mapping[str, int]
    """Datablocks in the file by kind."""

    def of_kind(self, kind: str) -> tuple[DatablockDescription, ...]:
        """All datablocks of one kind, such as ``materials``."""
        return tuple(entry for entry in self.datablocks if entry.kind == kind)

    def object(self, name: str) -> ObjectDescription | None:
        """The object of this name."""
        return next((entry for entry in self.objects if entry.name == name), None)


def fingerprint_of(description: SceneDescription) -> str:
    """Hash of the session's state: what is in its collection, all that this uses, and the scene's settings.

    Equal for equal states, whatever else the file holds and however often the scene was saved,
    undone or restored.
    """
    owned = (
        (type(entry).__name__, getattr(entry, "kind", ""), entry.name, entry.fingerprint)
        for group in (description.objects, description.datablocks, description.collections)
        for entry in group
        if entry.owned
    )
    return digest_of([sorted(owned), {name: entry.value for name, entry in description.settings.items()}])
