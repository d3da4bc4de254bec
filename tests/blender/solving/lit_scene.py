# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene whose light is known, rendered as a reference."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import bpy
import numpy as np
from numpy.typing import NDArray

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, Form, LightGuess, Material, Role
from maquette.agent.effects import Solution
from maquette.agent.vision.png import read_png
from maquette.scene.kit import (
    add,
    area_light,
    floor,
    on_ground,
    paint,
    picture_box,
    point_light,
    principled,
    rounded_box,
    session_collection,
    session_scene,
    set_camera,
    set_world,
    sphere,
    start_scene,
    sun_light,
)
from maquette.scene.look import look
from maquette.scene.running import run_code
from maquette.scene.solving.in_place import solve_in_place
from maquette.scene.solving.steps import Conversation
from maquette.scene.solving.subject import Subject

BLUEPRINT = Blueprint("lit", CameraGuess(50.0, 0.4, 0.6), LightGuess(0.0, 0.8, 0.2, 2.0), ())
THINGS = ("ball", "cube", "egg")


def build(width: int = 96, height: int = 64) -> None:
    """Three things on a table, under even light."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = start_scene("lit", width, height, samples=16)
    # Neither is wholly true: in the shadows of a small picture they are some levels off.
    scene.cycles.use_denoising = scene.cycles.use_adaptive_sampling = False
    set_camera(50.0, 0.4, 0.6)
    add("table", floor(4, 4), at=(0.0, 1.5, 0.0))
    paint("table", principled("oak", "#b08050", roughness=0.8))
    for ref, x, y, colour in (
        ("ball", 0.3, 0.6, "#c04030"),
        ("cube", 0.55, 0.5, "#50a060"),
        ("egg", 0.75, 0.7, "#dddddd"),
    ):
        shape = rounded_box(0.14, 0.14, 0.14, 0.01) if ref == "cube" else sphere(0.08)
        add(ref, shape, at=on_ground(x, y))
        paint(ref, principled(ref, colour, roughness=0.7))


def light(factor: Mapping[str, float] | None = None) -> None:
    """Three lights and a world, each as strong as it should be times its ``factor``."""
    times = {"sun": 1.0, "panel": 1.0, "bulb": 1.0, "world": 1.0, **(factor or {})}
    set_world("#c8d8ff", 0.25 * times["world"])
    sun_light("sun", 1.9, 0.9, 1.5 * times["sun"], angle=0.05, colour="#fff0d8")
    area_light("panel", (-1.2, 0.9, 1.0), (0.0, 1.5, 0.0), 0.4, 20.0 * times["panel"], colour="#d8e4ff")
    point_light("bulb", (0.5, 1.0, 0.5), 3.0 * times["bulb"], radius=0.05, colour="#ffc890")


def seen(folder: Path, samples: int = 64) -> NDArray[np.uint8]:
    """The scene as it is, (height, width, 3) sRGB."""
    render = session_scene().render
    frame = {"width": render.resolution_x, "height": render.resolution_y, "samples": samples, "seed": 1}
    (folder / "renders").mkdir(exist_ok=True)
    result = look(session_scene(), session_collection(), ("full",), folder, "seen", **frame)
    return read_png(folder / result.pictures["full"])


def subject(reference: NDArray[np.uint8], **given: object) -> Subject:
    """The scene as it is, to be solved for ``reference``."""
    plan = given.pop("blueprint", BLUEPRINT)
    return Subject(session_scene().name, session_collection().name, reference, plan, 0, **given)


def solve(conversation: Conversation) -> Solution:
    """Run a solver and its code."""
    solution = solve_in_place(conversation)
    if solution.code:
        outcome = run_code(solution.code, "solved.py", session_collection(), 20.0)
        assert outcome.ok, outcome.error
    return solution


def thing(ref: str) -> BlueprintObject:
    role: Role = "object" if ref in THINGS else "ground"
    form: Form = "sphere" if ref in THINGS else "plane"
    left, top, right, bottom = picture_box(ref) if ref in THINGS else (0.0, 0.05, 1.0, 1.0)
    covered = THINGS if ref == "table" else ()
    outline: tuple[tuple[float, float], ...] = ((0.0, 0.1), (1.0, 0.1), (1.0, 1.0), (0.0, 1.0)) if covered else ()
    if not covered:
        x, y, a, b = (left + right) / 2, (top + bottom) / 2, (right - left) / 2.2, (bottom - top) / 2.2
        outline = tuple((x + a * np.cos(turn), y + b * np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 24))
    grey = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
    return BlueprintObject(ref, ref, role, form, (left, top, right, bottom), grey, outline=outline, behind=covered)


def things() -> Blueprint:
    """What the scene holds, as it is seen now."""
    return replace(BLUEPRINT, objects=tuple(thing(ref) for ref in (*THINGS, "table")))
