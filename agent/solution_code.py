# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver found, as a part of the stage's program."""

from .errors import RecordError
from .merge_program import merge_program
from .program_units import units_of
from .solver import SolverName


def function_of(solver: SolverName) -> str:
    """Name of the one function that a solver's code defines, and calls at its end."""
    return f"solved_{solver}"


def with_solution(program: str, solver: SolverName, code: str) -> str:
    """``program`` with the ``code`` of ``solver``, called last, in the place of what it had found before.

    ``code`` holds imports, the function ``function_of(solver)`` and a call of it. Raises ``RecordError`` where one of
    the two is no Python or defines the same name otherwise.
    """
    own = function_of(solver)
    kept = [
        unit.source
        for unit in units_of(program, "the program")
        if not (unit.sort in ("definition", "call") and unit.names == (own,))
    ]
    merged = merge_program("\n".join(kept), code)
    if own not in {name for unit in units_of(merged, "the program") if unit.sort == "call" for name in unit.names}:
        raise RecordError(f"the code of the solver {solver!r} does not call {own}")
    return merged
