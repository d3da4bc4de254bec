# SPDX-License-Identifier: GPL-3.0-or-later
"""What one pass through a stage has to do, and what all passes share."""

from dataclasses import dataclass, field

from .blueprint import Blueprint
from .changes import Aspect
from .critique import Item
from .effects import Evidence, LookResult, Oddities, Snapshot, Tell
from .gate import NoiseFloor
from .measured_shapes import MeasuredShapes
from .measurements import Baselines, LookMeasurements
from .prompt_book import PromptBook
from .section import Section
from .session import Settings
from .settled import Settled
from .stage import Stage
from .surface_texture import Textures


@dataclass(frozen=True)
class Assignment:
    """What one pass through a stage has to do."""

    stage: Stage
    base: Snapshot
    """The state that every attempt starts from."""
    before: Snapshot
    """The state that the scene is in, and stays in when no attempt wins; ``base`` but at a re-opening."""
    earlier: tuple[Section, ...]
    """The accepted code of the stages before."""
    later: tuple[Section, ...] = ()
    """At a re-opening: what the artist did to this stage by hand, and what the stages after did and the artist to
    them; run again behind each attempt."""
    start: LookMeasurements | None = None
    """Measurements of the state to beat; None before anything was built."""
    look: LookResult | None = None
    """How that state looks, as far as it was rendered."""
    evidence: Evidence | None = None
    """What was drawn of that state for those who look at pictures."""
    oddities: Oddities = field(default_factory=Oddities)
    """What is odd about how objects stand in that state, told to those who look at pictures."""
    shapes: MeasuredShapes = field(default_factory=MeasuredShapes)
    """What the outlines of the reference tell, seen by the camera of that state."""
    textures: Textures = field(default_factory=Textures)
    """What the reference shows on the flat surfaces of that state."""
    lessons: str = ""
    """What the passes before taught, a line each."""
    keeps_edits: bool = False
    """The artist did not ask for this pass, so no attempt is kept that what was done by hand no longer fits."""
    reopening: int = 0
    items: tuple[Item, ...] = ()
    """What is to be mended."""
    notes: tuple[str, ...] = ()
    """The artist's wishes for this stage so far, the latest last."""
    accepted: str = ""
    """The stage's own program that is kept now, if it has one."""
    wished: bool = False
    """The artist asked for this pass, so that a wish counts for more than figures."""
    code: str = ""
    """The artist's own program, which is tried in place of a provider's."""
    led: frozenset[Aspect] = frozenset()
    """What the artist has had a say in so far, in whatever stage."""
    settled: tuple[Settled, ...] = ()
    """What must stay as the artist left it."""

    def tell(self, number: int, message: str, look: LookMeasurements | None = None, *, done: bool = False) -> Tell:
        """What attempt ``number`` is about now, or how it came out."""
        figures = look.picture if look else None
        return Tell(self.stage.name, number, self.stage.attempts, message, self.reopening, figures, done)

    def file_name(self, number: int) -> str:
        """The name that tracebacks, snapshots and pictures of attempt ``number`` carry."""
        again = f"-again-{self.reopening}" if self.reopening else ""
        return f"{self.stage.name}{again}-{number}"


@dataclass(frozen=True)
class Circumstances:
    """What all passes of a session share."""

    settings: Settings
    blueprint: Blueprint
    prompts: PromptBook
    noise: NoiseFloor
    yardsticks: Baselines | None = None
    """What flat pictures score; None where nobody asks."""
