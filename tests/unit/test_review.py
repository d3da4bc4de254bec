# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist is shown of each stage what its latest pass did, and where the session stands."""

import dataclasses
from pathlib import Path

import pytest

from maquette.agent.changes import Change
from maquette.agent.critique import Checked, Critique, Item, SectionName
from maquette.agent.effects import LookResult
from maquette.agent.journal import Entry
from maquette.agent.measurements import Baselines, LookMeasurements, Measurements
from maquette.agent.proposal import Proposal
from maquette.agent.review.build import stage_reviews, stage_rows
from maquette.agent.review.view import SessionState, StageReview, StageRow
from maquette.agent.session import Attempt, StageResult
from maquette.stages import STAGES

FOLDER = Path("session")
NOISE = Measurements(0.1, 0.01, 0.1, 0.01, 0.01, 0.0, 0.01)
BASELINES = Baselines(
    Measurements(12.8, 0.42, 17.7, 0.0, 0.1, 0.0, 0.0), Measurements(16.7, 0.5, 9.8, 0.0, 0.3, 0.0, 0.0)
)


def look(psnr: float, colours: float = 10.0) -> LookMeasurements:
    return LookMeasurements(Measurements(psnr, 0.5, colours, 0.4, 0.6, 1.0, 0.8), (), 0.5)


def attempt(number: int, name: str, measured: LookMeasurements | None = None, *, won: bool = False) -> Attempt:
    return Attempt(
        number,
        Proposal(f"# {name}\n", f"Made {name}."),
        ok=True,
        look=LookResult({"full": f"{name}.png"}),
        measurements=measured,
        critique=Critique((), "candidate", False, f"The critic on {name}."),
        won=won,
        reason="Kept." if won else "Not kept.",
    )


def passed(
    stage: SectionName, *attempts: Attempt, start: LookMeasurements | None = None, again: int = 0
) -> StageResult:
    return StageResult(stage, again, attempts, start, "All attempts of this stage were made.")


def reviews(*passes: StageResult) -> tuple[StageReview, ...]:
    return stage_reviews(passes, STAGES, NOISE, BASELINES, FOLDER)


def rows(
    *passes: StageResult,
    state: SessionState = "review",
    current: SectionName | None = None,
    entries: tuple[Entry, ...] = (),
) -> tuple[StageRow, ...]:
    return stage_rows(STAGES, passes, entries, state, current, {"scaffold": 7})


SCAFFOLD = passed("scaffold", attempt(1, "boxes", look(14.0), won=True))
GEOMETRY = passed(
    "geometry", attempt(1, "bowls"), attempt(2, "cups", look(15.0), won=True), attempt(3, "jugs"), start=look(14.0)
)


def test_the_state_before_a_stage_is_that_which_the_pass_before_it_left() -> None:
    first, second = reviews(SCAFFOLD, GEOMETRY)
    assert first.before is None
    assert first.after == second.before == FOLDER / "boxes.png"
    assert second.after == FOLDER / "cups.png"


def test_a_stage_that_kept_nothing_ends_where_it_began() -> None:
    nothing = passed("geometry", attempt(1, "bowls"), attempt(2, "jugs"), start=look(14.0))
    later = passed("materials", attempt(1, "wood", look(16.0), won=True), start=look(14.0))
    review = reviews(SCAFFOLD, nothing, later)[1]
    assert review.before == review.after == FOLDER / "boxes.png"
    assert (review.explanation, review.summary, review.code, review.items) == ("", "", "", ())
    assert [row.outcome for row in review.attempts] == ["Not kept.", "Not kept."]
    assert not any(row.kept for row in review.attempts)
    assert reviews(SCAFFOLD, nothing, later)[2].before == FOLDER / "boxes.png"


