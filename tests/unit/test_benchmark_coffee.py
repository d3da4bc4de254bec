# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera of the photograph, by the benchmark's own rows."""

from maquette.development.benchmark.solvers.coffee import coffee_figures


def test_ellipses_and_planks_tell_the_camera_and_what_they_do_not_tell_is_said() -> None:
    goals = coffee_figures()
    assert sum("within 4 px" in goal.aim for goal in goals) == 4
    assert [goal.what for goal in goals if goal.aim and not goal.met] == []
