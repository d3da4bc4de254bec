# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read of the picture, as the artist edits it: saved in the file, and undone with it."""

from typing import TYPE_CHECKING

import bpy

if TYPE_CHECKING:
    from collections.abc import Sequence


def _draw_again(entry: "MaquetteBlueprintObject", context: bpy.types.Context) -> None:
    from .scene.live.blueprint_drawing import draw_soon

    draw_soon()


def _follow_name(entry: "MaquetteBlueprintObject", context: bpy.types.Context) -> None:
    """What stands on it stands on it under its new name, too."""
    if not entry.known_as or entry.known_as == entry.name:
        return
    # The stubs know no properties of extensions.
    for other in entry.id_data.maquette.blueprint.objects:  # type: ignore[union-attr]
        if other.support == entry.known_as:
            other.support = entry.name
    entry.known_as = entry.name


class MaquetteBlueprintObject(bpy.types.PropertyGroup):
    """One thing in the picture."""

    if TYPE_CHECKING:
        known_as: str
        record: str
        role: str
        form: str
        support: str
        lying: bool
        size: Sequence[float]
        left: float
        top: float
        right: float
        bottom: float
    else:
        name: bpy.props.StringProperty(
            name="Name", description="What this thing is called; a thing on it follows", update=_follow_name
        )
        known_as: bpy.props.StringProperty(name="Earlier Name", options={"HIDDEN"})
        record: bpy.props.StringProperty(name="As It Was Read", options={"HIDDEN"})
        role: bpy.props.EnumProperty(
            name="Role",
            description="What part it plays in the picture",
            items=[
                ("object", "Object", "A thing", "OBJECT_DATA", 0),
                ("ground", "Ground", "What everything finally stands on: a table top, a floor", "VIEW_PERSPECTIVE", 1),
                ("wall", "Wall", "Upright behind the things", "MOD_BUILD", 2),
                ("sky", "Sky", "Too far to have a body", "OUTLINER_OB_VOLUME", 3),
            ],
        )
        form: bpy.props.EnumProperty(
            name="Form",
            description="How it could be made",
            items=[
                ("box", "Box", "With flat sides"),
                ("rounded_box", "Rounded Box", "With flat sides and round edges"),
                ("cylinder", "Cylinder", "Round, with straight sides"),
                ("lathe", "Turned", "Round, with any profile: a cup, a bottle, a plate"),
                ("sphere", "Ball", "Round from all sides"),
                ("extrusion", "Cut Out", "Any silhouette, with a thickness"),
                ("tube", "Tube", "Swept along a line: a wire, a rail, a handle"),
                ("plane", "Sheet", "Flat"),
                ("free", "Free", "None of these: cloth, plants, figures"),
            ],
        )
        support: bpy.props.StringProperty(
            name="Stands On", description="What carries it: it stands, lies or hangs there"
        )
        lying: bpy.props.BoolProperty(name="Lying", description="Flat on what carries it rather than upright")
        size: bpy.props.FloatVectorProperty(
            name="Size",
            description="Width, depth and height as in life; 0 where that cannot be told",
            size=3,
            min=0.0,
            unit="LENGTH",
        )
        left: bpy.props.FloatProperty(
            name="Left",
            description="Where its visible part begins, from 0 at the picture's left edge to 1 at the right",
            min=0.0,
            max=1.0,
            update=_draw_again,
        )
        top: bpy.props.FloatProperty(
            name="Top",
            description="Where its visible part begins, from 0 at the picture's upper edge to 1 at the lower",
            min=0.0,
            max=1.0,
            update=_draw_again,
        )
        right: bpy.props.FloatProperty(
            name="Right",
            description="Where its visible part ends, from 0 at the picture's left edge to 1 at the right",
            min=0.0,
            max=1.0,
            update=_draw_again,
        )
        bottom: bpy.props.FloatProperty(
            name="Bottom",
            description="Where its visible part ends, from 0 at the picture's upper edge to 1 at the lower",
            min=0.0,
            max=1.0,
            update=_draw_again,
        )


class MaquetteBlueprint(bpy.types.PropertyGroup):
    """Everything in the picture."""

    if TYPE_CHECKING:
        objects: bpy.types.bpy_prop_collection_idprop[MaquetteBlueprintObject]
        made_from: str
    else:
        objects: bpy.props.CollectionProperty(type=MaquetteBlueprintObject)
        made_from: bpy.props.StringProperty(
            name="Made From",
            description="Hash of what was read, by which the artist's changes are told from another reading",
            options={"HIDDEN"},
        )