def test_of_a_stage_that_was_opened_again_the_latest_pass_is_shown() -> None:
    again = passed("scaffold", attempt(1, "crates", look(15.5), won=True), start=look(15.0), again=1)
    scaffold, geometry = reviews(SCAFFOLD, GEOMETRY, again)
    assert (scaffold.before, scaffold.after) == (FOLDER / "cups.png", FOLDER / "crates.png")
    assert (geometry.before, geometry.after) == (FOLDER / "boxes.png", FOLDER / "cups.png")
    assert [review.stage for review in (scaffold, geometry)] == ["scaffold", "geometry"]


def test_code_stands_beside_that_of_the_attempt_before() -> None:
    scaffold, geometry = reviews(SCAFFOLD, GEOMETRY)
    assert (scaffold.code, scaffold.code_before) == ("# boxes\n", "")
    assert (geometry.code, geometry.code_before) == ("# cups\n", "# bowls\n")


def test_code_of_a_retry_stands_beside_the_last_of_the_pass_before() -> None:
    again = passed("scaffold", attempt(1, "crates", look(15.5), won=True), start=look(14.0), again=1)
    assert reviews(SCAFFOLD, again)[0].code_before == "# boxes\n"


def test_a_retry_that_kept_nothing_leaves_the_code_as_it_was() -> None:
    again = passed("scaffold", attempt(1, "crates"), start=look(14.0), again=1)
    assert reviews(SCAFFOLD, again)[0].code == "# boxes\n"


def test_figures_tell_gain_from_noise_and_lower_from_higher() -> None:
    end = LookMeasurements(Measurements(15.0, 0.505, 11.0, 0.4, 0.6, 1.0, 0.8), (), 0.5)
    review = reviews(SCAFFOLD, passed("geometry", attempt(1, "cups", end, won=True), start=look(14.0)))[1]
    better = {row.figure: row.better for row in review.figures}
    assert (better["psnr"], better["ssim"], better["ciede2000"], better["coverage"]) == (1, 0, -1, 0)


def test_a_first_stage_is_no_better_than_nothing() -> None:
    review = reviews(SCAFFOLD)[0]
    assert all((row.before, row.better) == (None, 0) for row in review.figures)


def test_yardsticks_stand_beside_figures_of_pixels_only() -> None:
    by_name = {row.figure: row for row in reviews(SCAFFOLD)[0].figures}
    assert (by_name["psnr"].mean_colour, by_name["psnr"].thumbnail) == (12.8, 16.7)
    assert (by_name["mean_iou"].mean_colour, by_name["mean_iou"].thumbnail) == (None, None)
    unknown = stage_reviews((SCAFFOLD,), STAGES, NOISE, None, FOLDER)[0]
    assert all(row.mean_colour is row.thumbnail is None for row in unknown.figures)


def test_changes_are_gathered_by_name_without_repeating_it() -> None:
    changes = (
        Change("removed", "light", "lamp", ""),
        Change("changed", "transform", "plate", "location", "(0, 0, 0)", "(1, 0, 0)"),
        Change("added", "object", "cup", ""),
        Change("changed", "material", "plate", "slot", "", "china"),
        Change("changed", "geometry", "cup", "modifier", "", "Bevel"),
    )
    made = dataclasses.replace(attempt(1, "cups", look(15.0), won=True), changes=changes)
    review = reviews(passed("scaffold", made))[0]
    assert [(group.name, group.kind, group.aspect, group.lines) for group in review.changes] == [
        ("cup", "added", "object", ()),
        ("plate", "changed", "transform", ("location (0, 0, 0) → (1, 0, 0)", "slot china added")),
        ("lamp", "removed", "light", ()),
    ]


def test_what_was_made_anew_under_its_old_name_counts_as_added() -> None:
    changes = (Change("removed", "object", "cup", ""), Change("added", "object", "cup", ""))
    made = dataclasses.replace(attempt(1, "cups", look(15.0), won=True), changes=changes)
    assert [group.kind for group in reviews(passed("scaffold", made))[0].changes] == ["added"]


