# SPDX-License-Identifier: GPL-3.0-or-later
"""The lights of a scene whose strengths and colours may be solved for."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import bpy

from ...kit.session import REF_MARK, SESSION_MARK
from ...look.subjects import objects_shown

WORLD = "world"
"""Stands for the world among the lights' names."""


@dataclass(frozen=True)
class Source:
    """A light of the session, or its world."""

    name: str
    """Of the object; ``WORLD`` for the world."""
    ref: str
    """What programs find it by."""
    energy: float
    """Blender's energy of the light, or the strength of the world's background."""
    colour: tuple[float, float, float]
    """Linear Rec. 709."""
    tinted: bool = True
    """The colour is a plain one, which can be set."""


def sources_of(scene: bpy.types.Scene, collection: bpy.types.Collection, settled: Collection[str]) -> list[Source]:
    """The lights of ``collection`` that ``scene`` renders, and its world where its strength is a plain number.

    Without those in ``settled``, those that are off, and those that share a name that programs would find them by.
    """
    own = set(collection.all_objects)
    lights = [entry for entry in objects_shown(scene) if entry.type == "LIGHT" and entry in own]
    refs = [ref_of(entry) for entry in lights]
    found = [
        Source(entry.name, ref, float(data_of(entry).energy), _triple(data_of(entry).color))
        for entry, ref in zip(lights, refs, strict=True)
        if refs.count(ref) == 1 and entry.name not in settled and data_of(entry).energy > 0.0
    ]
    background = background_of(scene.world) if scene.world and scene.world.get(SESSION_MARK) else None
    if background is not None:
        strength: Any = background.inputs["Strength"]
        colour: Any = background.inputs["Color"]
        if not strength.is_linked and strength.default_value > 0.0:
            plain = not colour.is_linked
            shade = _triple(colour.default_value) if plain else (1.0, 1.0, 1.0)
            found.append(Source(WORLD, WORLD, float(strength.default_value), shade, plain))
    return found


def ref_of(light: bpy.types.Object) -> str:
    """What programs find a light by: the name it was made under."""
    return str(light.get(REF_MARK, light.name))


def background_of(world: bpy.types.World | None) -> bpy.types.Node | None:
    """The world's one node that lights; None where there is none or more than one."""
    nodes = world.node_tree.nodes[:] if world and world.node_tree else []
    found = [node for node in nodes if node.type == "BACKGROUND" and node.label != "Backdrop"]
    return found[0] if len(found) == 1 else None


def has_backdrop(world: bpy.types.World | None) -> bool:
    """What the camera sees of the world is not what lights the scene."""
    nodes = world.node_tree.nodes[:] if world and world.node_tree else []
    return any(node.label == "Backdrop" for node in nodes)


def data_of(light: bpy.types.Object) -> Any:
    """The light's data; the type checker's stubs know its properties only on its subclasses."""
    return light.data


def _triple(values: Any) -> tuple[float, float, float]:
    red, green, blue = (float(value) for value in values[:3])
    return red, green, blue
