# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two descriptions of a scene."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from ..agent.changes import Aspect, Change
from .aspects import SURFACE, aspect_of_datablock, aspect_of_object, aspect_of_setting
from .description.records import (
    CollectionDescription,
    DatablockDescription,
    ObjectDescription,
    Part,
    SceneDescription,
    Setting,
)
from .kit.proxy import PROXY
from .words import NOTHING, words_of

Record = TypeVar("Record", CollectionDescription, DatablockDescription, ObjectDescription)
Difference = tuple[str, str, str]
"""Property, old and new words."""
Found = tuple[Aspect, Difference]

_ANNOUNCED: Final = frozenset({"materials", "node_groups", "images", "textures", "worlds"})
"""Datablocks whose coming and going is told; the others come and go with the object that they are part of."""
_ABSENT: Final = Setting(None)
_OF_PARENTING: Final = ("parent", "camera parent")


def compare(before: SceneDescription, after: SceneDescription) -> tuple[Change, ...]:
    """All differences, one for each property, in the order scene, collections, objects, data, each by name.

    Something new is one change, whatever it consists of. What is data of a single object is told
    under the object's name.
    """
    return (
        *_scene_changes(before, after),
        *_collection_changes(before, after),
        *_object_changes(before, after),
        *_datablock_changes(before, after),
    )


def _scene_changes(before: SceneDescription, after: SceneDescription) -> Iterator[Change]:
    for what, old, new in _settings(before.settings, after.settings):
        yield Change("changed", aspect_of_setting(what), after.scene, what, old, new)


def _collection_changes(before: SceneDescription, after: SceneDescription) -> Iterator[Change]:
    def differences(old: CollectionDescription, new: CollectionDescription) -> Iterator[Found]:
        yield from _one("collection", "parent", _holders(old.parents), _holders(new.parents))
        yield from _all("collection", _settings(old.settings, new.settings))

    def title(record: CollectionDescription) -> str:
        return record.name or after.collection or before.collection

    pairs = _pairs(before.collections, after.collections, lambda record: record.name)
    yield from _changes(pairs, lambda _: "collection", title, differences)


def _object_changes(before: SceneDescription, after: SceneDescription) -> Iterator[Change]:
    pairs = _pairs(before.objects, after.objects, lambda record: record.name)
    yield from _changes(pairs, aspect_of_object, lambda record: record.name, _object_differences)


def _object_differences(old: ObjectDescription, new: ObjectDescription) -> Iterator[Found]:
    as_object = aspect_of_object(new)
    yield from _one(as_object, "type", old.type.lower(), new.type.lower())
    yield from _one("collection", "collection", _holders(old.collections), _holders(new.collections))
    yield from _one(as_object, "parent", old.parent, new.parent)
    for difference in _settings(old.transform, new.transform):
        of_parenting = difference[0].startswith(_OF_PARENTING)
        yield as_object if of_parenting else aspect_of_object(new, "transform"), difference
    yield from _one(as_object, "hidden by its eye", "on" if old.hidden else "off", "on" if new.hidden else "off")
    yield from _all(as_object, _settings(old.visibility, new.visibility))
    yield from _all(as_object, _settings(old.settings, new.settings))
    yield from _one(aspect_of_object(new, "geometry"), "data", old.data, new.data)
    for kind, difference in _parts(old.parts, new.parts):
        yield aspect_of_object(new, "transform" if kind == "constraint" else "geometry"), difference
    yield from _one("material", "materials", _listed(old.materials), _listed(new.materials))


def _datablock_changes(before: SceneDescription, after: SceneDescription) -> Iterator[Change]:
    def differences(old: DatablockDescription, new: DatablockDescription) -> Iterator[Found]:
        usual = aspect_of_datablock(new)
        # UV maps, colours and material numbers belong to faces and cannot stay the same on others.
        surface: Aspect = "material" if old.settings.get("mesh") == new.settings.get("mesh") else "geometry"
        for difference in _settings(old.settings, new.settings):
            # An object's slots tell which materials it has.
            if not (new.users and difference[0] == "Materials"):
                yield surface if difference[0] in SURFACE else usual, difference
        yield from _all(usual, (difference for _, difference in _parts(old.parts, new.parts)))

    def title(record: DatablockDescription) -> str:
        return record.users[0] if len(record.users) == 1 else record.name

    pairs = _pairs(before.datablocks, after.datablocks, lambda record: (record.kind, record.name))
    told = (pair for pair in pairs if None not in pair or all(_is_announced(entry) for entry in pair if entry))
    yield from _changes(told, aspect_of_datablock, title, differences)


def _is_announced(record: DatablockDescription) -> bool:
    """Whether it is told when it comes or goes; the proxies' common tint does so with the proxies."""
    return record.kind in _ANNOUNCED and not (record.kind == "materials" and record.name.startswith(PROXY))


def _pairs(
    before: tuple[Record, ...], after: tuple[Record, ...], key: Callable[[Record], str | tuple[str, str]]
) -> Iterator[tuple[Record | None, Record | None]]:
    """Records of the same key side by side, by key, where they differ."""
    old: dict[str | tuple[str, str], Record] = {key(record): record for record in before}
    new: dict[str | tuple[str, str], Record] = {key(record): record for record in after}
    for name in sorted({*old, *new}, key=str):
        if old.get(name) != new.get(name):
            yield old.get(name), new.get(name)


def _changes(
    pairs: Iterator[tuple[Record | None, Record | None]],
    aspect: Callable[[Record], Aspect],
    title: Callable[[Record], str],
    differences: Callable[[Record, Record], Iterator[Found]],
) -> Iterator[Change]:
    for old, new in pairs:
        if old is None and new is not None:
            yield Change("added", aspect(new), title(new), "", owned=new.owned)
        elif new is None and old is not None:
            yield Change("removed", aspect(old), title(old), "", owned=old.owned)
        elif old is not None and new is not None:
            for of, (what, before, after) in differences(old, new):
                yield Change("changed", of, title(new), what, before, after, new.owned)


def _settings(before: Mapping[str, Setting], after: Mapping[str, Setting], prefix: str = "") -> Iterator[Difference]:
    for name in {**before, **after}:
        old, new = before.get(name, _ABSENT), after.get(name, _ABSENT)
        if old != new:
            yield (prefix + name, *words_of(old, new))


def _parts(before: tuple[Part, ...], after: tuple[Part, ...]) -> Iterator[tuple[str, Difference]]:
    """Kind and difference of each part that came, went, changed or changed its place."""
    old, new = ({(part.kind, part.name, part.type): part for part in parts} for parts in (before, after))
    for key in {**old, **new}:
        kind, name, _ = key
        if key not in old:
            yield kind, (kind, "", name)
        elif key not in new:
            yield kind, (kind, name, "")
        else:
            for difference in _settings(old[key].settings, new[key].settings, f"{name}: "):
                yield kind, difference
    kept_before, kept_after = [key for key in old if key in new], [key for key in new if key in old]
    if kept_before != kept_after:
        orders = [_listed([name for _, name, _ in kept]) for kept in (kept_before, kept_after)]
        yield kept_before[0][0], ("order", orders[0], orders[1])


def _one(aspect: Aspect, what: str, old: str, new: str) -> Iterator[Found]:
    if old != new:
        yield aspect, (what, old or NOTHING, new or NOTHING)


def _all(aspect: Aspect, differences: Iterator[Difference]) -> Iterator[Found]:
    return ((aspect, difference) for difference in differences)


def _holders(names: tuple[str, ...]) -> str:
    return _listed([name or "the topmost" for name in names])


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(name or NOTHING for name in names)
