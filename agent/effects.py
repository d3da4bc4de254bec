# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loop asks of the world, and what the world answers.

The loop yields an effect and is sent back the result of the type named in the effect's
docstring. Everything here has a JSON form, so that a journal can hold it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .blueprint import Blueprint, Box, CameraGuess
from .changes import Change
from .critique import ReviewName, SectionName, ViewWish
from .measured_shapes import MeasuredShapes
from .measurements import Baselines, LookMeasurements, Measurements
from .request import Picture, Reply, Request
from .section import Section
from .settled import Settled
from .solver import SolverName
from .solver_report import SolverReport
from .surface_texture import FlatSurfaces, Textures
from .tuning.suggestion import Suggest, Suggestion

if TYPE_CHECKING:
    from .session import StageResult

View = Literal["full", "clay", "flat", "ids"]


@dataclass(frozen=True)
class Ask:
    """Put a request to the provider; answered with ``Reply``."""

    request: Request
    needed: bool = True
    """Without an answer the session cannot go on; else a refusal is an answer too, ``Reply.refusal``."""


@dataclass(frozen=True)
class RunCode:
    """Screen the code, then run it on the scene; answered with ``RunReport``."""

    name: str
    """File name that tracebacks show, such as ``geometry-2.py``."""
    stage: SectionName
    code: str
    by_hand: bool = False
    """It does again what the artist did by hand, for which nothing is settled."""
    settled: tuple[Settled, ...] = ()
    """What is settled once such code has run."""


@dataclass(frozen=True)
class RunReport:
    """What running code did. After a failure the scene is in an undefined state."""

    ok: bool
    error: str = ""
    """Refusals or a traceback with the failing source line, written for the generator."""
    refused: bool = False
    """The screen refused the code: it was never run."""
    line: int = 0
    """Where in the code it failed; 0 where that is not known."""
    changes: tuple[Change, ...] = ()
    output: str = ""
    """What the code printed, for the generator."""


@dataclass(frozen=True)
class CheckGeometry:
    """Check by arithmetic how the scene's objects stand; answered with ``Oddities``."""

    blueprint: Blueprint
    mend: bool
    """Tell also which call of the kit would mend each."""


@dataclass(frozen=True)
class Oddities:
    """What is odd though the code ran: parts and objects that float, are sunk in, inside one another or not seen."""

    notices: tuple[str, ...] = ()
    """A sentence each with its numbers, the gravest first; for generator and verifier."""


@dataclass(frozen=True)
class Solve:
    """Let arithmetic find against the reference what the scene should have; answered with ``Solution``."""

    solver: SolverName
    name: str
    """File name that tracebacks of the solver's code show, without its ending, and prefix of what it writes."""
    stage: SectionName
    blueprint: Blueprint
    seed: int


@dataclass(frozen=True)
class Solution:
    """What a solver found; the scene is as it was."""

    code: str = ""
    """Imports, the function ``solved_<solver>`` and its call, which set absolute values; empty where nothing would be
    measurably better."""
    summary: str = ""
    """What it found, for the artist and the generator."""
    undecided: tuple[str, ...] = ()
    """What the picture does not tell, in sentences."""


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
    """View to 8-bit sRGB PNG; in ``ids`` a pixel's red + 256 * green is the object's number, and blue the
    material's."""
    ids: Mapping[str, int] = field(default_factory=dict)
    """Blueprint id to its number in the ``ids`` picture; 0 is no object."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Render time of each view."""
    camera: CameraGuess | None = None
    """What it was rendered through; None where that is no perspective camera."""
    materials: tuple[str, ...] = ()
    """Names of the materials, by their numbers in the ``ids`` picture from 1; 0 is none that is known."""


@dataclass(frozen=True)
class Glance:
    """Render the scene small, compare it with the reference, keep no picture; answered with ``LookMeasurements``.

    Figures that need another view than ``views`` mean nothing.
    """

    views: tuple[View, ...]
    side: int
    """Longer side, pixels."""
    seed: int
    blueprint: Blueprint


@dataclass(frozen=True)
class RefineOutlines:
    """Draw the outlines of objects along the edges of the reference; answered with ``Blueprint``."""

    blueprint: Blueprint


@dataclass(frozen=True)
class FindFlatSurfaces:
    """Find the flat sides that the scene's objects turn to the camera; answered with ``FlatSurfaces``."""

    blueprint: Blueprint


@dataclass(frozen=True)
class MeasureTextures:
    """Measure the texture that the reference shows on flat surfaces; answered with ``Textures``."""

    blueprint: Blueprint
    flat: FlatSurfaces


@dataclass(frozen=True)
class MeasureShapes:
    """Measure the shapes that the blueprint's outlines tell; answered with ``MeasuredShapes``."""

    blueprint: Blueprint
    camera: CameraGuess
    """That the scene is seen through."""


@dataclass(frozen=True)
class Measure:
    """Compare a look with the reference; answered with ``LookMeasurements``."""

    look: LookResult
    blueprint: Blueprint


