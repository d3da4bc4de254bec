# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor of a stage's score is what two seeds differ by, and never nothing."""

import pytest

from maquette.agent.measurements import LookMeasurements
from maquette.agent.stage import Stage
from maquette.agent.tuning.least_gain import least_gain
from maquette.stages import STAGES
from maquette.tests.unit.test_loop import figures


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_equal_looks_leave_a_floor_and_unequal_ones_a_higher_one(stage: Stage) -> None:
    def floor(look: LookMeasurements, again: LookMeasurements) -> float:
        return least_gain(stage.score, look, again)

    assert 0.0 < floor(figures(0.5), figures(0.5)) < floor(figures(0.5), figures(0.52))
