# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an object stands in the world and what shape it is, ready to be written as code.

Lengths are metres. Outlines are in picture coordinates.
"""

from dataclasses import dataclass

from ...blueprint import BlueprintObject, Point
from .eye import Position

Profile = tuple[tuple[float, float], ...]
"""(radius, height) pairs, as the kit's ``lathe`` takes them."""


@dataclass(frozen=True)
class Anchor:
    """How a foot is found from the picture: on the level plane at ``height``, or on an upright one."""

    x: float
    y: float
    height: float = 0.0
    upright_through: Position | None = None
    """A point of the upright plane that faces the camera; None for a level plane."""
    towards_camera: float = 0.0
    """Metres by which the foot is then moved horizontally towards the camera; negative is away."""


@dataclass(frozen=True)
class Turned:
    """A body of revolution about the vertical axis through its foot."""

    profile: Profile

    @property
    def radius(self) -> float:
        return max(radius for radius, _ in self.profile)

    @property
    def base(self) -> float:
        return min(height for _, height in self.profile)

    @property
    def height(self) -> float:
        return max(height for _, height in self.profile)


@dataclass(frozen=True)
class Ball:
    """A ball, or an egg of ``height``."""

    radius: float
    height: float


@dataclass(frozen=True)
class Block:
    """A box with rounded edges."""

    width: float
    depth: float
    height: float
    rounding: float


@dataclass(frozen=True)
class Standing:
    """An upright body with the outline as its silhouette."""

    outline: tuple[Point, ...]
    depth: float
    width: float
    height: float
    """Of its box, for the proxy."""


@dataclass(frozen=True)
class Lying:
    """A flat body with the outline as its silhouette; without one a panel, or where the entry is round a disc."""

    outline: tuple[Point, ...]
    thickness: float
    width: float
    depth: float
    """Of its box, for the proxy."""
    frames_the_view: bool = False
    """It reaches beyond the picture's edges, as a table does."""


@dataclass(frozen=True)
class OnWall:
    """A flat body before a wall, whose plane faces -y, with the outline as its silhouette; without one a panel."""

    outline: tuple[Point, ...]
    thickness: float
    width: float
    height: float
    """Of its box, for the proxy."""


@dataclass(frozen=True)
class Floor:
    """A level sheet."""

    width: float
    depth: float


@dataclass(frozen=True)
class Wall:
    """An upright sheet that faces -y."""

    width: float
    height: float


Body = Turned | Ball | Block | Standing | Lying | OnWall | Floor | Wall


@dataclass(frozen=True)
class Placed:
    """One object of the blueprint in the world."""

    entry: BlueprintObject
    foot: Position
    body: Body
    anchor: Anchor | None = None
    """None where the foot is not read off the picture."""
    turn: float = 0.0
    """Rotation about the vertical axis, radians."""
    silhouette: tuple[Point, ...] = ()
    """The outline that an upright body follows, down to where it stands."""
    backdrop: "Placed | None" = None
    """A second part of the same object: the upright side of a paper sweep."""


def size_of(body: Body) -> tuple[float, float, float]:
    """Width, depth and height in metres, to the millimetre."""
    sides: tuple[float, float, float]
    if isinstance(body, Turned):
        sides = (2.0 * body.radius, 2.0 * body.radius, body.height - body.base)
    elif isinstance(body, Ball):
        sides = (2.0 * body.radius, 2.0 * body.radius, body.height)
    elif isinstance(body, (Block, Standing)):
        sides = (body.width, body.depth, body.height)
    elif isinstance(body, Lying):
        sides = (body.width, body.depth, body.thickness)
    elif isinstance(body, OnWall):
        sides = (body.width, body.thickness, body.height)
    elif isinstance(body, Floor):
        sides = (body.width, body.depth, 0.0)
    else:
        sides = (body.width, 0.0, body.height)
    width, depth, height = (round(side, 3) for side in sides)
    return width, depth, height
