# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar shows in every state what there is to know and to do, and nothing else."""

import builtins
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import addon_utils
import blf
import bpy
import pytest

from maquette.agent.changes import Aspect
from maquette.agent.critique import Item, Kind, ReviewName, SectionName
from maquette.agent.errors import Mend
from maquette.agent.measurements import Figure
from maquette.agent.prompt_book import ANSWERS
from maquette.agent.providers.readiness import ProviderState
from maquette.agent.review.view import (
    AttemptRow,
    ChangeGroup,
    FigureRow,
    RowState,
    SessionState,
    SessionView,
    StageReview,
    StageRow,
    Trouble,
)
from maquette.agent.settled import How
from maquette.agent.solver import SolverName
from maquette.agent.solver_report import Outcome, SolverReport
from maquette.agent.waiting import Waiting
from maquette.panels import mend_button, order, solvers, stages, waiting, words, wrapped_text
from maquette.scene.live import open_sessions
from maquette.tests.blender.recorded_layout import Drawn, RecordedLayout

NAMES: tuple[SectionName, ...] = ("scaffold", "geometry", "materials", "composition", "lighting")


def review_of(stage: SectionName) -> StageReview:
    return StageReview(
        stage=stage,
        reference=Path("reference.png"),
        before=Path("before.png"),
        after=Path("after.png"),
        explanation="Turned the cup on a lathe.",
        summary="The handle is too low.",
        stopped="All attempts of this stage were made.",
        changes=(ChangeGroup("cup", "changed", "transform", ("location (0, 0, 0) → (0, 0, 0.1)",)),),
        figures=tuple(FigureRow(figure, 0.5, 0.4, 0.1, 0.2, 1) for figure in get_args(Figure)),
        items=(Item("cup", "shape", "geometry", 0.8, "The outline is off.", "Raise the handle."),),
        attempts=(AttemptRow(1, "Not kept.", False, Path("first.png")), AttemptRow(2, "Kept.", True, None)),
        code="# cup\n",
        code_before="# mug\n",
        closed=(Item("saucer", "scale", "geometry", 0.4, "It is too small.", "Widen it."),),
    )


def view_in(state: SessionState, stage: ReviewName | None = "geometry", **more: Any) -> SessionView:
    rows = (
        StageRow("scaffold", "accepted", 0.7, 5.0, 1, 3),
        StageRow("geometry", "review" if state == "review" else "working", 0.8, 65.0, 2, 9),
        *(StageRow(name, "waiting") for name in NAMES[2:]),
    )
    passed = NAMES[:2] if state in ("review", "done") else NAMES[:1]
    return SessionView("coffee 1", "coffee", state, rows, tuple(map(review_of, passed)), stage, **more)


