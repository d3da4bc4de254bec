# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist marked over the reference: saved in the file, and undone with it."""

from typing import TYPE_CHECKING

import bpy

if TYPE_CHECKING:
    from collections.abc import Sequence


def _solve_again(mark: "MaquetteMark", context: bpy.types.Context) -> None:
    from .scene.match.solving import solve_soon

    solve_soon()


class MaquetteMark(bpy.types.PropertyGroup):
    """One thing that is marked."""

    if TYPE_CHECKING:
        kind: str
        points: Sequence[float]
        metres: float
        above: float
        known: bool
    else:
        kind: bpy.props.StringProperty(name="Kind", options={"HIDDEN"})
        points: bpy.props.FloatVectorProperty(
            name="Points",
            description="Across and down from 0 to 1, one after the other",
            size=10,
            options={"HIDDEN"},
            update=_solve_again,
        )
        metres: bpy.props.FloatProperty(
            name="Size",
            description="The circle's diameter, or the height, as in life",
            default=1.0,
            min=0.001,
            unit="LENGTH",
            update=_solve_again,
        )
        above: bpy.props.FloatProperty(
            name="Above Ground",
            description="How far above the ground the circle lies, or what the thing stands on",
            unit="LENGTH",
            update=_solve_again,
        )
        known: bpy.props.BoolProperty(
            name="Size Is Known",
            description="The circle's size and place above the ground are no guesses, so that they tell the scale",
            default=True,
            update=_solve_again,
        )


class MaquetteMatch(bpy.types.PropertyGroup):
    """All that is marked, and the match that is going on."""

    if TYPE_CHECKING:
        marks: bpy.types.bpy_prop_collection_idprop[MaquetteMark]
        chosen: int
        going_on: str
        camera: str
    else:
        marks: bpy.props.CollectionProperty(type=MaquetteMark)
        chosen: bpy.props.IntProperty(
            name="Mark", description="The mark whose size is looked at", default=-1, options={"HIDDEN"}
        )
        going_on: bpy.props.StringProperty(
            name="Going On",
            description="Which match of the camera this moment of the file belongs to; empty for none",
            options={"HIDDEN"},
        )
        camera: bpy.props.StringProperty(
            name="Camera Before", description="How the camera was when that match began", options={"HIDDEN"}
        )
