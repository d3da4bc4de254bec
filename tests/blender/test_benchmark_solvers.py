# SPDX-License-Identifier: GPL-3.0-or-later
"""Solvers are measured on a true scene in which one thing at a time is spoilt."""

import json
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, dict[str, float]]]:
    """Figures of light and placement on the still life, from a picture that is small."""
    said = ["table", "--size", "64", "--samples", "96", "--solver", "light", "--solver", "placement"]
    command = [sys.executable, "-P", "-m", "maquette.benchmarks.solve_on_truth", *said]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    figures: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def test_lights_that_were_changed_come_back_most_of_the_way(measured: dict[str, dict[str, dict[str, float]]]) -> None:
    assert measured["light"]["numbers"]["median"] < 0.3


def test_things_that_were_moved_come_back(measured: dict[str, dict[str, dict[str, float]]]) -> None:
    assert measured["placement"]["numbers"]["median"] < 0.05
