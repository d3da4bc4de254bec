# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist edits a stage's program in the Text editor and runs it again."""

from collections.abc import Iterator
from pathlib import Path

import bpy
import pytest

from maquette.agent.errors import MaquetteError
from maquette.scene.live.live_session import LiveSession
from maquette.scene.live.rewriting import rewrite
from maquette.scene.stage_texts import current_code, edited_code, stage_text
from maquette.tests.blender.live_bench import Bench, cup, open_bench, truth


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        yield made


def edit(live: LiveSession, stage: str, old: str, new: str) -> str:
    """As typed in the Text editor; gives the whole of it."""
    text = stage_text(live.session, stage)
    assert text is not None
    code = text.as_string()
    assert old in code
    text.from_string(code.replace(old, new))
    return code.replace(old, new)


def run_again(bench: Bench, live: LiveSession, stage: str) -> None:
    rewrite(live, stage, bench.means)  # type: ignore[arg-type]
    bench.work()


def test_the_scene_the_program_and_the_texts_follow(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")
    code = edit(live, "geometry", "cylinder(0.1, 0.2)", "cylinder(0.1, 0.4)")
    run_again(bench, live, "geometry")
    assert truth(live)["stage"] == "geometry"
    assert cup(live.performer).dimensions.z == pytest.approx(0.4)
    assert {section.stage: section.code for section in live.program}["geometry"].rstrip() == code.rstrip()
    assert edited_code(live.session, "geometry") is None
    bpy.ops.ed.undo()
    assert cup(live.performer).dimensions.z == pytest.approx(0.2)
    assert current_code(live.session, "geometry") is not None
    bpy.ops.ed.redo()
    assert cup(live.performer).dimensions.z == pytest.approx(0.4)
    truth(live)


def test_later_stages_run_again_behind_an_earlier_one(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "materials")
    edit(live, "scaffold", "box(2.0, 2.0, 0.1)", "box(3.0, 2.0, 0.1)")
    run_again(bench, live, "scaffold")
    assert truth(live)["stage"] == "materials"
    table = live.performer.collection().all_objects["table"]
    assert table.dimensions.x == pytest.approx(3.0)
    assert [slot.name for slot in cup(live.performer).material_slots] == ["glaze"]
    assert len(cup(live.performer).data.vertices) > 8


def test_a_finished_session_is_edited_too(bench: Bench) -> None:
    live = bench.begin()
    bench.finish(live)
    edit(live, "materials", "#c04020", "#2040c0")
    run_again(bench, live, "materials")
    assert truth(live)["stage"] == "lighting"
    bench.decide(live, "approve")
    assert truth(live)["state"] == "done"
    red, _, blue, _ = bpy.data.materials["glaze"].node_tree.nodes["Principled BSDF"].inputs[0].default_value
    assert blue > red


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cylinder(0.1, 0.2)", "cylinder(0.1, 0.2", "never closed"),
        ("cylinder(0.1, 0.2)", "cylinder(nothing)", "nothing"),
        ("from kit", "import os\nfrom kit", "os"),
    ],
    ids=["syntax", "name", "refused"],
)
def test_a_program_that_cannot_run_is_told_and_loses_nothing(bench: Bench, old: str, new: str, said: str) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")
    before = live.performer.fingerprint()
    program = live.program
    code = edit(live, "geometry", old, new)
    run_again(bench, live, "geometry")
    assert live.view.state == "review" and live.performer.fingerprint() == before and live.program == program
    review = live.view.review_of("geometry")
    assert review is not None and said in review.stopped
    assert edited_code(live.session, "geometry") == code.rstrip() or edited_code(live.session, "geometry") == code
    bench.decide(live, "approve")
    assert live.view.stage == "materials"


def test_an_empty_program_is_refused(bench: Bench) -> None:
    live = bench.begin()
    text = stage_text(live.session, "scaffold")
    assert text is not None
    text.from_string(" \n")
    with pytest.raises(MaquetteError, match="is empty"):
        run_again(bench, live, "scaffold")
    assert live.view.state == "review"


def test_a_retry_with_a_note_is_kept_though_it_measures_worse(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")

    def shorter(request: object, answer: object) -> object:
        if isinstance(answer, dict) and "code" in answer:
            return {**answer, "code": answer["code"].replace("(0.1, 0.2)", "(0.1, 0.02)")}
        return answer

    bench.change = shorter
    bench.decide(live, "retry", note="the cup is much lower")
    assert truth(live)["stage"] == "geometry"
    assert cup(live.performer).dimensions.z == pytest.approx(0.02)
    review = live.view.review_of("geometry")
    assert review is not None and "as you asked for it" in review.attempts[-1].outcome
