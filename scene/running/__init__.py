# SPDX-License-Identifier: GPL-3.0-or-later
"""Running generated code on the live scene: bounded in time, away from what is not the session's."""

from .outcome import RunOutcome
from .run_code import run_code

__all__ = ["RunOutcome", "run_code"]