@dataclass(frozen=True)
class LookUp:
    """Look up true names of the running Blender; answered with ``Facts``."""

    code: str
    """Whose names are looked up; empty for none."""
    error: str
    """What came of running it, whose names come first; empty for nothing."""
    words: str
    """What is asked for in plain words, where there is room left; empty for nothing."""
    most_letters: int


@dataclass(frozen=True)
class Facts:
    """What was found."""

    lines: tuple[str, ...]
    """The most needed first, such as a node's true sockets."""


@dataclass(frozen=True)
class MeasureYardsticks:
    """Compare flat pictures with the reference; answered with ``Baselines``."""


@dataclass(frozen=True)
class Draw:
    """Draw pictures that show how a look differs from the reference; answered with ``Evidence``."""

    name: str
    """Prefix of the pictures' file names."""
    look: LookResult
    blueprint: Blueprint


@dataclass(frozen=True)
class DrawPair:
    """Draw two looks beside the reference, the first as A and the second as B; answered with ``Evidence``."""

    name: str
    """Prefix of the pictures' file names."""
    first: LookResult
    second: LookResult


@dataclass(frozen=True)
class Inspect:
    """Render further views of the scene; answered with ``LookResult``, its pictures by the wishes' numbers from 1.

    A wish for something that the scene does not show has no picture.
    """

    name: str
    """Prefix of the pictures' file names."""
    wishes: tuple[ViewWish, ...]
    objects: tuple[str, ...]
    """Ids of all that a wish without an object is about."""
    seed: int


@dataclass(frozen=True)
class DrawCrops:
    """Enlarge parts of the reference and of a look; answered with ``Evidence``, its pictures by number from 1."""

    name: str
    """Prefix of the pictures' file names."""
    look: LookResult
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Evidence:
    """Pictures that were drawn for those who judge, and for those who mend."""

    pictures: Mapping[str, Picture]
    """Of an attempt: ``sheet`` (reference and render), ``outlines``, ``crops`` (of the worst regions; none where the
    render is perfect), ``edges`` (but where colours are at stake), ``difference``. Of a pair: ``sheet``, perhaps
    ``clay`` or ``flat``, and ``crops``."""


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
    """A stage is done and wants the artist's word, or the blueprint does; answered with ``Decision``."""

    stage: ReviewName
    state: Snapshot
    """The scene as it is."""
    blueprint: Blueprint
    passes: "tuple[StageResult, ...]"
    """Everything that was tried so far."""
    program: tuple[Section, ...]
    """The accepted code, and what the artist did by hand."""
    noise: Measurements
    solved: SolverReport | None = None
    """What came of the solver that was asked for just before."""


Action = Literal["approve", "accept", "finish", "retry", "reopen", "rewrite", "solve"]
"""``approve``: go on, mending what the critic left over. ``accept``: go on with the scene as it is,
whatever the critic says of it. ``finish``: likewise, and leave the stages that are left undone.
``retry`` and ``reopen``: another pass through this or an earlier stage. ``rewrite``: that stage anew
with the artist's own code. ``solve``: let ``solver`` improve the scene as it is, and review that."""


@dataclass(frozen=True)
class Decision:
    """What the artist, or in a run through the driver, decides on a stage.

    Of a blueprint ``approve`` builds it, and ``retry`` has the picture read again with the note.
    """

    action: Action
    stage: ReviewName
    """The stage to go through again; else the one that was reviewed."""
    note: str = ""
    """The artist's wish for a retry or a re-opening."""
    code: str = ""
    """Of a rewrite."""
    settled: tuple[Settled, ...] = ()
    """All that the artist has settled by hand so far."""
    state: Snapshot | None = None
    """The scene as the artist left it, where that is not how the stage left it."""
    by_hand: tuple[Section, ...] = ()
    """What made that state, in order."""
    blueprint: Blueprint | None = None
    """As the artist corrected it, of a decision on the blueprint."""
    solver: SolverName | None = None


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
    CheckGeometry: Oddities,
    RefineOutlines: Blueprint,
    FindFlatSurfaces: FlatSurfaces,
    MeasureShapes: MeasuredShapes,
    MeasureTextures: Textures,
    LookUp: Facts,
    Solve: Solution,
    Suggest: Suggestion,
    Glance: LookMeasurements,
    Look: LookResult,
    Measure: LookMeasurements,
    MeasureYardsticks: Baselines,
    Draw: Evidence,
    DrawPair: Evidence,
    DrawCrops: Evidence,
    Inspect: LookResult,
    Keep: Snapshot,
    Restore: Snapshot,
    Review: Decision,
    Tell: None,
}
"""What each effect is answered with."""

Effect = (
    Ask
    | RunCode
    | CheckGeometry
    | RefineOutlines
    | FindFlatSurfaces
    | MeasureShapes
    | MeasureTextures
    | LookUp
    | Solve
    | Suggest
    | Glance
    | Look
    | Measure
    | MeasureYardsticks
    | Draw
    | DrawPair
    | DrawCrops
    | Inspect
    | Keep
    | Restore
    | Review
    | Tell
)
