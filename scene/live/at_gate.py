# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to the file when a stage has come to its end."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import bpy

from ...agent.errors import RecordError
from ...agent.records import from_json, to_json
from ...agent.whole_file import write_whole
from ..background import reapply_background
from ..description import describe
from ..description.records import SceneDescription
from ..settled.marks import settled_facts
from ..stage_texts import write_stage_texts
from .blueprint_form import show_blueprint
from .scene_state import show
from .undo import push_undo
from .viewport import look_through_camera

if TYPE_CHECKING:
    from .live_session import LiveSession


def arrive(live: "LiveSession", step: str = "") -> None:
    """Let the file show the review that is due, as one undo step called ``step`` or else for what is reviewed."""
    gate = live.due
    assert gate is not None
    settle_in(live)
    write_description(live)
    stages = [entry.review.stage for entry in live.stepper.gates if entry.review.stage != "blueprint"]
    if live.origin.place == "SCENE" and stages == [gate.review.stage]:
        # Until now there was nothing to look at.
        look_through_camera(live.performer.scene())
    push_undo(step or f"Maquette: {gate.review.stage.capitalize()}")


def settle_in(live: "LiveSession") -> None:
    """Make what lies in the file beside the scene itself agree with where the session stands."""
    scene, collection = live.performer.scene(), live.performer.collection()
    show(live.session, live.stepper.position, live.key)
    write_stage_texts(live.session, [(section.stage, section.code) for section in live.program if not section.by_hand])
    reapply_background(scene)
    show_blueprint(live)
    live.settled = tuple((entry.name, entry.how) for entry in settled_facts(collection))
    live.objects = frozenset(entry.name for entry in collection.all_objects)
    live.touched = live.settled
    live.description = _read_description(live)
    live.edited, live.untold = False, ()
    live.interrupted = False
    live.trouble = None
    live.refresh()


def write_description(live: "LiveSession") -> None:
    """Keep how the scene is now, by which the artist's own changes are told later. Raises ``SessionError``."""
    path = _description_path(live)
    # Where there can be no folder, writing says why.
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
    live.description = describe(live.performer.scene(), live.performer.collection())
    write_whole(path, json.dumps(to_json(live.description)))


def _read_description(live: "LiveSession") -> SceneDescription | None:
    try:
        return from_json(SceneDescription, json.loads(_description_path(live).read_text(encoding="utf-8")))
    except (OSError, ValueError, RecordError):
        return None


def _description_path(live: "LiveSession") -> Path:
    # Another Blender has other properties, by which everything would seem edited.
    blender = ".".join(map(str, bpy.app.version))
    return live.folder.gate(live.stepper.position, f"{live.key}-{blender}")
