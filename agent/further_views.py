# SPDX-License-Identifier: GPL-3.0-or-later
"""The further views that a verifier may ask for once."""

from collections.abc import Generator, Sequence
from typing import Any, Final

from .blueprint import Blueprint, Box
from .critique import ViewWish
from .effects import DrawCrops, Effect, Evidence, Inspect, LookResult
from .request import Picture

MOST_VIEWS: Final = 2
MARGIN: Final = 0.2
"""Around an object's box, in its width and height."""
LEAST_SIDE: Final = 0.02
"""Of a crop, in the picture's width and height."""


def further_views(
    name: str, seed: int, blueprint: Blueprint, look: LookResult, wishes: Sequence[ViewWish]
) -> Generator[Effect, Any, tuple[Picture, ...]]:
    """Pictures for at most two of ``wishes``; what cannot be shown is left out. ``name`` begins the files' names."""
    known = {entry.id for entry in blueprint.objects}
    sound = [wish for wish in wishes if wish.object in known or (not wish.object and wish.kind != "alone")][:MOST_VIEWS]
    boxes = [(wish, box) for wish in sound if wish.kind == "crop" and (box := _box(wish, blueprint)) is not None]
    rendered = [wish for wish in sound if wish.kind != "crop"]
    pictures: list[Picture] = []
    if boxes:
        drawn: Evidence = yield DrawCrops(f"{name}-crop", look, tuple(box for _, box in boxes))
        pictures += drawn.pictures.values()
    if rendered:
        things = tuple(entry.id for entry in blueprint.objects if entry.role == "object")
        inspected: LookResult = yield Inspect(f"{name}-view", tuple(rendered), things, seed)
        pictures += [
            Picture(inspected.pictures[str(number)], _caption(wish))
            for number, wish in enumerate(rendered, 1)
            if str(number) in inspected.pictures
        ]
    return tuple(pictures)


def _box(wish: ViewWish, blueprint: Blueprint) -> Box | None:
    """The part of the picture that a crop is to show."""
    left, top, right, bottom = wish.box
    if not any(wish.box) and wish.object:
        left, top, right, bottom = next(entry.box for entry in blueprint.objects if entry.id == wish.object)
        across, down = MARGIN * (right - left), MARGIN * (bottom - top)
        left, top, right, bottom = left - across, top - down, right + across, bottom + down
    left, top, right, bottom = max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom)
    return (left, top, right, bottom) if right - left >= LEAST_SIDE and bottom - top >= LEAST_SIDE else None


def _caption(wish: ViewWish) -> str:
    about = f"`{wish.object}`" if wish.object else "All objects"
    if wish.kind == "alone":
        return f"{about} without all else, from the camera's side, in clay"
    side = (
        "straight above; the camera looks upwards in this picture"
        if wish.kind == "above"
        else ("the right; the camera is to the left")
    )
    return f"{about} and what is around, in clay, seen from {side}"
