# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions carried to a chat and answers carried back, by clicking."""

from pathlib import Path

from maquette.tests.blender.answering_script import AnsweringScript, answers_of, as_a_chat_writes, prepared_by
from maquette.tests.gui.at_work import MODULE, PREFERENCES, look_round, set_up, wait_for_review, wait_for_state
from maquette.tests.gui.gui import LIMIT, Gui

CLIPBOARD = "bpy.context.window_manager.clipboard"
SESSIONS = f"__import__('sys').modules['{MODULE}.scene.live.open_sessions'].open_sessions()"
WAITING = f"[str(live.view.waiting.folder) for live in {SESSIONS} if live.view.waiting]"


def copy(gui: Gui, text: str) -> None:
    """As in another program."""
    gui.run(f"{CLIPBOARD} = {text!r}")


def next_question(gui: Gui, asked: list[str]) -> str:
    """The folder of a question not yet ``asked``; empty where the stage is due for review. Builds what was read."""
    expression = f"{WAITING} or [live.view.state for live in {SESSIONS} if live.view.state in ('blueprint', 'review')]"
    while True:
        (found,) = gui.wait_until(expression, LIMIT)
        if found == "review":
            return ""
        if found == "blueprint":
            gui.click("Build This")
        elif found not in asked:
            return str(found)


def test_a_session_is_answered_by_copying_and_pasting(gui: Gui, repository: Path) -> None:
    set_up(gui, repository)
    gui.run("bpy.ops.maquette.reconstruct()")
    wait_for_review(gui)
    script = AnsweringScript(gui.folder, prepared_by(Path(look_round(gui)["folders"][0])))
    set_up(gui, repository)
    gui.open_sidebar()
    gui.run(f"{PREFERENCES}.provider = 'relay'")
    gui.wait_for("Sends nothing")
    gui.click("Reconstruct")
    gui.wait_for("A question waits")
    asked: list[str] = []
    question = next_question(gui, asked)
    assert Path(question).name == "001-blueprint"
    gui.click("Copy Prompt")
    assert gui.value(CLIPBOARD) == (Path(question) / "prompt.md").read_text(encoding="utf-8")
    copy(gui, "I am sorry, I cannot look at pictures.")
    gui.click("Paste Answer")
    gui.wait_for("no JSON in the answer")
    gui.wait_for("Open Pictures")
    gui.screenshot("complaint", region="sidebar")
    answers = []
    while question:
        asked.append(question)
        answers.append(script.next_answer(Path(question).name))
        copy(gui, as_a_chat_writes(answers[-1]))
        gui.click("Paste Answer")
        question = next_question(gui, asked)
    gui.wait_for("Review: Scaffold")
    assert [Path(folder).name for folder in asked][:2] == ["001-blueprint", "002-generate-scaffold-1"]
    assert answers_of(Path(look_round(gui)["folders"][0])) == answers


def test_what_was_answered_is_recorded_and_played(gui: Gui, repository: Path) -> None:
    gui.click("Finish Here")
    wait_for_state(gui, "done")
    tape = gui.folder / "tape.jsonl"
    gui.wait_for("Save Recording", button=True)
    gui.run(f"bpy.ops.maquette.save_recording(filepath={str(tape)!r})")
    answers = answers_of(Path(look_round(gui)["folders"][0]))
    set_up(gui, repository)
    gui.open_sidebar()
    gui.run(f"{PREFERENCES}.provider = 'recorded'")
    gui.wait_for("No recording is chosen")
    gui.run(f"{PREFERENCES}.recording, {PREFERENCES}.picture_size = {str(tape)!r}, 256")
    gui.wait_for("Plays a recording")
    gui.click("Reconstruct")
    wait_for_review(gui)
    assert answers_of(Path(look_round(gui)["folders"][0]))[1:] == answers[1:]
    gui.click("Finish Here")
    wait_for_state(gui, "done")
    gui.wait_for("recording of relay")
    gui.screenshot("played", region="sidebar")
