# SPDX-License-Identifier: GPL-3.0-or-later
"""The generator's answer: code for one stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .merge_program import merge_program
from .records import JsonValue
from .solver import SolverName


@dataclass(frozen=True)
class Proposal:
    """Code that is to be run from the stage's starting state."""

    code: str
    """A whole Python program for the stage, which replaces the stage's earlier attempts; or only what changes.
    Empty where nothing is worth changing."""
    explanation: str
    """One or two sentences for the artist: what it does and why."""
    memo: Mapping[str, JsonValue] = field(default_factory=dict)
    """What the generator wants handed back with its next request."""
    edits: bool = False
    """``code`` holds only the functions, constants and calls that change, to be merged by name into the program that
    the request showed."""
    remove: tuple[str, ...] = ()
    """With ``edits``: names of the functions and constants that go."""
    solve: tuple[SolverName, ...] = ()
    """Solvers that are to run behind the code, beside the stage's own."""
    without: tuple[SolverName, ...] = ()
    """Solvers that are not to run behind the code, though the stage would have them."""

    def whole(self, program: str) -> "Proposal":
        """This with its edits merged into ``program``. Raises ``RecordError`` where they do not fit."""
        if self.edits and not self.code.strip() and not self.remove:
            return replace(self, code=program if self.solve else "", edits=False)
        if not self.edits or not program.strip():
            return replace(self, edits=False, remove=())
        return replace(self, code=merge_program(program, self.code, self.remove), edits=False, remove=())