def test_the_gravest_item_comes_first() -> None:
    items = tuple(Item("cup", "shape", "geometry", severity, "", "") for severity in (0.2, 0.9, 0.5))
    critique = Critique(items, "candidate", False, "")
    made = dataclasses.replace(attempt(1, "cups", look(15.0), won=True), critique=critique)
    assert [item.severity for item in reviews(passed("scaffold", made))[0].items] == [0.9, 0.5, 0.2]


def test_what_was_mended_in_the_kept_state_is_told_and_what_an_undone_attempt_mended_is_not() -> None:
    wide, bare = Item("cup", "shape", "geometry", 0.5, "wide", ""), Item("cup", "missing", "geometry", 0.4, "bare", "")
    found = dataclasses.replace(
        attempt(1, "bowls", look(14.5), won=True), critique=Critique((wide, bare), "candidate", False, "")
    )
    asked = (wide, bare)
    mended = Critique((bare,), "candidate", False, "", (Checked(1, "closed", ""), Checked(2, "open", "")))
    better = dataclasses.replace(attempt(2, "cups", look(15.0), won=True), critique=mended, asked=asked)
    undone = dataclasses.replace(
        attempt(3, "jugs", look(14.0)),
        critique=Critique((), "best", False, "", (Checked(1, "closed", ""),)),
        asked=(bare,),
    )
    review = reviews(SCAFFOLD, passed("geometry", found, better, undone, start=look(14.0)))[1]
    assert review.closed == (wide,) and review.items == (bare,)


@pytest.mark.parametrize(
    ("state", "current", "expected"),
    [
        ("review", "geometry", ["accepted", "review", "waiting", "waiting", "waiting"]),
        ("working", "materials", ["accepted", "accepted", "working", "waiting", "waiting"]),
        ("interrupted", "materials", ["accepted", "accepted", "working", "waiting", "waiting"]),
        ("working", "scaffold", ["working", "accepted", "waiting", "waiting", "waiting"]),
        ("working", None, ["accepted", "accepted", "waiting", "waiting", "waiting"]),
        ("done", None, ["accepted", "accepted", "skipped", "skipped", "skipped"]),
        ("done", "geometry", ["accepted", "accepted", "skipped", "skipped", "skipped"]),
    ],
)
def test_rows_say_where_the_session_stands(
    state: SessionState, current: SectionName | None, expected: list[str]
) -> None:
    assert [row.state for row in rows(SCAFFOLD, GEOMETRY, state=state, current=current)] == expected


def test_a_row_says_that_nothing_was_kept_only_where_no_pass_kept_anything() -> None:
    nothing = passed("geometry", attempt(1, "bowls"), start=look(14.0))
    again = passed("scaffold", attempt(1, "crates"), start=look(14.0), again=1)
    assert [row.state for row in rows(SCAFFOLD, nothing, again)[:2]] == ["accepted", "unchanged"]


def test_a_row_sums_up_all_passes_and_leaves_out_waiting_for_the_artist() -> None:
    entries = (
        Entry("RunCode", "", "scaffold", 1, 0, {}, 2.0, 0.5),
        Entry("Review", "", "scaffold", 1, 0, {}, 600.0, 0.0),
        Entry("Look", "", "scaffold", 1, 1, {}, 3.0, 0.0),
        Entry("Look", "", "geometry", 1, 0, {}, 40.0, 0.0),
    )
    again = passed("scaffold", attempt(1, "crates"), attempt(2, "chests"), start=look(14.0), again=1)
    scaffold, geometry, *_ = rows(SCAFFOLD, GEOMETRY, again, entries=entries)
    assert (scaffold.seconds, scaffold.attempts, scaffold.position) == (5.5, 3, 7)
    assert (geometry.seconds, geometry.attempts, geometry.position) == (40.0, 3, None)
    assert scaffold.score == pytest.approx(0.9)


def test_what_was_not_measured_has_no_score() -> None:
    assert rows()[0].score is None
