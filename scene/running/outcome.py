# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of running code."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RunOutcome:
    """What came of running code; after a failure the scene is in an undefined state."""

    ok: bool
    """The code ran to its end, and nothing that is not the session's was lost."""
    error: str = ""
    """Refusals, or the exception with the failing lines and the true names, addressed to the generator."""
    refused: bool = False
    """The screen refused the code: it was never run."""
    output: str = ""
    """What the code printed, cut where it is too long."""
    seconds: float = 0.0
    """Wall-clock time of the code itself."""
    line: int = 0
    """Where at the code's top level it failed; 0 where that is not known."""
    lost: tuple[str, ...] = ()
    """What the code removed although it is not the session's, such as ``Mesh Cup``: roll back."""
