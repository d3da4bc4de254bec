# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a piece of generated code was not run."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Refusal:
    """One line of code that the policy does not let run."""

    line: int
    """Counted from 1; 0 when the code as a whole is meant."""
    rule: str
    """The table or rule that refused, such as ``import`` or ``operator``."""
    message: str
    """What is wrong and what to write instead, addressed to the generator."""

    def sentence(self) -> str:
        """``line 3 [import]: ...``."""
        return f"line {self.line} [{self.rule}]: {self.message}"
