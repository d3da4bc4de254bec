# SPDX-License-Identifier: GPL-3.0-or-later
"""What the solvers reach on their own, where everything else is true."""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from ...agent.whole_file import write_whole
from .solvers.coffee import coffee_figures
from .solvers.correspondences import exact_figures, noisy_figures
from .solvers.goal import Goal
from .tables import table
from .task import code_hash

MODULE: Final = "maquette.benchmarks.solve_on_truth"
HEADINGS: Final = {
    "light": ("lights", "median error of strength, %", "worst, %", "s", "undecided"),
    "colour": ("things", "mean CIEDE2000 in their masks", "median", "worst", "s", "undecided"),
    "placement": ("things", "median error before, %", "median after, %", "worst after, %", "s", "undecided"),
}
WORDS: Final = {
    "light": "Geometry and materials are true; each lamp and the world was made 0.4 to 2.5 times as strong. "
    "Errors are of each light's own strength, its colour included.",
    "colour": "Geometry and light are true; each thing has one colour, its mean base colour, and was made grey.",
    "placement": "The camera, boxes and outlines are true; each thing that stands on something was moved by 5 to 12 % "
    "of the scene's size and made up to 15 % larger or smaller. Errors are of the middle of its foot, over that size.",
}


def solvers_part(options: argparse.Namespace, show: Callable[[str], None]) -> str:
    """The section of the page. Scenes that were measured with the same code before are not measured again."""
    show("Camera from correspondences")
    goals = [*exact_figures(), *noisy_figures()]
    show("Camera from the ellipses and planks of coffee.png")
    goals += coffee_figures()
    measured = {}
    for name in options.scenes:
        show(f"Solvers on the true scene {name}")
        measured[name] = _on_truth(name, options.cache / "solvers", options.size)
    return _written([*goals, *_goals(measured.values())], measured, options.size)


def _on_truth(name: str, cache: Path, size: int) -> Mapping[str, Mapping[str, Any]]:
    kept = cache / f"{name}-{size}-{code_hash()}.json"
    if not kept.is_file():
        command = [sys.executable, "-P", "-m", MODULE, name, "--size", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout, done.stderr, sep="", file=sys.stderr)
            done.check_returncode()
        cache.mkdir(parents=True, exist_ok=True)
        write_whole(kept, done.stdout.splitlines()[-1])
    result: Mapping[str, Mapping[str, Any]] = json.loads(kept.read_text(encoding="utf-8"))
    return result


def _goals(measured: Iterable[Mapping[str, Mapping[str, Any]]]) -> list[Goal]:
    numbers: dict[str, list[Mapping[str, float]]] = {}
    for scene in measured:
        for kind, entry in scene.items():
            numbers.setdefault(kind, []).append(entry["numbers"])
    goals = []
    if light := numbers.get("light"):
        median = 100.0 * float(np.median([entry["median"] for entry in light]))
        within = sum(entry["worst"] < 0.03 for entry in light)
        took = max(entry["seconds"] for entry in light)
        goals += [
            Goal("Light, strengths on true scenes: median", "within 3 %", f"{median:.1f} %", median < 3.0),
            Goal(
                "Light, scenes on which every strength is within 3 %",
                f"{len(light)}",
                f"{within}",
                within == len(light),
            ),
            Goal("Light, longest time", "under 20 s", f"{took:.0f} s", took < 20.0),
        ]
    if colour := numbers.get("colour"):
        mean = float(np.mean([entry["mean"] for entry in colour]))
        goals.append(Goal("Colour, mean CIEDE2000 in masks on true scenes", "under 3", f"{mean:.2f}", mean < 3.0))
    if placement := numbers.get("placement"):
        median = 100.0 * float(np.median([entry["median"] for entry in placement]))
        goals.append(
            Goal("Placement, median error of position on true scenes", "under 3 %", f"{median:.1f} %", median < 3.0)
        )
    return goals


def _written(goals: Sequence[Goal], measured: Mapping[str, Mapping[str, Mapping[str, Any]]], size: int) -> str:
    parts = [
        "## The solvers on their own\n",
        f"Made by `python dev.py bench --solvers`, at {size} pixels, with no provider.\n",
        table(
            ["what", "aim", "reached", "met"],
            [
                [goal.what, goal.aim, goal.reached, ("yes" if goal.met else "**no**") if goal.aim else ""]
                for goal in goals
            ],
        ),
    ]
    for kind, headings in HEADINGS.items():
        rows = [[name, *scene[kind]["cells"]] for name, scene in measured.items() if kind in scene]
        if rows:
            parts += [f"### {kind.capitalize()}\n", f"{WORDS[kind]}\n", table(["scene", *headings], rows)]
    return "\n".join(parts)
