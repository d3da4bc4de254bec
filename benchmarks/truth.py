# SPDX-License-Identifier: GPL-3.0-or-later
"""What is true of a benchmark scene, as JSON.

The world is in metres, z up, the ground at z = 0. Picture coordinates run from 0 to 1, x right, y down.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from ..agent.blueprint import Box, Colour, Form, Held, Point, Role
from ..agent.records import from_json, to_json

SCENES: Final = Path(__file__).parent / "scenes"
"""Where a scene's script and truth lie side by side."""
Vector3 = tuple[float, float, float]
Matrix4 = tuple[
    tuple[float, float, float, float],
    tuple[float, float, float, float],
    tuple[float, float, float, float],
    tuple[float, float, float, float],
]


@dataclass(frozen=True)
class TrueCamera:
    """A camera without distortion, lens shift or depth of field."""

    matrix: Matrix4
    """From its own frame (x right, y up, z back) to the world, row by row."""
    lens_mm: float
    """Focal length for a 36 mm sensor along the picture's longer side."""
    field_of_view: float
    """Radians, along the longer side."""

    @property
    def position(self) -> Vector3:
        """Metres."""
        first, second, third, _ = (row[3] for row in self.matrix)
        return first, second, third


@dataclass(frozen=True)
class TrueObject:
    """One thing, as a blueprint would list it."""

    id: str
    name: str
    category: str
    role: Role
    form: Form
    position: Vector3
    """Middle of its foot: centre of its bounding box in x and y, the lowest z."""
    size: Vector3
    """Width, depth, height of its bounding box in its own frame."""
    yaw: float
    """Radians by which its own frame is turned about z."""
    symmetry: int
    """Turns of 1/symmetry about z leave it as it is; 0: any turn does."""
    box: Box
    """Left, top, right, bottom of what is visible of it."""
    whole_box: Box
    """Likewise if nothing covered it, cut at the picture's edges."""
    visible: float
    """Share of its silhouette within the picture that is not covered."""
    outline: tuple[Point, ...]
    """Polygon around its largest visible patch."""
    support: str
    """Id of what carries it; empty for ground, walls and sky."""
    held: Held
    behind: tuple[str, ...]
    """Ids of what covers part of it."""
    albedo: Colour | None
    """Mean diffuse base colour of its visible pixels, sRGB; None for metal, glass and what glows."""
    colour: Colour
    """Median sRGB of its visible pixels in the picture."""
    texture: str = ""
    """How its surface looks, in words."""


@dataclass(frozen=True)
class TrueLight:
    """A lamp of the scene."""

    name: str
    kind: Literal["SUN", "AREA", "POINT", "SPOT"]
    position: Vector3
    """Of no meaning for a sun."""
    direction: Vector3
    """Unit vector along which it shines; of no meaning for a point."""
    energy: float
    """W/m2 of a sun, else W."""
    colour: Vector3
    """Scene-linear."""
    size: Vector3
    """Width and height of an area, radius of a point or spot, angular diameter of a sun in radians; rest 0."""


@dataclass(frozen=True)
class TrueWorld:
    """What surrounds the scene."""

    horizon: Vector3
    """Scene-linear radiance at the horizon, strength included."""
    zenith: Vector3


@dataclass(frozen=True)
class Truth:
    """All that is known of a scene."""

    title: str
    width: int
    height: int
    camera: TrueCamera
    second_camera: TrueCamera
    """Of the view that a reconstruction never sees."""
    objects: tuple[TrueObject, ...]
    lights: tuple[TrueLight, ...]
    world: TrueWorld
    named_size: str
    """Id of the object whose height is told, by which a reconstruction is scaled."""
    size: float
    """Metres: diagonal of the box around all that has the role ``object``."""

    def of(self, object_id: str) -> TrueObject:
        """The entry of ``object_id``."""
        return next(entry for entry in self.objects if entry.id == object_id)


def read_truth(name: str) -> Truth:
    """The truth of the scene ``name``."""
    return from_json(Truth, json.loads((SCENES / f"{name}.json").read_text(encoding="utf-8")))


def write_truth(truth: Truth, path: Path) -> None:
    """Write ``truth`` as JSON, rounded to what a reader needs."""
    text = json.dumps(_rounded(to_json(truth)), ensure_ascii=False, indent=1)
    path.write_text(_rows_on_one_line(text) + "\n", encoding="utf-8")


def scene_names() -> tuple[str, ...]:
    """All ground-truth scenes whose truth is known."""
    return tuple(sorted(path.stem for path in SCENES.glob("*.json")))


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, list):
        return [_rounded(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _rounded(entry) for key, entry in value.items()}
    return value


def _rows_on_one_line(text: str) -> str:
    """Lists of numbers and lists of points take a line each, so that the file can be read."""
    lines: list[str] = []
    open_list: list[str] | None = None
    for line in text.splitlines():
        stripped = line.strip()
        if open_list is None and stripped.endswith("[") and not stripped.startswith(('"objects"', '"lights"')):
            open_list, depth = [line], 1
            continue
        if open_list is None:
            lines.append(line)
            continue
        depth += stripped.count("[") - stripped.count("]")
        open_list.append(stripped)
        if depth == 0:
            joined = "".join(part if part.endswith("[") else part.replace(",", ", ") for part in open_list)
            lines.append(joined.rstrip())
            open_list = None
    return "\n".join(lines)
