# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside Blender: everything of the extension that Blender holds, found by the names of its modules."""

import gc
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from types import FunctionType, MethodType
from typing import Any

import bpy
from bpy.utils.previews import ImagePreviewCollection

KINDS = ("AddonPreferences", "FileHandler", "Gizmo", "GizmoGroup", "Header", "Menu", "Operator", "Panel")
KINDS += ("PropertyGroup", "UIList")
DRAW_STAGES = {"PRE_VIEW", "POST_VIEW", "POST_PIXEL", "BACKDROP"}


def take_inventory(package: str) -> dict[str, list[str]]:
    """By kind of thing, the sorted names of what belongs to modules whose name starts with ``package``."""
    gc.collect()
    objects = gc.get_objects()
    functions = [each for each in objects if isinstance(each, (FunctionType, MethodType)) and _of(package, each)]
    found = {
        "classes": [each.__name__ for each in _classes() if _of(package, each) and "bl_rna" in vars(each)],
        "properties": [f"{owner.__name__}.maquette" for owner in _owners() if hasattr(owner, "maquette")],
        "handlers": [f"{name}: {each.__qualname__}" for name, each in _handlers() if _of(package, each)],
        "timers": [each.__qualname__ for each in functions if bpy.app.timers.is_registered(each)],
        "draw handlers": [
            each[1].__qualname__
            for each in objects
            if type(each) is tuple and len(each) == 5 and _is_draw_handler(each) and _of(package, each[1])
        ],
        "drawn into": [
            f"{each.__name__}: {function.__qualname__}"
            for each in _classes()
            for function in getattr(getattr(each, "draw", None), "_draw_funcs", ())
            if _of(package, function)
        ],
        "keys": [
            f"{keymap.name}: {item.idname}"
            for keymap in bpy.context.window_manager.keyconfigs.addon.keymaps
            for item in keymap.keymap_items
            if item.idname.startswith("maquette.")
        ],
        "previews": [type(each).__name__ for each in objects if isinstance(each, ImagePreviewCollection)],
        "threads": [thread.name for thread in threading.enumerate()],
    }
    return {kind: sorted(names) for kind, names in found.items()}


def count_references(package: str) -> dict[str, int]:
    """How many hold each function of the package: Blender's own code does, for commands, timers and callbacks."""
    gc.collect()
    counts: Counter[str] = Counter()
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and _of(package, each):
            counts[f"{each.__module__}.{each.__qualname__}"] += sys.getrefcount(each)
    return dict(counts)


def _of(package: str, thing: Any) -> bool:
    module = getattr(thing, "__module__", None)
    return isinstance(module, str) and (module + ".").startswith(package + ".")


def _classes() -> Iterator[type[Any]]:
    for kind in KINDS:
        waiting = [getattr(bpy.types, kind)]
        while waiting:
            children = waiting.pop().__subclasses__()
            yield from children
            waiting += children


def _owners() -> tuple[type[Any], ...]:
    return bpy.types.Scene, bpy.types.WindowManager, bpy.types.Object, bpy.types.Collection


def _handlers() -> Iterator[tuple[str, Any]]:
    for name in dir(bpy.app.handlers):
        functions = getattr(bpy.app.handlers, name)
        if isinstance(functions, list):
            yield from ((name, function) for function in functions)


def _is_draw_handler(arguments: tuple[Any, ...]) -> bool:
    """Blender keeps what ``draw_handler_add`` was called with."""
    return isinstance(arguments[4], str) and arguments[4] in DRAW_STAGES
