# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera of ``examples/coffee.png`` from the ellipses of saucer and cup, and from the planks of the table."""

from typing import Final

import numpy as np

from ....agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material, Point
from ....agent.vision.camera.matches import CircleMatch, ParallelEdges
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
PLANKS: Final = (((2.0, 106.5), (154.0, 0.5)), ((462.0, 137.0), (598.0, 22.0)), ((507.5, 272.5), (572.5, 212.8)))
"""Pixels, of 600 x 400: the table's far edge and two joints between its planks, from end to end as far as they show
straight, marked by eye to about a pixel in the picture seven times enlarged. The grain is not among them: it wanders by
several degrees between the joints."""
AIM: Final = 4.0
CAMERA: Final = ("focal length", "pitch", "roll", "height")


def coffee_figures() -> list[Goal]:
    """Median distance of the marks on saucer and rim from where the solved cameras see the two circles."""
    picture = read_reference(EXAMPLES / "coffee.png") / 255.0
    height, width = picture.shape[:2]
    rims = {rim.ref: rim.seen.marks for rim in find_rims(picture, BLUEPRINT, GUESS)}
    if set(rims) != {"saucer", "cup"}:
        return [Goal("Camera of coffee.png from ellipses", f"within {AIM:.0f} px", f"only {sorted(rims)} found", False)]
    saucer = CircleMatch("saucer", _points(rims["saucer"]), 0.075, 0.02, axis="cup")
    rim = CircleMatch("cup", _points(rims["cup"]), 0.045, 0.07, axis="cup", free=("radius", "height"))
    size = np.array([width, height], float)
    fit = solve_camera([saucer, rim], GUESS, width, height)
    how = "from ellipses"
    goals = [_reprojected(how, saucer, fit, size), _reprojected(how, rim, fit, size), _lens(how, fit)]
    return [*goals, *_planks_figures(saucer, rim, size)]


def _planks_figures(saucer: CircleMatch, rim: CircleMatch, size: Floats) -> list[Goal]:
    """Of the cameras from the planks' vanishing point: alone it leaves most open, the saucer's ellipse tells the rest.

    The rim has no part in that camera, so its circle, whose radius and height nobody has measured, is fitted to what
    the camera sees, the camera held.
    """
    width, height = size.astype(int).tolist()
    edges = tuple((_point(first / size), _point(second / size)) for first, second in np.array(PLANKS))
    planks = ParallelEdges(edges, family="planks")
    alone = solve_camera([planks], GUESS, width, height)
    told = [name for name in CAMERA if name in alone.undetermined]
    fit = solve_camera([planks, saucer], GUESS, width, height)
    held = solve_camera([saucer, rim], fit.camera.guess, width, height, CAMERA)
    how = "from planks and saucer"
    return [
        Goal(
            "Camera of coffee.png from the planks' vanishing point alone",
            "says that it is open",
            f"open: {', '.join(told) or 'nothing'}",
            {"focal length", "height"} <= set(told),
        ),
        _reprojected(how, saucer, fit, size),
        _reprojected(how, rim, held, size),
        _lens(how, fit),
    ]


def _reprojected(how: str, match: CircleMatch, fit: CameraFit, size: Floats) -> Goal:
    off = float(np.median(_distances(match, fit, size)))
    name = "saucer" if match.name == "saucer" else "cup's rim"
    return Goal(f"Camera of coffee.png {how}: {name}, median", f"within {AIM:.0f} px", f"{off:.2f} px", off < AIM)


def _lens(how: str, fit: CameraFit) -> Goal:
    deviation = fit.deviations["focal length"]
    return Goal(
        f"Camera of coffee.png {how}: focal length", "", f"{fit.camera.guess.focal_mm:.0f} mm ± {deviation:.0%}", True
    )


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


def _points(marks: Floats) -> tuple[Point, ...]:
    return tuple(map(_point, marks))


def _point(mark: Floats) -> Point:
    return float(mark[0]), float(mark[1])
