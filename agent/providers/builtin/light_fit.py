# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the light that explains how bright each part of the picture is.

Diffuse light adds up, so that for given lamps their strengths are a non-negative least-squares
problem. Lamps are tried one by one: suns from all around, and panels over the scene.
"""

from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, radians, sin

import numpy as np

from .eye import Position
from .light_casters import Caster
from .light_samples import Samples
from .survey import Floats

AZIMUTHS = 16
ELEVATIONS = tuple(radians(degrees) for degrees in (25.0, 40.0, 55.0, 70.0, 82.0))
SUN_ANGLE = 0.12
"""Angular diameter of the suns that are tried, radians: a lamp's or a hazy sun's, with soft-edged shadows."""
PANEL_PLACES = (-1.2, 0.0, 1.2)
PANEL_HEIGHTS = (0.6, 1.5)
"""Places of panels, in scene sizes from the scene's middle."""
PANEL_SIZE = 0.5
LEAST_GAIN = 0.02
"""Share of the squared error that a lamp must explain to be taken."""
BIAS = 0.02
"""Distance, in scene sizes, from a surface at which shadows begin."""
LEAST_LEVEL = 0.1
LEAST_SHOWN = 5e-5
"""Squared error in sRGB that a sample's light must be off on average before lamps are looked for."""
PULL = 0.1
"""Weight of the surroundings' even light against the samples: what is fitted to guessed shapes is guessed too."""
MOST_LAMPS = 2
TINT = 0.5
"""How much of each channel's own fit goes into the lamps' colours; the rest is neutral."""


@dataclass(frozen=True)
class Sun:
    """Parallel light."""

    azimuth: float
    elevation: float


@dataclass(frozen=True)
class Panel:
    """A square panel that faces the scene's middle."""

    location: Position
    target: Position
    size: float


@dataclass(frozen=True)
class LitBy:
    """A lamp with its strength per channel: the light that it gives a surface facing it (at 1 m, of a panel)."""

    lamp: Sun | Panel
    strength: tuple[float, float, float]


@dataclass(frozen=True)
class LightFit:
    """Surroundings and lamps, and the squared error that they leave over that of even light."""

    surroundings: tuple[float, float, float]
    """Strength of the world per channel; 1 shows colours as they are."""
    lamps: tuple[LitBy, ...]
    error: float


EVEN = LightFit((1.0, 1.0, 1.0), (), 1.0)
"""Light from all around that shows colours as they are."""


def fit_light(samples: Samples, casters: list[Caster], middle: Position, size: float, bounce: float) -> LightFit:
    """The surroundings and at most two lamps for a scene of this middle and size (metres).

    ``bounce`` is the light from below, off the ground, over that from above.
    """
    if len(samples.points) == 0:
        return EVEN
    suns = [(sun, _light_of(sun, samples, casters, size)) for sun in _suns()]
    sky = _light_of_surroundings(samples, suns, bounce)
    light = samples.light * _own_level(samples, sky)[:, None]
    luminance, weights = light.mean(axis=1), samples.weights.mean(axis=1)
    panels = [(panel, _light_of(panel, samples, casters, size)) for panel in _panels(middle, size)]
    candidates: list[tuple[Sun | Panel, Floats]] = [*suns, *panels]
    chosen: list[Sun | Panel] = []
    columns = [sky]
    even = _error(luminance, columns, np.array([1.0]), weights)
    least = _error(luminance, columns, _strengths(columns, luminance, weights), weights)
    for _ in range(MOST_LAMPS if even > LEAST_SHOWN * len(light) else 0):
        errors = []
        for _, column in candidates:
            tried = [*columns, column]
            errors.append(_error(luminance, tried, _strengths(tried, luminance, weights), weights))
        best = int(np.argmin(errors))
        if errors[best] > (1.0 - LEAST_GAIN) * least:
            break
        least = errors[best]
        chosen.append(candidates[best][0])
        columns.append(candidates[best][1])
    channels = [_strengths(columns, light[:, c], samples.weights[:, c]) for c in range(3)]
    grey = _strengths(columns, luminance, weights)
    mixed = TINT * np.array(channels) + (1.0 - TINT) * grey
    lamps = tuple(LitBy(lamp, _triple(mixed[:, index + 1])) for index, lamp in enumerate(chosen))
    return LightFit(_triple(mixed[:, 0]), lamps, least / max(even, 1e-12))


def _suns() -> list[Sun]:
    return [Sun(2.0 * pi * step / AZIMUTHS - pi, elevation) for step in range(AZIMUTHS) for elevation in ELEVATIONS]


def _panels(middle: Position, size: float) -> list[Panel]:
    return [
        Panel((middle[0] + x * size, middle[1] + y * size, middle[2] + z * size), middle, PANEL_SIZE * size)
        for x in PANEL_PLACES
        for y in PANEL_PLACES
        for z in PANEL_HEIGHTS
    ]


