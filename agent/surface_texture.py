# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat surfaces of the scene, and the texture that the reference shows on them."""

from dataclasses import dataclass
from typing import Final

from .blueprint import Colour

Vector = tuple[float, float, float]

DIRECTED: Final = 0.35
"""Coherence from which on a texture counts as streaks."""


@dataclass(frozen=True)
class FlatSurface:
    """The flat side that an object turns to the camera, in the camera's frame: x right, y up, z back, metres."""

    object: str
    """Its blueprint id."""
    upright: bool
    """Seen from the side, as a wall, rather than from above."""
    point: Vector
    across: Vector
    """Unit vector in the surface from which kit's angles count: the object's own x axis, or the level."""
    up: Vector
    """A quarter turn anticlockwise from ``across``."""


@dataclass(frozen=True)
class FlatSurfaces:
    """What the camera sees of them."""

    focal: float = 0.0
    """Focal length in longer sides of the picture."""
    surfaces: tuple[FlatSurface, ...] = ()


@dataclass(frozen=True)
class TextureStatistics:
    """One surface's texture, as it would be seen from straight above it."""

    angle: float
    """Direction of streaks, radians from -pi/2 to pi/2 anticlockwise from ``FlatSurface.across``."""
    coherence: float
    """From 0, the same in all directions, to 1, streaks of one direction."""
    period: float
    """Metres from streak to streak, or from spot to spot."""
    length: float
    """Metres over which a streak keeps its tone; no more than the grid could show."""
    regular: bool
    """It repeats itself, as stripes and tiles do, rather than varying like wood or stone."""
    contrast: float
    """Standard deviation of CIE lightness, without shading."""
    colours: tuple[Colour, ...]
    """Two or three colours, sRGB, the darkest first, without shading."""
    shares: tuple[float, ...]
    """Of the surface, that each colour has."""


@dataclass(frozen=True)
class SurfaceTexture:
    """Whose texture it is."""

    object: str
    upright: bool
    texture: TextureStatistics


@dataclass(frozen=True)
class Textures:
    """What was measured of them, the largest in the picture first."""

    surfaces: tuple[SurfaceTexture, ...] = ()
