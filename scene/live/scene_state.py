# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scene says of the session that it shows; saved in the file and undone with it."""

from dataclasses import dataclass
from typing import Any

import bpy


@dataclass(frozen=True)
class Shown:
    """Which moment of which session a scene shows."""

    session: str
    """Empty for none."""
    position: int
    key: str


def shown_in(scene: bpy.types.Scene) -> Shown:
    """What ``scene`` shows."""
    properties = _properties(scene)
    return Shown(properties.session, properties.position, properties.key)


def adopt(scene: bpy.types.Scene, session: str) -> None:
    """Make ``scene`` one of those that show ``session``; with an empty name, of none."""
    properties = _properties(scene)
    properties.session = session
    properties.position = 0
    properties.key = ""


def inherit(scene: bpy.types.Scene, home: bpy.types.Scene) -> None:
    """Let ``scene`` have the reference and the choices of ``home``, in which the artist began."""
    for name in ("reference", "mode", "place"):
        setattr(_properties(scene), name, getattr(_properties(home), name))


def show(session: str, position: int, key: str) -> None:
    """Note in every scene of the session that the file now is at this moment of it."""
    for scene in scenes_of(session):
        properties = _properties(scene)
        if (properties.position, properties.key) != (position, key):
            properties.position = position
            properties.key = key


def scenes_of(session: str) -> list[bpy.types.Scene]:
    """The scenes that show ``session``."""
    return [scene for scene in bpy.data.scenes if _properties(scene).session == session]


def reference_of(scene: bpy.types.Scene) -> str:
    """Path of the picture chosen in ``scene``, as Blender keeps it; empty for none."""
    reference: str = _properties(scene).reference
    return reference


def _properties(scene: bpy.types.Scene) -> Any:
    # The property group belongs to the extension's top; the stubs know no such properties.
    return scene.maquette  # type: ignore[attr-defined]
