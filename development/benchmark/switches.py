# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run can be without."""

from typing import Final, get_args

from ...agent import effects

SWITCHES: Final[tuple[str, ...]] = get_args(getattr(effects, "SolverName", None)) or ()
"""The solvers."""
