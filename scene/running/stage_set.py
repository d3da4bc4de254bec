# SPDX-License-Identifier: GPL-3.0-or-later
"""The state that code starts from, and that the artist finds again afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext

import bpy

from ...agent.errors import SessionError


@contextmanager
def stage_set(collection: bpy.types.Collection) -> Iterator[None]:
    """Object Mode, ``collection`` active, nothing selected, and the artist's objects out of selection's reach.

    Operators such as ``select_all`` and ``delete`` act on selected objects, and an object that cannot be
    selected escapes them all. Scene, active collection, selection and active object are
    brought back afterwards, as far as they still exist. Raises ``SessionError`` when no scene
    has the collection.
    """
    scene = _scene_of(collection)
    with _in_a_window() as window:
        scene_before = window.scene
        if scene_before != scene:
            window.scene = scene
        try:
            with _selection(), _active_collection(collection), _out_of_reach(collection):
                yield
        finally:
            if window.scene != scene_before:
                window.scene = scene_before


@contextmanager
def _in_a_window() -> Iterator[bpy.types.Window]:
    """The context's window; the first one where there is none, as in application timers."""
    window = bpy.context.window
    with nullcontext() if window else bpy.context.temp_override(window=bpy.context.window_manager.windows[0]):
        yield bpy.context.window


def _scene_of(collection: bpy.types.Collection) -> bpy.types.Scene:
    candidates: list[bpy.types.Scene] = [*bpy.data.scenes]
    if bpy.context.scene:
        candidates.insert(0, bpy.context.scene)
    for scene in candidates:
        if collection in scene.collection.children_recursive:
            return scene
    raise SessionError(
        f"No scene has the collection {collection.name!r}.", "Link it to a scene again, or start a new session."
    )


def force_object_mode() -> None:
    """Leave Edit Mode and its like, in which data cannot be looked at."""
    if bpy.context.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")


@contextmanager
def _selection() -> Iterator[None]:
    """Object Mode with nothing selected within, and the selection of before afterwards, in Object Mode too."""
    force_object_mode()
    layer = bpy.context.view_layer
    selected = [entry.session_uid for entry in layer.objects if entry.select_get()]
    active = layer.objects.active.session_uid if layer.objects.active else None
    _select((), None)
    try:
        yield
    finally:
        force_object_mode()
        _select(selected, active)


def _select(selected: Iterable[int], active: int | None) -> None:
    """Make the selection of the view layer just this; ``session_uid`` of objects."""
    layer = bpy.context.view_layer
    wanted = set(selected)
    for entry in layer.objects:
        if entry.select_get() != (entry.session_uid in wanted):
            entry.select_set(entry.session_uid in wanted)
    layer.objects.active = next((entry for entry in layer.objects if entry.session_uid == active), None)


@contextmanager
def _active_collection(collection: bpy.types.Collection) -> Iterator[None]:
    """New objects of operators land in ``collection``."""
    layer = bpy.context.view_layer
    before = layer.active_layer_collection.collection.session_uid
    _activate(layer, collection.session_uid)
    try:
        yield
    finally:
        _activate(bpy.context.view_layer, before)


def _activate(layer: bpy.types.ViewLayer, uid: int) -> None:
    waiting = [layer.layer_collection]
    while waiting:
        entry = waiting.pop()
        if entry.collection.session_uid == uid:
            layer.active_layer_collection = entry
            return
        waiting.extend(entry.children)


@contextmanager
def _out_of_reach(collection: bpy.types.Collection) -> Iterator[None]:
    """Objects of the scene that are not in ``collection`` cannot be selected, by operator or by ``select_set``."""
    own = {entry.session_uid for entry in collection.all_objects}
    hidden = set()
    for entry in bpy.context.view_layer.objects:
        if entry.session_uid not in own and not entry.hide_select:
            entry.hide_select = True
            hidden.add(entry.session_uid)
    try:
        yield
    finally:
        for entry in bpy.data.objects:
            if entry.session_uid in hidden:
                entry.hide_select = False
