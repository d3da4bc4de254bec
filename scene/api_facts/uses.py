# SPDX-License-Identifier: GPL-3.0-or-later
"""What code takes from Blender's interface."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Use:
    """Something of Blender's that a line of code names."""

    line: int
    """From 1."""


@dataclass(frozen=True)
class OperatorUse(Use):
    """``bpy.ops.category.name(…)``."""

    category: str
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class NodeUse(Use):
    """A node type in quotes, such as ``ShaderNodeMix``."""

    type: str


@dataclass(frozen=True)
class MemberUse(Use):
    """A property or method of a thing whose struct is known, such as ``Object`` and ``location``."""

    struct: str
    name: str


@dataclass(frozen=True)
class ChoiceUse(Use):
    """A text that is assigned to a property; ``struct`` is empty where it is not known."""

    struct: str
    name: str
    value: str


@dataclass(frozen=True)
class SocketUse(Use):
    """``inputs["…"]`` or ``outputs["…"]``; ``node`` is empty where its type is not known."""

    node: str
    side: str
    name: str


@dataclass(frozen=True)
class NameUse(Use):
    """Any other name or short text, which may be one that is gone; ``attribute`` is what a text is assigned to."""

    name: str
    struct: str = ""
    attribute: str = ""
