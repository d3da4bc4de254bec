# SPDX-License-Identifier: GPL-3.0-or-later
"""Ask a thing itself which choices it has: some Blender works out only when a choice is made."""

import re
from typing import Any

import bpy


def choices_asked(thing: Any, name: str) -> list[str]:
    """What may be assigned to a property of ``thing``; empty where it has no choices.

    Found by assigning what is none, which changes nothing: the complaint lists them.
    """
    try:
        setattr(thing, name, "?")
    except (TypeError, AttributeError) as error:
        listed = re.search(r"not found in \((.*)\)", str(error), re.DOTALL)
        return re.findall(r"'(.*?)'", listed[1]) if listed else []
    return []


def setting_of(struct: str) -> Any:
    """The scene's own settings of that struct, of which there is one; None for any other struct."""
    scene = bpy.context.scene
    if scene is None:
        return None
    # The stubs know no identifier of an add-on's structs.
    settings: tuple[Any, ...] = (scene.render, scene.view_settings, scene.render.image_settings)
    settings += (getattr(scene, "cycles", None),)
    return next((each for each in settings if each is not None and each.bl_rna.identifier == struct), None)
