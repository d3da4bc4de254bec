# SPDX-License-Identifier: GPL-3.0-or-later
"""Places, directions and sizes at which objects are seen where the reference shows them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ...blueprint import Blueprint, BlueprintObject
from ..camera.pinhole import Floats, Pinhole
from .arrangement import Arrangement, mean_overlap
from .body import STILL, Body, Motion
from .contact import gap_above
from .extents import extents_of
from .fit import fit_body, is_round, outermost
from .polish import polished
from .slide import level_axes, picture_axes, slide

LEAST_GAIN: Final = 0.02
"""Of overlap (IoU), summed over all objects, for which an object is moved."""
SMALL_LOSS: Final = 0.02
"""Likewise, what an object may lose that comes to touch what carries it."""
LEAST_MOVE: Final = 0.004
"""Longer sides of the picture: what moves by less, by root mean square, is drawn less exactly than that."""
POOR: Final = 0.7
"""Overlap (IoU) below which it is said that an object fits nowhere."""
TOUCHING: Final = 0.004
"""Of the distance from the camera: a gap that nobody sees."""
NESTED: Final = 0.25
"""Of its own height, by which something is let into what carries it on purpose, as a lid or a filling."""
CONTACT_ROUNDS: Final = 2
"""How often a body is fitted and let down again, which changes where it is seen."""


@dataclass(frozen=True)
class Placed:
    """What is to become of one object."""

    ref: str
    motion: Motion


@dataclass(frozen=True)
class Placement:
    """What was found."""

    placed: tuple[Placed, ...]
    """What moves, supports first."""
    before: float
    """Mean overlap (IoU) of all objects as they were, as drawn here."""
    after: float
    undecided: tuple[str, ...]
    """In sentences."""


def solve_placement(
    blueprint: Blueprint, bodies: Mapping[str, Body], camera: Pinhole, *, sized: bool = True
) -> Placement:
    """Where the blueprint's objects belong, ``bodies`` being what the scene has of them, grounds and walls too.

    Unless they may be ``sized`` they are only moved and turned, and not polished.

    An object moves only where what is seen then overlaps more with the reference, or where it
    comes to touch what carries it at no more than a small loss.
    """
    entries = {entry.id: entry for entry in blueprint.objects}
    bodies = {ref: replace(body, is_field=entries[ref].role == "ground") for ref, body in bodies.items()}
    scene = Arrangement(blueprint, bodies, camera)
    before = mean_overlap(scene.overlaps())
    placed: list[Placed] = []
    undecided: list[str] = []
    for entry in _supports_first(blueprint.objects):
        body = bodies.get(entry.id)
        if body is None or entry.role != "object" or body.fixed or body.parented:
            continue
        carried = entry.held in ("in", "attached") and bool(entry.support) and entries[entry.support].role == "object"
        if not carried:
            undecided += _settle(scene, entry, blueprint.objects, bodies, sized)
        if scene.motions[entry.id] is not STILL:
            placed.append(Placed(entry.id, scene.motions[entry.id]))
    return Placement(tuple(placed), before, mean_overlap(scene.overlaps()), tuple(undecided))


def _settle(
    scene: Arrangement,
    entry: BlueprintObject,
    objects: Sequence[BlueprintObject],
    bodies: Mapping[str, Body],
    sized: bool,
) -> list[str]:
    """Put one object, and what it carries, where it fits; returns what the picture does not tell of that."""
    ref, camera = entry.id, scene.camera
    extents = extents_of(entry, objects, camera.aspect)
    if extents.at_least.all():
        return []
    standing = entry.held != "hanging"
    axes = level_axes(camera) if standing else picture_axes(camera)
    start = scene.current(ref)
    reach = float(np.linalg.norm(start.pivot - camera.position))
    carrier = _carrier(scene, entry, objects, bodies)
    gap = gap_above(start, carrier) if carrier else 0.0
    before = sum(scene.overlaps().values())
    motion = STILL
    undecided: tuple[str, ...] = ()
    for _ in range(CONTACT_ROUNDS):
        motion = motion.then(_sunk(start.moved(motion), carrier))
        fitted = fit_body(start.moved(motion), extents, camera, axes, sized=sized)
        motion, undecided = motion.then(fitted.motion), fitted.undecided
    begins = max((_sunk(start, carrier), motion), key=lambda each: sum(scene.overlaps(ref, each).values()))
    best = _polished(scene, ref, begins, axes, turns=extents.outlined and not is_round(start)) if sized else begins
    best = best.then(_sunk(start.moved(best), carrier))
    gained = sum(scene.overlaps(ref, best).values()) - before
    loose = gap is None or abs(gap) > TOUCHING * reach
    if gained < (-SMALL_LOSS if loose else LEAST_GAIN) or not (loose or _is_seen(start, best, camera)):
        return []
    scene.move(ref, best)
    for other in _carried(entry, objects):
        if other.id in bodies and not bodies[other.id].fixed:
            _follow(scene, other, best, start.pivot, must=bodies[other.id].parented or other.held == "on")
    told = [f"The picture does not tell the {' and '.join(undecided)} of {entry.name}."] if undecided else []
    overlap = scene.overlaps()[ref]
    if overlap < POOR:
        told.append(f"No place was found for {entry.name} where more than {overlap:.0%} of it overlaps.")
    return told


def _carrier(
    scene: Arrangement, entry: BlueprintObject, objects: Sequence[BlueprintObject], bodies: Mapping[str, Body]
) -> Body | None:
    """What ``entry`` stands on and can be let down on; None where there is nothing, or it is let into it."""
    if entry.held != "on" or entry.support not in bodies:
        return None
    carrier, body = scene.current(entry.support), scene.current(entry.id)
    role = next(other.role for other in objects if other.id == entry.support)
    gap = gap_above(body, carrier)
    nested = role == "object" and gap is not None and gap < -NESTED * float(np.ptp(body.points[:, 2]))
    return None if nested or role == "wall" else carrier


def _polished(scene: Arrangement, ref: str, begins: Motion, axes: Floats, *, turns: bool) -> Motion:
    """The motion near ``begins`` that makes masks overlap most."""
    body = scene.current(ref).moved(begins)
    reach = float(np.linalg.norm(body.pivot - scene.camera.position))
    names = ["right", "ahead", "size"] + ["direction"] * turns
    units = [reach if name in ("right", "ahead") else 1.0 for name in names]

    def motion_of(values: Sequence[float]) -> Motion:
        step = {name: unit * value for name, unit, value in zip(names, units, values, strict=True)}
        return begins.then(slide(body, axes, step))

    return motion_of(polished(lambda each: sum(scene.overlaps(ref, each).values()), motion_of, names))


def _is_seen(body: Body, motion: Motion, camera: Pinhole) -> bool:
    """Whether a motion moves what is seen of a body by more than outlines are exact."""
    points = outermost(body.points)
    off = camera.project_to_film(motion.applied(points, body.pivot)) - camera.project_to_film(points)
    return bool(np.sqrt((off**2).sum(axis=1).mean()) > LEAST_MOVE)


def _sunk(body: Body, carrier: Body | None) -> Motion:
    """Down, or up, to what carries the body; to the level of it that is nearest where the body is beside it."""
    if carrier is None:
        return STILL
    gap = gap_above(body, carrier)
    if gap is None:
        above = float(body.points[:, 2].min()) - carrier.points[:, 2]
        gap = float(above[np.abs(above).argmin()])
    return Motion(np.array([0.0, 0.0, -gap]))


def _follow(scene: Arrangement, entry: BlueprintObject, motion: Motion, pivot: Floats, *, must: bool) -> None:
    """Move what is on, in or at something along with its ``motion``; what is in or at it only where that is seen so.

    What merely stands on it keeps its size.
    """
    own = scene.current(entry.id).pivot
    shift = motion.applied(own[None], pivot)[0] - own
    along = Motion(shift) if entry.held == "on" else Motion(shift, motion.turn, motion.scale, motion.stretch)
    if must or sum(scene.overlaps(entry.id, along).values()) >= sum(scene.overlaps().values()):
        scene.move(entry.id, along)


def _carried(entry: BlueprintObject, objects: Sequence[BlueprintObject]) -> Iterator[BlueprintObject]:
    """What stands on, in or at ``entry``, and what that carries."""
    for other in objects:
        if other.support == entry.id:
            yield other
            yield from _carried(other, objects)


def _supports_first(objects: Sequence[BlueprintObject]) -> list[BlueprintObject]:
    supports = {entry.id: entry.support for entry in objects}

    def depth(ref: str) -> int:
        return 1 + depth(supports[ref]) if supports[ref] else 0

    return sorted(objects, key=lambda entry: depth(entry.id))
