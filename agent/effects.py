# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loop asks of the world, and what the world answers.

The loop yields an effect and is sent back the result of the type named in the effect's
docstring. Everything here has a JSON form, so that a journal can hold it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .blueprint import Blueprint
from .changes import Change
from .critique import SectionName
from .measurements import LookMeasurements, Measurements
from .request import Reply, Request

View = Literal["full", "clay", "flat", "ids"]


@dataclass(frozen=True)
class Ask:
    """Put a request to the provider; answered with ``Reply``."""

    request: Request


@dataclass(frozen=True)
class RunCode:
    """Screen the code, then run it on the scene; answered with ``RunReport``."""

    name: str
    """File name that tracebacks show, such as ``geometry-2.py``."""
    stage: SectionName
    code: str


@dataclass(frozen=True)
class RunReport:
    """What running code did. After a failure the scene is in an undefined state."""

    ok: bool
    error: str = ""
    """Refusals or a traceback with the failing source line, written for the generator."""
    refused: bool = False
    """The screen refused the code: it was never run."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Look:
    """Render the scene; answered with ``LookResult``."""

    name: str
    """Prefix of the pictures' file names."""
    views: tuple[View, ...]
    seed: int


@dataclass(frozen=True)
class LookResult:
    """Rendered pictures, as paths relative to the session folder."""

    pictures: Mapping[str, str]
    """View to 8-bit sRGB PNG; in ``ids`` a pixel's red + 256 * green is the object's number."""
    ids: Mapping[str, int] = field(default_factory=dict)
    """Blueprint id to its number in the ``ids`` picture; 0 is no object."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Render time of each view."""


@dataclass(frozen=True)
class Measure:
    """Compare a look with the reference; answered with ``LookMeasurements``."""

    look: LookResult
    blueprint: Blueprint


@dataclass(frozen=True)
class Keep:
    """Take a snapshot of the session's part of the scene; answered with ``Snapshot``."""

    name: str


@dataclass(frozen=True)
class Restore:
    """Bring a snapshot back; answered with ``Snapshot``."""

    name: str


@dataclass(frozen=True)
class Snapshot:
    """A state that can be returned to."""

    name: str
    fingerprint: str
    """Hash of the described state, equal for equal scenes."""


@dataclass(frozen=True)
class Review:
    """A stage is done and wants the artist's word; answered with ``Decision``."""

    stage: SectionName


@dataclass(frozen=True)
class Decision:
    """What the artist, or in a run through the driver, decides on a stage."""

    action: Literal["approve", "retry", "reopen"]
    stage: SectionName
    note: str = ""


@dataclass(frozen=True)
class Tell:
    """Something to show while work goes on; answered with None."""

    stage: str
    attempt: int
    attempts: int
    message: str
    reopening: int = 0
    figures: Measurements | None = None
    """Of the attempt, or of the state that the stage ended with."""
    done: bool = False
    """The pass through the stage has ended: ``attempts`` were made and ``attempt`` was kept, 0 for none."""


RESULTS: Mapping[type, type | None] = {
    Ask: Reply,
    RunCode: RunReport,
    Look: LookResult,
    Measure: LookMeasurements,
    Keep: Snapshot,
    Restore: Snapshot,
    Review: Decision,
    Tell: None,
}
"""What each effect is answered with."""

Effect = Ask | RunCode | Look | Measure | Keep | Restore | Review | Tell
