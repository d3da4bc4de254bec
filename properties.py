# SPDX-License-Identifier: GPL-3.0-or-later
"""What a .blend file itself remembers, and Ctrl+Z undoes; and what only the open window does."""

from typing import TYPE_CHECKING

import bpy

from .blueprint_properties import MaquetteBlueprint, MaquetteBlueprintObject
from .match_properties import MaquetteMark, MaquetteMatch
from .scene.compat import blend_relative_path_options


def _show_background(properties: "MaquetteSceneProperties", context: bpy.types.Context) -> None:
    from .scene.background import reapply_background

    scene = properties.id_data
    assert isinstance(scene, bpy.types.Scene)
    reapply_background(scene)


class MaquetteSceneProperties(bpy.types.PropertyGroup):
    """Maquette's part of a scene."""

    if TYPE_CHECKING:
        reference: str
        session: str
        position: int
        key: str
        mode: str
        place: str
        show_background: bool
        background_opacity: float
        blueprint: MaquetteBlueprint
        match: MaquetteMatch
    else:
        reference: bpy.props.StringProperty(
            name="Reference",
            description="Picture to rebuild as a scene",
            subtype="FILE_PATH",
            options=blend_relative_path_options(),
            update=_show_background,
        )
        session: bpy.props.StringProperty(
            name="Session",
            description="Name of the folder with what the reconstruction of this scene has left",
        )
        position: bpy.props.IntProperty(
            name="Position",
            description="How much of the session's journal this scene shows",
        )
        key: bpy.props.StringProperty(
            name="Key",
            description="Hash of that part of the journal, by which undo and old files are told apart",
        )
        mode: bpy.props.EnumProperty(
            name="Mode",
            description="Whether to ask after each stage",
            items=[
                ("REVIEW", "Review Each Stage", "Show what each stage did and wait for your word"),
                ("RUN", "Run Through", "Go through all stages without asking; each can still be rolled back"),
            ],
        )
        place: bpy.props.EnumProperty(
            name="Build In",
            description="Where the reconstruction appears",
            items=[
                ("SCENE", "New Scene", "Build in a new scene of its own and show it"),
                ("COLLECTION", "This Scene", "Build in a new collection of this scene, beside what is there"),
            ],
        )
        show_background: bpy.props.BoolProperty(
            name="Show Behind Camera",
            description="Show the reference as background image of the reconstruction's camera",
            update=_show_background,
        )
        background_opacity: bpy.props.FloatProperty(
            name="Opacity",
            description="Opacity of the reference behind the camera",
            subtype="FACTOR",
            default=0.5,
            min=0.0,
            max=1.0,
            update=_show_background,
        )
        blueprint: bpy.props.PointerProperty(type=MaquetteBlueprint)
        match: bpy.props.PointerProperty(type=MaquetteMatch)


class MaquetteWindowProperties(bpy.types.PropertyGroup):
    """What is typed and chosen in the sidebar; belongs to no file and is not undone."""

    if TYPE_CHECKING:
        note: str
        stage: str
        blueprint_object: int
    else:
        note: bpy.props.StringProperty(
            name="Note",
            description="What should be different, in your own words, such as: the cup is taller",
        )
        stage: bpy.props.StringProperty(
            name="Stage",
            description="The stage that is looked at; empty for the latest",
        )
        blueprint_object: bpy.props.IntProperty(
            name="Object",
            description="The object of the list that is looked at",
        )


def properties_of(scene: bpy.types.Scene) -> MaquetteSceneProperties:
    """Maquette's part of ``scene``."""
    properties: MaquetteSceneProperties = scene.maquette  # type: ignore[attr-defined]  # Set by register().
    return properties


def window_properties(context: bpy.types.Context) -> MaquetteWindowProperties:
    """What is typed and chosen in the sidebar."""
    properties: MaquetteWindowProperties = context.window_manager.maquette  # type: ignore[attr-defined]
    return properties


OWNERS = ((bpy.types.Scene, MaquetteSceneProperties), (bpy.types.WindowManager, MaquetteWindowProperties))


PARTS = (MaquetteBlueprintObject, MaquetteBlueprint, MaquetteMark, MaquetteMatch)
"""What the groups above consist of."""


def register() -> None:
    """Give every scene, and the window manager, Maquette's part."""
    for part in PARTS:
        bpy.utils.register_class(part)
    for owner, group in OWNERS:
        bpy.utils.register_class(group)
        # The stubs know no properties of extensions and take PointerProperty for a procedure.
        pointer = bpy.props.PointerProperty(type=group)  # type: ignore[func-returns-value]
        owner.maquette = pointer  # type: ignore[union-attr]


def unregister() -> None:
    """Hide Maquette's part of the scenes; Blender keeps the values in the file."""
    for owner, group in reversed(OWNERS):
        del owner.maquette  # type: ignore[union-attr]
        bpy.utils.unregister_class(group)
    for part in reversed(PARTS):
        bpy.utils.unregister_class(part)
