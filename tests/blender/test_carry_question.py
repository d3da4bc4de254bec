# SPDX-License-Identifier: GPL-3.0-or-later
"""A session in the window whose questions a person carries, ticked by hand."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import addon_utils
import bpy
import pytest

from maquette.agent.errors import SessionError
from maquette.operators.doing import means_of, order_of
from maquette.scene.carry_question import copy_prompt, paste_answer
from maquette.scene.live import commands, driver, open_sessions
from maquette.scene.live.live_session import LiveSession
from maquette.tests.blender.answering_script import AnsweringScript, answers_of, prepared_by
from maquette.tests.blender.small_picture import small_picture

PATIENCE = 60


class Clipboard:
    """Stands for the window manager, which has no clipboard where there is no window."""

    clipboard = ""


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bpy.types.Scene]:
    """With a reference, in a Blender with Maquette in it."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    (tmp_path / "sessions").mkdir()
    monkeypatch.setattr(bpy.utils, "extension_path_user", lambda package, *, path, create: str(tmp_path / path))
    addon_utils.enable("maquette", default_set=True)
    preferences = bpy.context.preferences.addons["maquette"].preferences
    preferences.picture_size, preferences.samples = 64, 1
    scene = bpy.context.scene
    scene.maquette.reference = str(small_picture(tmp_path))
    yield scene
    addon_utils.disable("maquette", default_set=True)


def live() -> LiveSession:
    shown = open_sessions.session_of_scene(bpy.context.scene)
    assert shown is not None
    return shown


def tick_until_waiting(*, complaint: bool = False) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        waiting = live().view.waiting
        if waiting is not None and bool(waiting.complaint) == complaint:
            return
        assert driver.tick() and time.monotonic() < deadline
        time.sleep(0.01)


def begin() -> LiveSession:
    """A session at its first question, with nobody ticking it."""
    preferences = bpy.context.preferences.addons["maquette"].preferences
    preferences.provider = "relay"
    begun = commands.begin(bpy.context.scene, order_of(bpy.context), means_of(bpy.context))
    tick_until_waiting()
    return begun


def test_an_answer_is_pasted_and_what_is_wrong_with_it_is_shown(scene: bpy.types.Scene) -> None:
    begun = begin()
    assert begun.view.waiting is not None and begun.view.waiting.task == "blueprint"
    assert begun.view.message == "Waiting for your answer"
    clipboard: Any = Clipboard()
    copy_prompt(clipboard, begun.view.waiting)
    assert "## How to answer" in clipboard.clipboard
    paste_answer(clipboard, begun.view.waiting)
    tick_until_waiting(complaint=True)
    clipboard.clipboard = " \n"
    with pytest.raises(SessionError, match="no text on the clipboard"):
        paste_answer(clipboard, begun.view.waiting)


def test_a_question_is_stopped_and_waits_for_its_answer_again(scene: bpy.types.Scene) -> None:
    begun = begin()
    assert begun.view.waiting is not None
    folder = begun.view.waiting.folder
    assert bpy.ops.maquette.stop() == {"FINISHED"}
    assert begun.view.state == "stopped" and begun.view.waiting is None
    commands.resume(begun.session, bpy.context.scene, means_of(bpy.context))
    tick_until_waiting()
    assert begun.view.waiting is not None and begun.view.waiting.folder == folder
    bpy.ops.maquette.stop()


def test_what_a_person_answered_is_saved_and_plays_in_the_window(scene: bpy.types.Scene, tmp_path: Path) -> None:
    bpy.ops.maquette.reconstruct()
    bpy.ops.maquette.build()
    prepared = prepared_by(live().folder.root)
    bpy.context.preferences.addons["maquette"].preferences.provider = "relay"
    with AnsweringScript(tmp_path / "sessions", prepared) as script:
        bpy.ops.maquette.reconstruct()
        bpy.ops.maquette.build()
    assert live().view.state == "review"
    answers = answers_of(live().folder.root)
    assert len(script.asked) == len(answers)
    figures = live().view.reviews[-1].figures
    tape = tmp_path / "tape.jsonl"
    assert bpy.ops.maquette.save_recording(filepath=str(tape)) == {"FINISHED"}
    preferences = bpy.context.preferences.addons["maquette"].preferences
    preferences.provider, preferences.recording, preferences.picture_size = "recorded", str(tape), 128
    preferences.samples = 2
    bpy.ops.maquette.reconstruct()
    bpy.ops.maquette.build()
    assert live().view.provider == "recording of relay" and live().settings.width == 60
    assert live().view.reviews[-1].figures == figures and live().settings.samples == 1
    # The blueprint is recorded as it was agreed on, not as it was read.
    assert answers_of(live().folder.root)[1:] == answers[1:]
    bpy.ops.maquette.finish()
    assert "from a recording of relay" in live().folder.report.read_text(encoding="utf-8")
