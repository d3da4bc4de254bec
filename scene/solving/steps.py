# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver asks of whoever runs it, so that Blender's main thread never waits for it."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

from ...agent.effects import Solution
from ..look.prepared import PreparedLook, PreparedView


@dataclass(frozen=True)
class Render:
    """Render prepared views and clean up; answered with a dictionary of what ``take`` made of each, by view."""

    prepared: PreparedLook
    take: Callable[[PreparedView], object]
    """Reads a view's file."""


@dataclass(frozen=True)
class Compute:
    """Do what needs no Blender data, in a thread where there is one; answered with what ``work`` returns."""

    work: Callable[[], object]


Result = TypeVar("Result")
Steps = Generator[Render | Compute, Any, Result]
"""What leads to a result. Between two steps it holds names only, never a reference to Blender's data."""
Conversation = Steps[Solution]
"""Of one solver."""
