# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how long measuring one look at a 768 px render takes: four views, eight objects.

Run it with the development environment's Python: ``python tests/benchmarks/measure_speed.py``.
"""

import math
import statistics
import time
from pathlib import Path

import numpy as np
from PIL import Image

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material, Point, Role
from maquette.agent.vision.masks import polygon_mask
from maquette.agent.vision.measure import measure_look

PICTURE = Path(__file__).parents[2] / "examples" / "coffee.png"
WIDTH = 768
OUTLINE_POINTS = 48
ROUNDS = 20


def ellipse(x: float, y: float, across: float, down: float) -> tuple[Point, ...]:
    """An outline around (x, y) with half-axes ``across`` and ``down``, all normalised."""
    angles = [math.tau * step / OUTLINE_POINTS for step in range(OUTLINE_POINTS)]
    return tuple((x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles)


def entry(name: str, outline: tuple[Point, ...], role: Role = "object") -> BlueprintObject:
    """An object of the blueprint with this outline and its box."""
    columns, rows = zip(*outline, strict=True)
    grey = (0.5, 0.5, 0.5)
    return BlueprintObject(
        id=name,
        name=name,
        role=role,
        form="lathe",
        box=(min(columns), min(rows), max(columns), max(rows)),
        material=Material(grey, grey, roughness=0.5),
        outline=outline,
    )


def blueprint_of_coffee() -> Blueprint:
    """Eight objects, as large and as nested as in the picture."""
    whole = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    objects = (
        entry("table", whole, "ground"),
        entry("saucer", ellipse(0.46, 0.58, 0.335, 0.38)),
        entry("cup", ellipse(0.48, 0.32, 0.2, 0.28)),
        entry("coffee", ellipse(0.49, 0.36, 0.16, 0.13)),
        entry("handle", ellipse(0.35, 0.68, 0.08, 0.12)),
        entry("spoon", ellipse(0.61, 0.70, 0.07, 0.11)),
        entry("stem", ellipse(0.68, 0.35, 0.02, 0.2)),
        entry("wall", ((0.0, 0.0), (0.27, 0.0), (0.0, 0.28)), "wall"),
    )
    return Blueprint("Coffee", CameraGuess(50.0, 0.6, 0.4), LightGuess(1.0, 0.8, 0.3, 3.0), objects)


def main() -> None:
    """Measure repeatedly and print the median and the worst time."""
    with Image.open(PICTURE) as image:
        height = round(image.height * WIDTH / image.width)
        reference = np.asarray(image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS))
    noise = np.random.default_rng(0)
    full, clay, flat = (
        np.clip(np.roll(reference, 4, axis=1) + noise.normal(0.0, 12.0, reference.shape), 0, 255).astype(np.uint8)
        for _ in range(3)
    )
    blueprint = blueprint_of_coffee()
    numbers = np.zeros_like(reference)
    for number, thing in enumerate(blueprint.objects, start=1):
        numbers[polygon_mask(thing.outline, height, WIDTH), 0] = number
    ids = {thing.id: number for number, thing in enumerate(blueprint.objects, start=1)}
    views = {"full": full, "clay": clay, "flat": flat, "ids": numbers}
    exact_reference = (reference / 255.0).astype(np.float32)

    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        measure_look(exact_reference, views, ids, blueprint)
        seconds.append(time.perf_counter() - start)
    print(
        f"measure_look, {WIDTH}x{height}, {len(views)} views, {len(blueprint.objects)} objects: "
        f"median {statistics.median(seconds) * 1000:.0f} ms, worst {max(seconds) * 1000:.0f} ms of {ROUNDS}"
    )


if __name__ == "__main__":
    main()
