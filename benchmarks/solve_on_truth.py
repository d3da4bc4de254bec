# SPDX-License-Identifier: GPL-3.0-or-later
"""The solvers on a true scene of which one thing is spoilt: ``python -m maquette.benchmarks.solve_on_truth NAME``.

The scene is marked as a session's, so that the very solvers of the loop run on it. Prints one line
of JSON: for each solver that there is, the cells of its table and its numbers.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from numpy.typing import NDArray

from ..agent.vision.ciede2000 import ciede2000
from ..agent.vision.colour import as_8_bit, srgb_to_lab, srgb_to_linear
from ..scene.load_pixels import load_pixels
from ..scene.quiet import quiet
from ..scene.running.run_code import run_code
from ..scene.solving.in_place import solve_in_place
from ..scene.solving.solvers import SOLVERS
from ..scene.solving.subject import Subject
from .as_session import as_session
from .film import film
from .make_scene import build
from .record_truth import vertices_of
from .sight import see
from .true_blueprint import true_blueprint
from .truth import Truth, read_truth
from .workshop.true_scene import MARK

SAMPLES = 256
"""Noise of the picture shows in the strengths that are told from it."""
SEED = 5
SECONDS = 60.0
"""That a solver's code may run."""
Measured = dict[str, Any]


def measure_light(truth: Truth, size: int, samples: int, folder: Path) -> Measured:
    """Strengths of all lamps and the world after each was made 0.4 to 2.5 times as strong, against the true ones."""
    reference = _filmed(folder / "true.png", size, samples)
    lamps = [entry for entry in bpy.context.scene.objects if entry.type == "LIGHT"]
    strength = bpy.context.scene.world.node_tree.nodes["Background"].inputs["Strength"]
    true = [_power(lamp) for lamp in lamps] + [strength.default_value]
    random = np.random.default_rng(SEED)
    for lamp in lamps:
        lamp.data.energy *= float(np.exp(random.uniform(-0.9, 0.9)))
    strength.default_value *= float(np.exp(random.uniform(-0.9, 0.9)))
    seconds, undecided = _solve("light", truth, reference)
    background = bpy.context.scene.world.node_tree.nodes["Background"].inputs
    tint = (
        1.0
        if background["Color"].is_linked
        else _brightness(background["Color"].default_value) / _brightness(_true_tint(truth, float(true[-1])))
    )
    found = [_power(lamp) for lamp in lamps] + [background["Strength"].default_value * tint]
    errors = [abs(one / other - 1.0) for one, other in zip(found, true, strict=True)]
    return {
        "cells": [
            f"{len(lamps)} and a world",
            f"{100 * np.median(errors):.1f}",
            f"{100 * max(errors):.1f}",
            f"{seconds:.0f}",
            f"{len(undecided)}",
        ],
        "numbers": {"median": float(np.median(errors)), "worst": max(errors), "seconds": seconds},
    }


def measure_placement(truth: Truth, size: int, samples: int, folder: Path) -> Measured:
    """Where things stand, after each was moved, turned and made larger or smaller, against where they stood."""
    reference = _filmed(folder / "true.png", size, 1)
    as_session(bpy.context.scene)
    random = np.random.default_rng(SEED)
    true = {entry.id: _foot(entry.id) for entry in truth.objects if entry.role == "object"}
    moved = [entry for entry in truth.objects if entry.role == "object" and entry.held == "on"]
    for entry in moved:
        root = _root(entry.id)
        step = random.uniform(0.05, 0.12) * truth.size
        turn = random.uniform(0.0, 2.0 * np.pi)
        root.location += type(root.location)((step * np.cos(turn), step * np.sin(turn), 0.0))
        root.scale *= float(np.exp(random.uniform(-0.15, 0.15)))
    bpy.context.view_layer.update()
    before = [float(np.linalg.norm(_foot(entry.id) - true[entry.id])) / truth.size for entry in moved]
    seconds, undecided = _solve("placement", truth, reference)
    after = [float(np.linalg.norm(_foot(entry.id) - true[entry.id])) / truth.size for entry in moved]
    return {
        "cells": [
            f"{len(moved)}",
            f"{100 * np.median(before):.1f}",
            f"{100 * np.median(after):.1f}",
            f"{100 * max(after):.1f}",
            f"{seconds:.0f}",
            f"{len(undecided)}",
        ],
        "numbers": {"median": float(np.median(after)), "worst": max(after), "seconds": seconds},
    }


