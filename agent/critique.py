# SPDX-License-Identifier: GPL-3.0-or-later
"""The verifier's answer: a typed checklist and a verdict."""

from dataclasses import dataclass
from typing import Literal

from .blueprint import Box

Kind = Literal[
    "missing", "extra", "position", "scale", "rotation", "shape", "colour", "roughness", "light", "camera", "contact"
]
StageName = Literal["scaffold", "geometry", "materials", "composition", "lighting"]
SectionName = Literal["scaffold", "geometry", "materials", "composition", "lighting", "oneshot"]
"""What a section of the program may be called: a stage, or the one-shot stand-in for all of them."""

ReviewName = Literal[SectionName, "blueprint"]
"""What is reviewed: a stage or, before anything is built, what was read of the picture."""


@dataclass(frozen=True)
class Item:
    """One discrepancy that someone should mend."""

    object: str
    """Id of the blueprint's object, or empty for the whole picture."""
    kind: Kind
    stage: StageName
    """The stage whose job it is to mend it."""
    severity: float
    """From 0, hardly visible, to 1, spoils the picture."""
    evidence: str
    """What was measured or seen."""
    suggestion: str
    """What to do about it."""


ItemState = Literal["closed", "open", "worse", "unclear"]
Preference = Literal["candidate", "best", "tie"]


@dataclass(frozen=True)
class Checked:
    """What became of an item that was open before."""

    number: int
    """Of the item in the list that was given, from 1."""
    state: ItemState
    evidence: str
    """What is measured or seen of it now."""


@dataclass(frozen=True)
class ViewWish:
    """A further view that a verifier asks for before it answers."""

    kind: Literal["alone", "above", "side", "crop"]
    """``alone``: an object without all others, as the camera sees it; ``above`` and ``side``: with what is around it,
    from straight above and from the right; ``crop``: a part of reference and render enlarged."""
    object: str
    """Id of the object that it is about; empty for all objects, or where a crop has a box."""
    box: Box = (0.0, 0.0, 0.0, 0.0)
    """Of a crop: left, top, right, bottom; zeros for the object's own."""


@dataclass(frozen=True)
class Critique:
    """What a verifier says of one attempt."""

    items: tuple[Item, ...]
    prefers: Preference
    """Against the best attempt so far; ``candidate`` where there is none."""
    satisfied: bool
    """Whether nothing within this stage's duty is worth another attempt."""
    summary: str
    """One or two sentences for the artist."""
    earlier: tuple[Checked, ...] = ()
    """One entry for each item that was open before."""
    views: tuple[ViewWish, ...] = ()
    """What it must see before it can judge; asked for once."""


@dataclass(frozen=True)
class Comparison:
    """Which of two renders comes nearer to the reference."""

    nearer: Literal["A", "B", "tie"]
    why: str
    """What is seen, in one sentence."""
