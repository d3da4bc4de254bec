# SPDX-License-Identifier: GPL-3.0-or-later
"""Which aspect of a scene a datablock or property belongs to."""

from typing import Final

from ..agent.changes import Aspect
from .description.records import DatablockDescription, ObjectDescription

EXPOSURE: Final = frozenset({"exposure", "gamma", "look"})
"""The scene settings that count as exposure."""
SURFACE: Final = frozenset({"UV maps", "Colour attributes", "Materials of faces", "Materials"})
"""The settings of a mesh that materials stages may change."""

_OF_KIND: Final[dict[str, Aspect]] = {
    "cameras": "camera",
    "lights": "light",
    "lightprobes": "light",
    "worlds": "world",
    "materials": "material",
    "images": "material",
    "textures": "material",
    "linestyles": "render",
    "masks": "render",
    "movieclips": "render",
}
_OF_OBJECT: Final[dict[str, Aspect]] = {"CAMERA": "camera", "LIGHT": "light", "LIGHT_PROBE": "light"}


def aspect_of_object(record: ObjectDescription, usual: Aspect = "object") -> Aspect:
    """``usual``, but for lights and cameras, of which everything is one aspect."""
    return _OF_OBJECT.get(record.type, usual)


def aspect_of_datablock(record: DatablockDescription) -> Aspect:
    """Geometry, unless it is a material, light, camera or world or made for one."""
    if record.kind == "node_groups":
        return "geometry" if record.type == "Geometry Node Tree" else "material"
    return _OF_KIND.get(record.kind, "geometry")


def aspect_of_setting(name: str) -> Aspect:
    """Of a setting of the scene."""
    if name in {"camera", "world"}:
        return "camera" if name == "camera" else "world"
    return "exposure" if name in EXPOSURE else "render"