def _light_of_surroundings(samples: Samples, suns: list[tuple[Sun, Floats]], bounce: float) -> Floats:
    """Light (count,) of surroundings of strength 1, less what stands in their way, as of many suns all around."""
    areas = np.array([cos(sun.elevation) for sun, _ in suns])
    heights = np.array([sin(sun.elevation) for sun, _ in suns])
    above = areas @ np.array([column for _, column in suns]) / (areas @ heights)
    return np.asarray(above + 0.5 * (1.0 - samples.normals[:, 2]) * bounce)


def _own_level(samples: Samples, sky: Floats) -> Floats:
    """Per sample, the median light of surroundings on its object, in which its colour was measured."""
    owners = np.array(samples.owners)
    level = np.ones(len(owners))
    for owner in set(samples.owners):
        level[owners == owner] = max(float(np.median(sky[owners == owner])), LEAST_LEVEL)
    return level


def direction_of(azimuth: float, elevation: float) -> Floats:
    """Unit vector towards a sun."""
    return np.array([sin(azimuth) * cos(elevation), cos(azimuth) * cos(elevation), sin(elevation)])


def _light_of(lamp: Sun | Panel, samples: Samples, casters: list[Caster], size: float) -> Floats:
    """Light (count,) of a lamp of strength 1 on each sample."""
    if isinstance(lamp, Sun):
        towards = np.tile(direction_of(lamp.azimuth, lamp.elevation), (len(samples.points), 1))
        falloff = np.ones(len(samples.points))
    else:
        away = np.array(lamp.location) - samples.points
        distance = np.linalg.norm(away, axis=1)
        towards = away / distance[:, None]
        axis = np.array(lamp.location) - np.array(lamp.target)
        axis /= np.linalg.norm(axis)
        falloff = np.maximum(towards @ axis, 0.0) / distance**2
    facing = np.maximum(np.einsum("ij,ij->i", samples.normals, towards), 0.0)
    return np.asarray(facing * falloff * _visibility(samples, towards, casters, BIAS * size))


def _visibility(samples: Samples, towards: Floats, casters: list[Caster], bias: float) -> Floats:
    """Share (count,) of the light that nothing hides."""
    visible = np.ones(len(samples.points))
    rising = np.maximum(towards[:, 2], 1e-3)
    for caster in casters:
        free = np.array([owner == caster.owner for owner in samples.owners])
        hidden = np.zeros(len(samples.points))
        for height, radius in zip(caster.heights.tolist(), caster.radii.tolist(), strict=True):
            distance = (height - samples.points[:, 2]) / rising
            x = samples.points[:, 0] + towards[:, 0] * distance - caster.axis[0]
            y = samples.points[:, 1] + towards[:, 1] * distance - caster.axis[1]
            soft = np.maximum(0.5 * SUN_ANGLE * distance, bias / 2.0)
            inside = np.clip((radius - np.hypot(x, y)) / soft + 0.5, 0.0, 1.0)
            hidden = np.maximum(hidden, np.where(distance > bias, inside, 0.0))
        inside_it = np.array([owner in caster.contents for owner in samples.owners])
        hidden = np.where(inside_it, _beyond_the_rim(samples, towards, caster, bias), hidden)
        visible *= 1.0 - np.where(free, 0.0, hidden)
    return visible


def _beyond_the_rim(samples: Samples, towards: Floats, caster: Caster, bias: float) -> Floats:
    """Whether (count,) the way to the light leads through a vessel's side rather than its mouth."""
    distance = (caster.heights[-1] - samples.points[:, 2]) / np.maximum(towards[:, 2], 1e-3)
    x = samples.points[:, 0] + towards[:, 0] * distance - caster.axis[0]
    y = samples.points[:, 1] + towards[:, 1] * distance - caster.axis[1]
    outside = np.hypot(x, y) - caster.radii[-1]
    soft = np.maximum(0.5 * SUN_ANGLE * distance, bias / 2.0)
    return np.where(distance > bias, np.clip(outside / soft + 0.5, 0.0, 1.0), 0.0)


def _strengths(columns: list[Floats], light: Floats, weights: Floats) -> Floats:
    """Non-negative strengths of least weighted squared error, by trying every set of lamps that are on."""
    matrix = np.stack(columns, axis=1)
    gram = matrix.T @ (matrix * weights[:, None]) + 1e-9 * np.eye(len(columns))
    moment = matrix.T @ (light * weights)
    # The surroundings come first. They are drawn towards 1, the even light that colours were judged in.
    pull = PULL * gram[0, 0]
    gram[0, 0] += pull
    moment[0] += pull
    best, least = np.zeros(len(columns)), 0.0
    for count in range(1, len(columns) + 1):
        for lit in combinations(range(len(columns)), count):
            chosen = list(lit)
            solution = np.linalg.solve(gram[np.ix_(chosen, chosen)], moment[chosen])
            gain = float(solution @ moment[chosen])
            if (solution >= 0.0).all() and gain > least:
                least = gain
                best = np.zeros(len(columns))
                best[chosen] = solution
    return best


def _error(light: Floats, columns: list[Floats], strengths: Floats, weights: Floats) -> float:
    shown = np.stack(columns, axis=1) @ strengths
    return float((weights * (np.minimum(shown, 2.5) - light) ** 2).sum())


def _triple(values: Floats) -> tuple[float, float, float]:
    red, green, blue = (float(value) for value in values)
    return red, green, blue
