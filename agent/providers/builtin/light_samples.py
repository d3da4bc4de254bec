# SPDX-License-Identifier: GPL-3.0-or-later
"""Points of the picture as lit surfaces: where they are, which way they face and how bright they came out."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ...blueprint import Blueprint, Colour
from ...vision.colour import linear_to_srgb, srgb_to_linear
from ...vision.masks import polygon_mask
from ...vision.resize import shrink
from .eye import Eye
from .placed import Ball, Block, Floor, Lying, OnWall, Placed, Standing, Turned, Wall
from .survey import Floats, Mask

ROWS = 36
"""Rows of the grid of samples: light varies slowly, and the fit must not take long."""
BRIGHTEST = 2.5
"""Light over the median's above which a sample is a highlight, which no diffuse light explains."""
DARKEST_COLOUR = 0.02
"""Linear colour below which a surface tells nothing of its light."""


@dataclass(frozen=True)
class Samples:
    """Arrays of one entry a sample."""

    points: Floats
    """(count, 3) metres."""
    normals: Floats
    owners: list[str]
    """Ids of the objects."""
    light: Floats
    """(count, 3) linear light seen over that which the object shows in even surroundings: about 1."""
    weights: Floats
    """(count, 3) by how much an error in light shows in the picture."""


def sample_light(
    picture: Floats, blueprint: Blueprint, layout: Mapping[str, Placed], shown: Mapping[str, Colour], eye: Eye
) -> Samples:
    """Samples on a grid over ``picture`` (height, width, 3; sRGB, 0 to 1).

    ``shown`` is the sRGB colour in which each object comes out in even light of strength 1.
    """
    height, width = picture.shape[:2]
    rows = min(ROWS, height)
    columns = max(1, min(width, round(rows * width / height)))
    seen = srgb_to_linear(shrink(picture, rows, columns))
    points, normals, owners, light, weights = [], [], [], [], []
    for entry, mask in _visible(blueprint, rows, columns):
        placed = layout.get(entry)
        colour = srgb_to_linear(np.array(shown.get(entry, (0.0, 0.0, 0.0))))
        if placed is None or colour.max() < DARKEST_COLOUR:
            continue
        spots = np.stack(np.nonzero(mask)[::-1], axis=1) + 0.5
        where, facing, hit = _surface(placed, spots / np.array([columns, rows]), eye)
        bright = seen[mask][hit]
        points.append(where[hit])
        normals.append(facing[hit])
        owners += [entry] * int(hit.sum())
        base = np.maximum(colour, DARKEST_COLOUR / 2.0)
        light.append(np.clip(bright / base, 0.0, BRIGHTEST))
        weights.append((base * _display_slope(base, bright)) ** 2)
    if not points:
        empty = np.zeros((0, 3))
        return Samples(empty, empty, [], empty, empty)
    return Samples(
        np.concatenate(points), np.concatenate(normals), owners, np.concatenate(light), np.concatenate(weights)
    )


def _display_slope(first: Floats, second: Floats) -> Floats:
    """Mean slope of the sRGB curve between two linear colours: by how much their difference shows."""
    apart = np.where(np.abs(second - first) < 1e-3, 1e-3, second - first)
    return np.asarray((linear_to_srgb(first + apart) - linear_to_srgb(first + 0.0 * apart)) / apart)


def _visible(blueprint: Blueprint, rows: int, columns: int) -> list[tuple[str, Mask]]:
    """Each object's pixels, later ones before earlier ones."""
    owner = np.full((rows, columns), -1)
    for index, entry in enumerate(blueprint.objects):
        owner[polygon_mask(entry.outline, rows, columns)] = index
    return [(entry.id, np.asarray(owner == index)) for index, entry in enumerate(blueprint.objects)]


def _surface(placed: Placed, spots: Floats, eye: Eye) -> tuple[Floats, Floats, Mask]:
    """World points and normals of picture points on the object, and which of them were found."""
    body, count = placed.body, len(spots)
    directions = eye.directions(spots)
    up = np.tile([0.0, 0.0, 1.0], (count, 1))
    if isinstance(body, (Floor, Lying)) or (isinstance(body, Turned) and placed.entry.lying):
        level = placed.foot[2] + (body.thickness if isinstance(body, Lying) else 0.0)
        distance = (level - eye.camera.height) / np.minimum(directions[:, 2], -1e-6)
        hit = (directions[:, 2] < -1e-6) & (distance < 100.0 * eye.camera.height)
        return eye.position + directions * distance[:, None], up, hit
    if isinstance(body, (Wall, OnWall)):
        distance = placed.foot[1] / np.maximum(directions[:, 1], 1e-6)
        where = eye.position + directions * distance[:, None]
        return where, np.tile([0.0, -1.0, 0.0], (count, 1)), np.ones(count, bool)
    where = eye.on_upright(spots, placed.foot)
    return where, _facing(placed, where), np.ones(count, bool)


def _facing(placed: Placed, where: Floats) -> Floats:
    """Normals of upright bodies: of a turned one they turn with the distance from its axis."""
    towards = -np.array([placed.foot[0], placed.foot[1], 0.0])
    towards /= max(float(np.linalg.norm(towards)), 1e-9)
    if isinstance(placed.body, (Block, Standing)):
        return np.tile(towards, (len(where), 1))
    radius = placed.body.radius if isinstance(placed.body, (Turned, Ball)) else 1.0
    aside = np.array([-towards[1], towards[0], 0.0])
    share = np.clip((where - np.array(placed.foot)) @ aside / max(radius, 1e-9), -0.98, 0.98)
    return np.asarray(share[:, None] * aside + np.sqrt(1.0 - share**2)[:, None] * towards)
