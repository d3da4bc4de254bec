# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera of a photograph from the ellipses in it: saucer and cup of ``examples/coffee.png``."""

from typing import Final

import numpy as np

from ....agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from ....agent.vision.camera.matches import CircleMatch
from ....agent.vision.camera.pinhole import Floats
from ....agent.vision.camera.rims import find_rims
from ....agent.vision.camera.solve import CameraFit, solve_camera
from ....agent.vision.intake import read_reference
from ..options import EXAMPLES
from .goal import Goal

GUESS: Final = CameraGuess(focal_mm=50.0, pitch=0.75, height=0.5)
"""As a model guesses, some 10 degrees off."""
_GREY: Final = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
BLUEPRINT: Final = Blueprint(
    "coffee",
    GUESS,
    LightGuess(0.0, 1.0, 0.5, 2.0),
    (
        BlueprintObject("table", "table", "ground", "plane", (0.0, 0.0, 1.0, 1.0), _GREY),
        BlueprintObject(
            "saucer", "saucer", "object", "lathe", (0.13, 0.17, 0.8, 0.97), _GREY, "table", size=(0.15, 0.15, 0.02)
        ),
        BlueprintObject(
            "cup", "cup", "object", "lathe", (0.28, 0.04, 0.69, 0.77), _GREY, "saucer", size=(0.09, 0.09, 0.07)
        ),
    ),
)
"""Boxes drawn by eye; the rims themselves are found in the picture."""
AIM: Final = 4.0


def coffee_figures() -> list[Goal]:
    """Median distance of the marks on saucer and rim from where the solved camera sees the two circles."""
    picture = read_reference(EXAMPLES / "coffee.png") / 255.0
    height, width = picture.shape[:2]
    rims = {rim.ref: rim.seen.marks for rim in find_rims(picture, BLUEPRINT, GUESS)}
    if set(rims) != {"saucer", "cup"}:
        return [Goal("Camera of coffee.png from ellipses", f"within {AIM:.0f} px", f"only {sorted(rims)} found", False)]
    matches = [
        CircleMatch("saucer", _points(rims["saucer"]), 0.075, 0.02, axis="cup"),
        CircleMatch("cup", _points(rims["cup"]), 0.045, 0.07, axis="cup", free=("radius", "height")),
    ]
    fit = solve_camera(matches, GUESS, width, height)
    goals = []
    for match in matches:
        off = float(np.median(_distances(match, fit, np.array([width, height]))))
        name = "saucer" if match.name == "saucer" else "cup's rim"
        goals.append(
            Goal(
                f"Camera of coffee.png from ellipses: {name}, median",
                f"within {AIM:.0f} px",
                f"{off:.2f} px",
                off < AIM,
            )
        )
    return goals


def _distances(match: CircleMatch, fit: CameraFit, size: Floats) -> Floats:
    """Pixels from each mark to the reprojected circle."""
    radius = fit.unknowns.get(f"radius of {match.name}", match.radius)
    level = fit.unknowns.get(f"height of {match.name}", match.height)
    turns = np.linspace(0.0, 2.0 * np.pi, 720)
    # Where the axis stands is solved for in heights of the camera.
    middle = fit.camera.position[2] * np.array([fit.unknowns[f"x of {match.axis}"], fit.unknowns[f"y of {match.axis}"]])
    circle = np.column_stack(
        [middle[0] + radius * np.cos(turns), middle[1] + radius * np.sin(turns), np.full(len(turns), level)]
    )
    outline = fit.camera.project(circle) * size
    marks = np.array(match.picture) * size
    return np.asarray(np.linalg.norm(marks[:, None] - outline[None], axis=2).min(axis=1))


def _points(marks: Floats) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in marks)
