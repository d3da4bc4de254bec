# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the reference: the plan that every stage works from.

Picture coordinates are normalised: x runs right from 0 to 1, y runs down from 0 to 1.
Colours are display-referred sRGB, each channel from 0 to 1.
"""

from dataclasses import dataclass
from typing import Final, Literal

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Colour = tuple[float, float, float]

EDGE: Final = 0.002
"""What comes so near to the picture's edge is cut off by it: a pixel and a half of 768."""

Role = Literal["object", "ground", "wall", "sky"]
Form = Literal["box", "rounded_box", "cylinder", "lathe", "sphere", "extrusion", "tube", "plane", "free"]
"""How it could be made: ``lathe`` is turned about an axis, ``extrusion`` a silhouette with a thickness, ``tube``
swept along a line, ``free`` none of these."""
Held = Literal["on", "in", "leaning", "hanging", "attached"]
Texture = Literal["plain", "grain", "noise", "gradient"]


@dataclass(frozen=True)
class Material:
    """What an object is made of, as far as the picture tells."""

    colour: Colour
    second_colour: Colour
    """The colour of streaks or spots; equal to ``colour`` where there are none."""
    roughness: float
    metallic: float = 0.0
    texture: Texture = "plain"
    texture_scale: float = 1.0
    """Streaks or spots across the picture's width."""
    texture_angle: float = 0.0
    """Direction of streaks in the picture, radians anticlockwise from the x axis."""
    words: str = ""
    """What it is and how it looks, such as glazed porcelain with a thin gold rim."""


@dataclass(frozen=True)
class BlueprintObject:
    """One thing that is visible in the reference."""

    id: str
    """Lower-case identifier, unique in the blueprint."""
    name: str
    """What the artist calls it."""
    role: Role
    form: Form
    box: Box
    """Left, top, right, bottom of its visible part."""
    material: Material
    support: str = ""
    """Id of what it stands, lies or hangs on; empty for the ground, walls and sky."""
    outline: tuple[Point, ...] = ()
    """Its visible silhouette as a closed polygon, where known."""
    size: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Width, depth, height in metres as guessed; zeros where unknown."""
    lying: bool = False
    """Flat on its support rather than standing upright."""
    doubt: str = ""
    """What could not be told from the picture."""
    category: str = ""
    """The kind of thing in a word, such as vessel or furniture."""
    held: Held = "on"
    """How its support holds it."""
    behind: tuple[str, ...] = ()
    """Ids of what covers part of it in the picture; their outlines are cut out of its own."""

    inside: tuple[Point, ...] = ()
    """Points of the picture that the artist says belong to it."""
    outside: tuple[Point, ...] = ()
    """Points that the artist says do not."""

    def __post_init__(self) -> None:
        left, top, right, bottom = self.box
        if not (left < right and top < bottom):
            raise ValueError(f"the box of {self.id!r} is empty: {self.box}; it is left, top, right, bottom")
        if not self.id.isidentifier():
            raise ValueError(f"the id {self.id!r} is not an identifier: letters, digits and _ only, no digit first")

    @property
    def cut_off(self) -> bool:
        """Whether it goes on beyond the picture's edge, as far as its box tells."""
        return min(self.box[:2]) <= EDGE or max(self.box[2:]) >= 1.0 - EDGE


@dataclass(frozen=True)
class CameraGuess:
    """The camera: at x = y = 0, looking along +y, z up, ground at z = 0."""

    focal_mm: float
    """Focal length for a 36 mm sensor along the picture's longer side."""
    pitch: float
    """Radians below the horizon that the optical axis points."""
    height: float
    """Metres above the ground."""
    roll: float = 0.0
    """Radians, positive turns the camera clockwise (the picture's content anticlockwise)."""


@dataclass(frozen=True)
class LightGuess:
    """The main light and what fills the shadows."""

    azimuth: float
    """Where the light comes from: radians from +y towards +x, so pi/2 is from the right."""
    elevation: float
    """Radians above the horizon."""
    softness: float
    """Angular diameter in radians: 0.01 for the sun, above 0.5 for a window or a cloudy sky."""
    key_to_fill: float
    """Irradiance of the main light on the ground over that of the surroundings."""
    colour: Colour = (1.0, 1.0, 1.0)
    fill_colour: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Blueprint:
    """Everything that the reconstruction will try to rebuild."""

    title: str
    camera: CameraGuess
    light: LightGuess
    objects: tuple[BlueprintObject, ...]
    palette: tuple[Colour, ...] = ()
    doubts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ids = [entry.id for entry in self.objects]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two objects have the same id {twice!r}")
        for entry in self.objects:
            if entry.support and entry.support not in ids:
                raise ValueError(f"{entry.id!r} is supported by the unknown {entry.support!r}")
            for front in entry.behind:
                if front not in ids or front == entry.id:
                    raise ValueError(f"{entry.id!r} is said to be behind {front!r}, which is no other object")
        supports = {entry.id: entry.support for entry in self.objects}
        for below in ids:
            chain = {below}
            while below := supports[below]:
                if below in chain:
                    raise ValueError(f"{below!r} is supported by itself, by way of what it supports")
                chain.add(below)

    def solid_objects(self) -> tuple[BlueprintObject, ...]:
        """All entries that have a body: everything but the sky."""
        return tuple(entry for entry in self.objects if entry.role != "sky")
