# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera from the round things in the reference, and all else moved along in the picture."""

from math import hypot
from typing import Final

import numpy as np

from ...agent.blueprint import Blueprint, CameraGuess
from ...agent.effects import Solution
from ...agent.vision.camera.pinhole import Pinhole, pinhole_of
from ...agent.vision.camera.rims import RimCamera, camera_of_rims
from ...agent.vision.placement.body import Body
from ...agent.vision.placement.code import Pose, placement_lines, solution_text
from ...agent.vision.placement.solve import Placement, solve_placement
from .bodies import bodies_in
from .lens import pinhole_of_scene
from .steps import Compute, Conversation
from .subject import Subject

ELSEWHERE: Final = 1e-3
"""Metres and radians by which a camera may differ from one that stands at x = y = 0 and looks along +y."""
LEAST_TURN: Final = 0.01
"""Radians: by less, no camera is turned."""
BETTER: Final = 0.7
"""Of the distance of the marks as the camera was: what is hardly less is no gain."""
NO_LOSS: Final = 0.003
"""Mean overlap (IoU) that things may lose, as estimated, which is noise."""


def solve_camera(subject: Subject) -> Conversation:
    """The conversation; it renders nothing."""
    scene, blueprint = subject.find_scene(), subject.blueprint
    camera = pinhole_of_scene(scene)
    if camera is None or not _is_the_kits(camera) or (scene.camera and scene.camera.name in subject.settled):
        return Solution()
    refs = [entry.id for entry in blueprint.solid_objects()]
    bodies, poses = bodies_in(subject.find_collection(), refs, subject.settled)
    picture = subject.reference.astype(np.float32) / 255.0
    told: RimCamera | None = yield Compute(lambda: camera_of_rims(picture, blueprint, camera.guess))
    if told is None:
        return Solution(undecided=("Nothing round in the picture tells the camera's pitch and roll.",))
    turn = hypot(told.guess.pitch - camera.guess.pitch, told.guess.roll - camera.guess.roll)
    if turn < LEAST_TURN or told.pixels > BETTER * told.pixels_before:
        return Solution(summary=f"The camera's pitch and roll suit the rims of {_listed(told)} already.")
    followed: Placement | None = yield Compute(lambda: _followed(blueprint, bodies, camera, told.guess))
    if followed is None:
        return Solution(summary=f"The rims of {_listed(told)} suggest another camera, by which less would overlap.")
    return Solution(_code(told, followed, poses), _summary(told), (_kept(told.guess),))


def _followed(blueprint: Blueprint, bodies: dict[str, Body], camera: Pinhole, guess: CameraGuess) -> Placement | None:
    """Where things go for ``guess``; None where they would then overlap less with the reference than now."""
    now = solve_placement(blueprint, bodies, camera, sized=False)
    then = solve_placement(blueprint, bodies, pinhole_of(guess, camera.aspect), sized=False)
    return then if then.after >= max(now.before, now.after) - NO_LOSS else None


def _is_the_kits(camera: Pinhole) -> bool:
    again = pinhole_of(camera.guess, camera.aspect)
    off = max(np.abs(again.position - camera.position).max(), np.abs(again.rotation - camera.rotation).max())
    return bool(off < ELSEWHERE)


def _code(told: RimCamera, followed: Placement, poses: dict[str, Pose]) -> str:
    guess = told.guess
    roll = f", roll={guess.roll:.4f}" if abs(guess.roll) > ELSEWHERE else ""
    camera = f"set_camera({guess.focal_mm:.4g}, pitch={guess.pitch:.4f}, height={guess.height:.4g}{roll})"
    why = f"The pitch and roll at which the rims of {_listed(told)} lie level; things follow in the picture."
    return solution_text("solved_camera", why, [camera, *placement_lines(followed, poses)])


def _summary(told: RimCamera) -> str:
    return (
        f"Pitch {told.guess.pitch:.3f} and roll {told.guess.roll:.3f}, from the rims of {_listed(told)}: these are now "
        f"seen {told.pixels:.1f} pixels off, before {told.pixels_before:.1f}."
    )


def _kept(guess: CameraGuess) -> str:
    return (
        f"The focal length stays at {guess.focal_mm:.0f} mm and the camera's height at {guess.height:.2f} m, which "
        "level circles do not tell. Ground and walls, and what the blueprint does not outline, stay where they stand."
    )


def _listed(told: RimCamera) -> str:
    return " and ".join(told.rims)