class Sidebar:
    """What the artist would see of the panels."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.view: SessionView | None = None
        self.found: tuple[open_sessions.FoundSession, ...] = ()
        self.provider = ProviderState(True, "Sends nothing")
        monkeypatch.setattr(open_sessions, "view_of", lambda scene: self.view)
        monkeypatch.setattr(open_sessions, "found_sessions", lambda: self.found)
        monkeypatch.setattr(order, "provider_state", lambda context: self.provider)
        monkeypatch.setattr(
            order, "preferences_of", lambda context: bpy.context.preferences.addons["maquette"].preferences
        )

    def context(self, width: int = 280) -> Any:
        return SimpleNamespace(
            scene=bpy.context.scene,
            window_manager=bpy.context.window_manager,
            # Blender scales its interface only where it has a window.
            preferences=SimpleNamespace(
                system=SimpleNamespace(ui_scale=1.0), ui_styles=bpy.context.preferences.ui_styles
            ),
            region=SimpleNamespace(width=width),
        )

    def draw(self, *, closed: tuple[str, ...] = ("start_again", "program", "blueprint_agreed")) -> Drawn:
        """Everything in the tab, with all panels open but those named."""
        drawn, context = Drawn(), self.context()
        for cls in bpy.types.Panel.__subclasses__():
            if not cls.__name__.startswith("MAQUETTE_PT_") or cls.__name__[12:] in closed:
                continue
            if not hasattr(cls, "poll") or cls.poll(context):
                panel = SimpleNamespace(layout=RecordedLayout(drawn))
                if hasattr(cls, "draw_header"):
                    cls.draw_header(panel, context)
                cls.draw(panel, context)
        return drawn


@pytest.fixture
def sidebar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sidebar]:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon_utils.enable("maquette", default_set=True)
    yield Sidebar(monkeypatch)
    addon_utils.disable("maquette", default_set=True)


DETAILS = {"look_back", "open_picture", "compare", "show_code", "show_difference", "run_again"}
REFERENCE = {"load_reference", "paste_reference"}
FILES = {"export_program", "save_recording", "open_report", "reveal_folder"}
SOLVERS = {"place_objects", "fit_camera", "fit_colours", "fit_lights"}
DECISIONS = {"approve", "accept", "finish", "retry", "lock_objects", "unlock_objects"}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (None, {"reconstruct"}),
        (view_in("working"), {"stop", "look_back"}),
        (view_in("working", None), {"stop", "look_back"}),
        (view_in("working", waiting=Waiting(Path("1"), "generate", 2)),
         {"copy_prompt", "open_pictures", "paste_answer", "stop", "look_back"}),
        (view_in("interrupted"), {"resume", "discard", "look_back"}),
        (view_in("stopped", trouble=Trouble("The time is over.", "Allow more.", "preferences")),
         {"open_preferences", "resume", "discard", "look_back"}),
        (view_in("failed", trouble=Trouble("No answer.", "Continue.", "resume")), {"resume", "discard", "look_back"}),
        (view_in("review"), DETAILS | DECISIONS | SOLVERS),
        (view_in("done", "lighting"), DETAILS | FILES | SOLVERS | {"roll_back", "reopen"}),
    ],
)  # fmt: skip
def test_each_state_offers_what_can_be_done_in_it(
    sidebar: Sidebar, view: SessionView | None, expected: set[str]
) -> None:
    sidebar.view = view
    drawn = sidebar.draw()
    assert set(drawn.operators) - REFERENCE == expected
    assert len(drawn.operators) - drawn.operators.count("look_back") >= len(expected) - ("look_back" in expected)


def test_an_earlier_stage_can_be_returned_to_but_not_approved(sidebar: Sidebar) -> None:
    sidebar.view = view_in("review")
    bpy.context.window_manager.maquette.stage = "scaffold"
    drawn = sidebar.draw()
    assert {"roll_back", "reopen"} <= set(drawn.operators)
    assert not {"approve", "accept", "finish", "retry"} & set(drawn.operators)
    returned = [button.values for button in drawn.buttons if button.operator == "maquette.roll_back"]
    assert returned == [{"stage": "scaffold"}]


def test_the_list_leads_back_to_an_earlier_stage_and_to_the_present(sidebar: Sidebar) -> None:
    sidebar.view = view_in("review")
    rows = [button for button in sidebar.draw().buttons if button.operator == "maquette.look_back"]
    assert [button.values["stage"] for button in rows] == ["scaffold", "", "", "", ""]
    assert [button.enabled for button in rows] == [True, True, False, False, False]


def test_while_a_stage_is_worked_on_an_earlier_one_can_only_be_looked_at(sidebar: Sidebar) -> None:
    sidebar.view = view_in("working")
    bpy.context.window_manager.maquette.stage = "scaffold"
    offered = set(sidebar.draw().operators)
    assert {"compare", "show_code"} <= offered
    assert not offered & {"roll_back", "reopen", "run_again", "approve"}


def test_without_a_picture_the_button_is_off_and_says_why(sidebar: Sidebar) -> None:
    drawn = sidebar.draw()
    assert "Choose a picture first." in drawn.texts
    assert not next(button for button in drawn.buttons if button.operator == "maquette.reconstruct").enabled
    bpy.context.scene.maquette.reference = "//cup.png"
    drawn = sidebar.draw()
    assert "Choose a picture first." not in drawn.texts
    assert next(button for button in drawn.buttons if button.operator == "maquette.reconstruct").enabled


def test_a_provider_that_is_not_ready_offers_what_mends_it(sidebar: Sidebar) -> None:
    bpy.context.scene.maquette.reference = "//cup.png"
    sidebar.provider = ProviderState(False, "Offline", "online_access", "Allow online access.")
    drawn = sidebar.draw()
    assert "allow_online" in drawn.operators and "Offline." in drawn.texts
    assert not next(button for button in drawn.buttons if button.operator == "maquette.reconstruct").enabled


def test_a_session_that_no_scene_shows_is_offered(sidebar: Sidebar) -> None:
    sidebar.found = (open_sessions.FoundSession("coffee 1", "coffee", "geometry", 0.0),)
    drawn = sidebar.draw()
    offered = {button.operator: button.values for button in drawn.buttons}
    assert offered["maquette.resume"] == offered["maquette.discard"] == {"session": "coffee 1"}


def test_what_is_not_known_is_said_to_be_unknown(sidebar: Sidebar) -> None:
    sidebar.view = view_in("working", tokens=None)
    assert sidebar.draw().texts.count("unknown") == 2
    sidebar.view = view_in("working", tokens=1200, cost=0.25)
    assert {"1,200", "0.25 $"} <= set(sidebar.draw().texts)


def test_a_question_that_waits_says_what_it_asks_and_what_was_wrong_with_the_answer(sidebar: Sidebar) -> None:
    asked = Waiting(Path("1"), "verify", 3)
    sidebar.view = view_in("working", waiting=asked, message="Waiting for your answer", attempt=2, attempts=5)
    texts = " ".join(sidebar.draw().texts)
    assert "What is still wrong?" in texts and "(3)" in texts and "2 of 5" in texts
    assert "Waiting for your answer" not in texts
    sidebar.view = view_in("working", waiting=replace(asked, complaint="There is no JSON in the answer."))
    assert "There is no JSON in the answer." in " ".join(sidebar.draw().texts)


def test_answers_that_are_not_new_are_said_to_be_recorded(sidebar: Sidebar) -> None:
    sidebar.view = view_in("working", provider="recording of relay")
    assert "recording of relay" in sidebar.draw().texts
    sidebar.view = view_in("done", "lighting", provider="recording of relay")
    assert "not new: they come from a recording of relay" in " ".join(sidebar.draw().texts)


def test_the_recording_is_chosen_where_its_provider_is(sidebar: Sidebar) -> None:
    preferences = bpy.context.preferences.addons["maquette"].preferences
    preferences.provider = "builtin"
    assert "recording" not in sidebar.draw().properties
    preferences.provider = "recorded"
    assert "recording" in sidebar.draw().properties


def test_a_stage_that_kept_nothing_says_so_and_shows_what_was_tried(sidebar: Sidebar) -> None:
    view = view_in("review")
    kept_nothing = replace(
        view.reviews[1],
        explanation="",
        summary="",
        changes=(),
        items=(),
        code="",
        attempts=view.reviews[1].attempts[:1],
    )
    sidebar.view = replace(view, reviews=(view.reviews[0], kept_nothing))
    texts = " ".join(sidebar.draw().texts)
    assert "Nothing was kept" in texts and "Not kept." in texts and "Nothing left to mend" not in texts


def test_what_was_mended_is_ticked(sidebar: Sidebar) -> None:
    sidebar.view = view_in("review")
    assert "Saucer: size, mended" in " ".join(sidebar.draw().texts)


def test_settled_objects_are_listed(sidebar: Sidebar) -> None:
    sidebar.view = view_in("review", settled=tuple((f"object {how}", how) for how in get_args(How)))
    drawn = sidebar.draw()
    selectable = [button.values["name"] for button in drawn.buttons if button.operator == "maquette.select_object"]
    assert "object locked" in selectable and "object removed" not in selectable
    assert "object removed" in drawn.texts


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_what_a_solver_found_is_told_with_what_it_did_to_the_picture(sidebar: Sidebar, outcome: Outcome) -> None:
    report = SolverReport("light", outcome, "The sun is twice as strong.", ("panel: its size.",))
    figures = (FigureRow("psnr", 16.4, 15.9, None, None, 1),)
    sidebar.view = view_in("review", solved=report, solver_figures=figures)
    texts = " ".join(sidebar.draw().texts)
    assert solvers.OUTCOMES[outcome].format("Fit Lights") in texts
    assert "The sun is twice as strong." in texts and "panel: its size." in texts and "15.9 → 16.4" in texts


def test_drawing_reads_nothing_from_disk(sidebar: Sidebar, monkeypatch: pytest.MonkeyPatch) -> None:
    sidebar.view = view_in("review")
    sidebar.draw()

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError(f"read {arguments}")

    with monkeypatch.context() as patch:
        for module, name in ((builtins, "open"), (os, "stat"), (os, "listdir"), (os, "scandir")):
            patch.setattr(module, name, refuse)
        sidebar.draw(closed=())


@pytest.mark.parametrize("width", [280, 420])
def test_no_line_is_wider_than_the_sidebar_and_no_word_is_lost(sidebar: Sidebar, width: int) -> None:
    text = "The cup's handle leans away from where the picture has it. See /a/very/long/path" + "/folder" * 20
    lines = wrapped_text.wrapped(sidebar.context(width), text)
    assert "".join("".join(lines).split()) == "".join(text.split())
    blf.size(0, bpy.context.preferences.ui_styles[0].widget.points)
    assert len(lines) > 2
    assert all(blf.dimensions(0, line)[0] <= width - 40 for line in lines)


def test_everything_that_can_be_said_has_its_word() -> None:
    assert set(words.STAGES) == set(get_args(ReviewName))
    assert set(words.ROW_ICONS) == set(get_args(RowState))
    assert set(words.FIGURES) == set(words.MEANINGS) == set(get_args(Figure))
    assert set(words.KINDS) == set(get_args(Kind))
    assert set(words.ASPECT_ICONS) == set(get_args(Aspect))
    assert set(stages.SETTLED) == set(get_args(How))
    assert set(solvers.SOLVERS) == set(get_args(SolverName)) - {"tuning"}
    assert set(solvers.OUTCOMES) == set(solvers.ICONS) == set(get_args(Outcome))
    assert set(waiting.TITLES) == set(ANSWERS)
    assert set(mend_button.MENDS) == set(get_args(Mend)) - {""}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (StageRow("geometry", "accepted", 0.756), "76 %"),
        (StageRow("materials", "accepted", -8.31), "8.3 off"),
        (StageRow("lighting", "waiting"), ""),
    ],
)
def test_scores_are_written_as_shares_or_as_what_is_off(row: StageRow, expected: str) -> None:
    assert words.score(row) == expected


def test_times_are_written_like_a_clock() -> None:
    assert [words.clock(seconds) for seconds in (0.4, 7, 59.6, 750, 3723)] == [
        "0:00",
        "0:07",
        "1:00",
        "12:30",
        "1:02:03",
    ]