def measure_colour(truth: Truth, size: int, samples: int, folder: Path) -> Measured:
    """Colours of things in one colour each, after all were made grey, against the picture of the true ones."""
    known = [entry for entry in truth.objects if entry.albedo]
    for entry in known:
        _paint(entry.id, entry.albedo)
    reference = _filmed(folder / "true.png", size, max(1, samples // 4))
    numbers = {entry.id: number for number, entry in enumerate(truth.objects, 1)}
    sight = see(numbers, reference.shape[1], reference.shape[0])
    for entry in known:
        _paint(entry.id, (0.5, 0.5, 0.5))
    seconds, undecided = _solve("colour", truth, reference)
    picture = _filmed(folder / "solved.png", size, max(1, samples // 4))
    difference = ciede2000(srgb_to_lab(reference), srgb_to_lab(picture))
    masks = [sight.front == numbers[entry.id] for entry in known]
    errors = [float(difference[mask].mean()) for mask in masks if mask.sum() > 8]
    return {
        "cells": [
            f"{len(errors)}",
            f"{np.mean(errors):.2f}",
            f"{np.median(errors):.2f}",
            f"{max(errors):.1f}",
            f"{seconds:.0f}",
            f"{len(undecided)}",
        ],
        "numbers": {"mean": float(np.mean(errors)), "worst": max(errors), "seconds": seconds},
    }


MEASURES: dict[str, Callable[[Truth, int, int, Path], Measured]] = {
    "light": measure_light,
    "colour": measure_colour,
    "placement": measure_placement,
}


def _solve(name: str, truth: Truth, reference: NDArray[np.uint8]) -> tuple[float, tuple[str, ...]]:
    """Run the solver and its code. Returns how long that took and what it could not decide."""
    scene = bpy.context.scene
    collection = as_session(scene)
    begun = time.perf_counter()
    subject = Subject(scene.name, collection.name, reference, true_blueprint(truth), SEED)
    solution = solve_in_place(SOLVERS[name](subject))
    if solution.code:
        outcome = run_code(solution.code, f"{name}.py", collection, SECONDS)
        if not outcome.ok:
            raise RuntimeError(outcome.error)
    bpy.context.view_layer.update()
    return time.perf_counter() - begun, solution.undecided


def _filmed(path: Path, size: int, samples: int) -> NDArray[np.uint8]:
    film(path, "reference", samples, size)
    return as_8_bit(load_pixels(path)[..., :3])


def _power(lamp: bpy.types.Object) -> float:
    return float(lamp.data.energy) * _brightness(lamp.data.color)


def _brightness(colour: Sequence[float]) -> float:
    return float(np.mean(list(colour)[:3]))


def _true_tint(truth: Truth, strength: float) -> list[float]:
    return [channel / strength for channel in truth.world.horizon]


def _foot(thing: str) -> NDArray[np.float64]:
    points = vertices_of([part for part in bpy.context.scene.objects if part.get(MARK) == thing])
    low, high = points.min(axis=0), points.max(axis=0)
    return np.array([*((low + high) / 2.0)[:2], low[2]])


def _root(thing: str) -> bpy.types.Object:
    return next(part for part in bpy.context.scene.objects if part.get(MARK) == thing and part.parent is None)


def _paint(thing: str, colour: tuple[float, float, float]) -> None:
    """Give all parts of ``thing`` one plain material of its own."""
    name = f"Plain {thing}"
    made = bpy.data.materials.get(name) or bpy.data.materials.new(name)
    made.use_nodes = True
    shader = made.node_tree.nodes["Principled BSDF"].inputs
    linear = srgb_to_linear(np.array(colour, np.float64)).tolist()
    shader["Base Color"].default_value, shader["Roughness"].default_value = (*linear, 1.0), 0.6
    for part in bpy.context.scene.objects:
        if part.get(MARK) == thing:
            part.data.materials.clear()
            part.data.materials.append(made)


def main(arguments: Sequence[str]) -> str:
    """The line of JSON."""
    parser = argparse.ArgumentParser(prog="solve_on_truth")
    parser.add_argument("name")
    parser.add_argument("--size", type=int, default=256, help="longer side of the pictures")
    parser.add_argument("--samples", type=int, default=SAMPLES, help="of these, a pixel")
    parser.add_argument("--solver", choices=MEASURES, action="append", help="only this one; may be said again")
    options = parser.parse_args(arguments)
    truth = read_truth(options.name)
    measured = {}
    with quiet(), tempfile.TemporaryDirectory() as folder:
        for name, measure in MEASURES.items():
            if name in SOLVERS and name in (options.solver or MEASURES):
                build(options.name)
                measured[name] = measure(truth, options.size, options.samples, Path(folder))
    return json.dumps(measured)


if __name__ == "__main__":
    print(main(sys.argv[1:]))
    sys.stdout.flush()
    # The bpy module can hang on its way out.
    os._exit(0)
