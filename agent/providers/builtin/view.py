# SPDX-License-Identifier: GPL-3.0-or-later
"""A guess at the camera from what one picture tells of it."""

from dataclasses import dataclass
from math import asin, atan

import numpy as np

from ...blueprint import CameraGuess
from ...vision.ellipse import Ellipse
from .backdrop import Backdrop
from .disc import Disc
from .eye import HALF_SENSOR_MM, pitch_of_horizon
from .survey import Survey

CLOSE_UP_FOCAL_MM = 85.0
"""Ellipses fit 75 to 140 mm alike: what lies on a table is taken from some distance."""
PRODUCT_FOCAL_MM = 70.0
ROOM_FOCAL_MM = 35.0
OPEN_FOCAL_MM = 35.0
CLOSE_UP_DISTANCE = 0.6
"""Metres from the camera to the middle of what lies on a table, a photographer's arm's length."""
PRODUCT_HEIGHT = 0.35
ROOM_HEIGHT = 1.3
OPEN_HEIGHT = 1.7
PRODUCT_HORIZON = 0.2
ROOM_HORIZON = 0.42
HORIZON_CLEARANCE = 0.05
"""Share of the picture's height that the horizon lies above whatever stands on the ground."""
STEEP = 0.6
"""Radians of pitch above which things are drawn lying, not standing."""
LEAST_TILTED_ASPECT = 0.9
"""Above this the direction of an ellipse's longer axis tells nothing of roll."""
MOST_ROLL = 0.25


@dataclass(frozen=True)
class View:
    """The camera, what it was read from and what remains in doubt."""

    camera: CameraGuess
    steep: bool
    """Seen from above, as things on a table are."""
    far_edge: float | None
    """Picture height at which the ground ends: at the horizon, a wall or a crest."""
    doubts: tuple[str, ...]


def guess_view(survey: Survey, backdrop: Backdrop, disc: Disc | None) -> View:
    """The camera of ``survey``, by a round thing that lies on the ground, else by the horizon or the setting."""
    aspect = survey.width / survey.height
    if disc is not None:
        return _view_of_disc(disc.ellipse, survey)
    if backdrop.setting == "surface":
        pitch = pitch_of_horizon(PRODUCT_HORIZON, PRODUCT_FOCAL_MM, aspect)
        doubt = "Nothing in the picture tells the camera's pitch: a slight look downwards is assumed."
        return View(CameraGuess(PRODUCT_FOCAL_MM, pitch, PRODUCT_HEIGHT), False, None, (doubt, SIZE_DOUBT))
    edge = _ground_edge(survey, backdrop)
    if backdrop.setting == "room":
        horizon = min(ROOM_HORIZON, edge - 3.0 * HORIZON_CLEARANCE)
        pitch = pitch_of_horizon(horizon, ROOM_FOCAL_MM, aspect)
        doubt = "The horizon is hidden by the wall: it is assumed at the height of a standing camera."
        return View(CameraGuess(ROOM_FOCAL_MM, pitch, ROOM_HEIGHT), False, edge, (doubt, SIZE_DOUBT))
    highest_foot = min([edge, *(_foot(survey, number) for number in _standing(survey, backdrop))])
    horizon = max(highest_foot - HORIZON_CLEARANCE, 0.05)
    pitch = pitch_of_horizon(horizon, OPEN_FOCAL_MM, aspect)
    doubt = "The horizon is taken from the line where ground and sky meet, which may be a crest."
    return View(CameraGuess(OPEN_FOCAL_MM, pitch, OPEN_HEIGHT), False, edge, (doubt, SIZE_DOUBT))


SIZE_DOUBT = "Real sizes cannot be told from one picture: all lengths follow from the camera's assumed height."


def _view_of_disc(disc: Ellipse, survey: Survey) -> View:
    """A circle is seen under the angle whose sine is its ellipse's aspect (weak perspective)."""
    elevation = asin(disc.minor / disc.major)
    half_height = HALF_SENSOR_MM / CLOSE_UP_FOCAL_MM * survey.height / max(survey.width, survey.height)
    below_axis = atan((2.0 * disc.y / survey.height - 1.0) * half_height)
    pitch = elevation - below_axis
    tilted = disc.minor / disc.major < LEAST_TILTED_ASPECT and abs(disc.angle) < MOST_ROLL
    camera = CameraGuess(
        focal_mm=CLOSE_UP_FOCAL_MM,
        pitch=pitch,
        height=CLOSE_UP_DISTANCE * float(np.sin(pitch)),
        roll=-disc.angle if tilted else 0.0,
    )
    doubt = f"Pitch is read from one ellipse; the focal length cannot be told, {CLOSE_UP_FOCAL_MM:.0f} mm is assumed."
    return View(camera, pitch >= STEEP, None, (doubt, SIZE_DOUBT))


def _ground_edge(survey: Survey, backdrop: Backdrop) -> float:
    """Picture height of the ground's far edge, where nothing stands before it."""
    if backdrop.ground is None:
        behind = survey.mask(backdrop.sky if backdrop.sky is not None else backdrop.walls[0])
        return float(np.nonzero(behind.any(axis=1))[0].max() + 1) / survey.height * 0.95
    ground = survey.mask(backdrop.ground)
    columns = ground.any(axis=0)
    tops = ground.argmax(axis=0)[columns]
    return float(np.quantile(tops, 0.1)) / survey.height


def _standing(survey: Survey, backdrop: Backdrop) -> list[int]:
    """Objects that border on the ground along their underside."""
    if backdrop.ground is None:
        return []
    beside_ground = survey.borders[:, backdrop.ground] > 0.1 * survey.outlines
    return [number for number in np.nonzero(beside_ground)[0].tolist() if not backdrop.is_background(number)]


def _foot(survey: Survey, number: int) -> float:
    return float(np.nonzero(survey.mask(number).any(axis=1))[0].max() + 1) / survey.height
