# SPDX-License-Identifier: GPL-3.0-or-later
"""A ground-truth scene while it is made: things with names, and the two cameras."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import bpy

from ...agent.blueprint import Form, Held, Role
from ...examples.sources import studio

MARK = "thing"
"""Custom property that holds the id of the thing that an object is part of."""


@dataclass(frozen=True)
class Thing:
    """What a blueprint would list as one entry."""

    id: str
    name: str
    category: str
    form: Form
    role: Role
    support: str
    held: Held
    yaw: float
    symmetry: int
    diffuse: bool
    texture: str


@dataclass
class TrueScene:
    """What a scene's script fills."""

    title: str
    named_size: str
    width: int = 384
    height: int = 256
    things: list[Thing] = field(default_factory=list)

    def __post_init__(self) -> None:
        studio.begin(self.width, self.height)
        scene = bpy.context.scene
        scene.view_settings.view_transform, scene.view_settings.look = "Standard", "None"
        scene.cycles.samples, scene.cycles.seed = 128, 1
        scene.cycles.max_bounces = 8
        # Adaptive sampling leaves dim light out, so that strengths could not be told from the picture.
        scene.cycles.use_adaptive_sampling = False

    def add(
        self,
        thing_id: str,
        category: str,
        form: Form,
        parts: bpy.types.Object | Sequence[bpy.types.Object],
        *,
        on: str = "",
        name: str = "",
        role: Role = "object",
        held: Held = "on",
        yaw: float = 0.0,
        symmetry: int = 1,
        diffuse: bool = True,
        texture: str = "",
    ) -> None:
        """Name ``parts`` as one thing; ``diffuse`` is False where metal, glass or glow leaves no albedo to compare."""
        for part in [parts] if isinstance(parts, bpy.types.Object) else parts:
            part[MARK] = thing_id
        shown = name or thing_id.replace("_", " ").capitalize()
        self.things.append(Thing(thing_id, shown, category, form, role, on, held, yaw, symmetry, diffuse, texture))

    def cameras(
        self,
        location: studio.Position,
        target: studio.Position,
        focal_mm: float,
        second: studio.Position,
        second_target: studio.Position | None = None,
    ) -> None:
        """The camera of the picture, and the second one with the same lens."""
        for name, place, aim in (("Second camera", second, second_target or target), ("Camera", location, target)):
            studio.camera(place, aim, focal_mm)
            made = bpy.context.scene.camera
            made.name, made.data.sensor_fit = name, "AUTO"
