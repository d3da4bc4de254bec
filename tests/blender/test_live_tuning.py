# SPDX-License-Identifier: GPL-3.0-or-later
"""In the window numbers are tuned step by step, and a tuning that was stopped goes on where it was."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import bpy
import numpy as np
import pytest

from maquette.agent import run_solvers
from maquette.agent.effects import Decision
from maquette.agent.request import Request
from maquette.agent.tune import tune
from maquette.agent.tuning.numbers import find_numbers
from maquette.agent.vision.colour import linear_to_srgb
from maquette.scene.live import commands, driver
from maquette.scene.quiet import quiet
from maquette.tests.blender.live_bench import Bench, cup, open_bench, truth

RENDERS = 10
UNSURE = """from kit import paint, principled, tunable
RED = tunable(0.1, 0.0, 1.0)
paint("cup", principled("glaze", (RED, 0.3, 0.2)))
"""


def unsure(request: Request, answer: object) -> object:
    """What is answered, but materials that do not know how red the cup is."""
    if request.task == "generate" and request.facts["stage"] == "materials":
        return {**answer, "code": UNSURE}  # type: ignore[dict-item]
    return answer


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(run_solvers, "tune", partial(tune, renders=RENDERS))
    with open_bench(tmp_path, repository, monkeypatch) as made:
        made.change = unsure
        yield made


def test_a_tuning_that_is_stopped_goes_on_where_it_was(bench: Bench) -> None:
    order = replace(bench.order(), without=("camera", "placement", "colour", "light"))
    live = commands.begin(bpy.context.scene, order, bench.means)
    bench.work()
    bench.approve_to(live, "geometry")
    commands.decide(live, Decision("approve", "geometry"), bench.means)
    with quiet():
        while live.view.message != f"Tuning: 7 of {RENDERS}":
            assert driver.tick()
        driver.stop()
    assert live.view.state == "stopped"
    done = live.journal.position
    live = bench.resume(live.session)
    assert live.journal.position > done
    assert truth(live)["stage"] == "materials"
    (attempt,) = live.due.review.passes[-1].attempts  # type: ignore[union-attr]
    assert attempt.solved[0].startswith("tuning: RED 0.1 → ")
    assert 7 < sum(entry.effect == "Glance" for entry in live.journal.entries) <= RENDERS
    (red,) = find_numbers(attempt.proposal.code)
    (glaze,) = cup(live.performer).data.materials
    shown = linear_to_srgb(np.array(glaze.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value[:3]))
    assert shown[0] == pytest.approx(red.value, abs=1e-3)
