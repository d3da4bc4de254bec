# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs between two descriptions of a scene."""

from dataclasses import dataclass
from typing import Literal

Aspect = Literal[
    "collection", "object", "transform", "geometry", "material", "light", "world", "camera", "exposure", "render"
]
"""The kinds of change that a stage may or may not make.

``object``: a mesh, curve or empty was added or removed, or its visibility or parent changed.
``transform``: location, rotation or scale of such an object. ``geometry``: its mesh, curve or
modifiers. ``material``: material nodes, slots, UV maps, textures. ``light`` and ``camera``: light
and camera objects, their data and their transforms. ``exposure``: exposure, gamma and look of the
view transform. ``render``: any other scene setting.
"""


@dataclass(frozen=True)
class Change:
    """One difference, in words that an artist understands."""

    kind: Literal["added", "removed", "changed"]
    aspect: Aspect
    name: str
    """Name of the datablock."""
    what: str
    """The property, such as ``location`` or ``Principled BSDF: Roughness``; empty when added or removed."""
    old: str = ""
    """Empty for what was not there before, such as a modifier that was added."""
    new: str = ""
    """Empty for what is no longer there."""
    owned: bool = True
    """Whether the datablock is the session's, after the change or, when removed, before it; else the artist's."""

    def sentence(self) -> str:
        """``cup: location (0, 0, 0) → (0, 0, 0.1)``, ``cup: modifier Bevel added`` or ``cup removed``."""
        if self.kind != "changed":
            return f"{self.name} {self.kind}"
        if not self.old or not self.new:
            return f"{self.name}: {self.what} {self.old or self.new} {'removed' if self.old else 'added'}"
        return f"{self.name}: {self.what} {self.old} → {self.new}"
