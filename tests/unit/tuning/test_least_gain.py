# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor of a stage's score is what seeds make it differ by, and never nothing."""

import pytest

from maquette.agent.stage import Stage
from maquette.agent.tuning.least_gain import least_gain
from maquette.stages import STAGES
from maquette.tests.unit.test_loop import figures


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_equal_looks_leave_a_floor_and_unequal_ones_a_higher_one(stage: Stage) -> None:
    def floor(*qualities: float) -> float:
        return least_gain(stage.score, [figures(quality) for quality in qualities])

    assert 0.0 < floor(0.5, 0.5, 0.5, 0.5) < floor(0.5, 0.52, 0.49, 0.5)
