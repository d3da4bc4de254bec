# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions as an artist has them in the window, of a little picture and with a provider that answers at once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bpy
import pytest

import maquette
from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.budget import Budget
from maquette.agent.critique import Critique
from maquette.agent.effects import Action, Decision
from maquette.agent.proposal import Proposal
from maquette.agent.records import to_json
from maquette.agent.request import Reply, Request
from maquette.agent.solver import CHANGES
from maquette.agent.watch import Watch
from maquette.scene.kit.session import REF_MARK
from maquette.scene.live import commands, driver, folders, open_sessions, opening
from maquette.scene.live.live_session import LiveSession
from maquette.scene.live.means import Means
from maquette.scene.live.scene_state import shown_in
from maquette.scene.live.session_origin import Place
from maquette.scene.performer import Performer
from maquette.scene.quiet import quiet
from maquette.scene.stage_texts import current_code

STAGES = ("scaffold", "geometry", "materials", "composition", "lighting")
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
BLUEPRINT = Blueprint(
    title="still life",
    camera=CameraGuess(50.0, 0.3, 1.0),
    light=LightGuess(0.0, 1.0, 0.5, 1.0),
    objects=(
        BlueprintObject("table", "table", "ground", "plane", (0.0, 0.5, 1.0, 1.0), GREY),
        BlueprintObject("cup", "cup", "object", "lathe", (0.4, 0.4, 0.6, 0.7), GREY, support="table"),
    ),
)
CODE = {
    "scaffold": """from kit import add, box, set_camera
set_camera(50.0, 0.5, 2.0)
add("table", box(2.0, 2.0, 0.1), at=(0, 4, 0))
add("cup", box(0.2, 0.2, 0.2), at=(0, 4, 0.1))
""",
    "geometry": """from kit import cylinder, find, reshape
reshape(find("cup"), cylinder(0.1, 0.2))
""",
    "materials": """from kit import paint, principled
paint("cup", principled("glaze", "#c04020"))
""",
    "composition": """from kit import find
find("cup").location.x += 5.0
""",
    "lighting": """from kit import sun_light
sun_light("sun", 0.5, 0.5, 2.0)
""",
}
"""What is proposed for each stage. Composition moves the cup out of the picture, which is never kept."""
Change = Callable[[Request, object], object]


class Scripted:
    """Proposes ``CODE``, is satisfied with it, and lets ``change`` answer otherwise."""

    name = "scripted"

    def __init__(self, change: Change | None = None) -> None:
        self._change = change

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        answer = to_json(self._usual(request))
        return Reply(answer if self._change is None else self._change(request, answer))

    def _usual(self, request: Request) -> object:
        if request.task == "blueprint":
            return BLUEPRINT
        if request.task == "verify":
            return Critique((), "candidate", True, "Good.")
        stage = str(request.facts["stage"])
        return Proposal(CODE[stage], f"Does the {stage}.")


@dataclass
class Bench:
    """An artist's Blender with Maquette in it."""

    picture: Path
    sessions: Path
    change: Change | None = None
    budget: Budget = field(default_factory=Budget)
    ask: bool = True

    @property
    def means(self) -> Means:
        return Means(lambda: Scripted(self.change), self.budget, ask=self.ask)

    def order(self, place: Place = "SCENE", *, size: int = 48) -> commands.Order:
        """What the artist asks for: no solver, so that the editor's own work is quick to go through."""
        return commands.Order(self.picture, "scripted", size, 1, place, without=tuple(CHANGES))

    def read(self, place: Place = "SCENE", *, size: int = 48) -> LiveSession:
        """Reconstruct, up to the review of what was read."""
        live = commands.begin(bpy.context.scene, self.order(place, size=size), self.means)
        self.work()
        return live

    def begin(self, place: Place = "SCENE", *, size: int = 48) -> LiveSession:
        """Reconstruct, up to the first stage's review."""
        live = self.read(place, size=size)
        if live.due is not None and live.due.review.stage == "blueprint":
            self.decide(live, "approve")
        return live

    def work(self) -> None:
        """Let the work go on to its end."""
        with quiet():
            driver.work_through()

    def decide(self, live: LiveSession, action: Action, stage: str | None = None, **more: Any) -> None:
        """Decide on the review that is due, or on a finished session."""
        assert live.gate is not None
        stage = stage or live.gate.review.stage
        commands.decide(live, Decision(action, stage, **more), self.means)  # type: ignore[arg-type]
        self.work()

    def approve_to(self, live: LiveSession, stage: str) -> None:
        """Approve until ``stage`` comes up for review."""
        while live.due is None or live.due.review.stage != stage:
            self.decide(live, "approve")

    def finish(self, live: LiveSession) -> None:
        """Approve to the end."""
        while live.due is not None:
            self.decide(live, "approve")

    def resume(self, session: str) -> LiveSession:
        """Go on with what was stopped or interrupted."""
        live = commands.resume(session, bpy.context.scene, self.means)
        self.work()
        return live


@contextmanager
def open_bench(folder: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A new file in a Blender with Maquette switched on, whose sessions are kept in ``folder``."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    sessions = folder / "sessions"
    sessions.mkdir()
    for module in (folders, opening):
        monkeypatch.setattr(module, "sessions_folder", lambda: sessions)
    maquette.register()
    try:
        yield Bench(repository / "examples" / "coffee.png", sessions)
    finally:
        maquette.unregister()


def truth(live: LiveSession) -> Mapping[str, object]:
    """What the session says of the scene, after proving that the file agrees with it."""
    gate = live.gate
    shown = {shown_in(scene) for scene in bpy.data.scenes if shown_in(scene).session == live.session}
    assert {(entry.position, entry.key) for entry in shown} == {(live.stepper.position, live.key)}
    assert open_sessions.view_of(live.performer.scene()) is live.view
    program = {section.stage: section.code for section in live.program if not section.by_hand}
    assert {stage: current_code(live.session, stage) for stage in STAGES} == dict.fromkeys(STAGES) | program
    if live.due is not None:
        assert gate is not None and live.view.stage == gate.review.stage
        assert live.view.state == ("blueprint" if gate.review.stage == "blueprint" else "review")
        assert live.performer.fingerprint() == gate.review.state.fingerprint
    return {
        "state": live.view.state,
        "stage": live.view.stage,
        "rows": tuple((row.stage, row.state, row.attempts) for row in live.view.stages),
        "fingerprint": live.performer.fingerprint(),
    }


def forget_as_if_killed(live: LiveSession) -> None:
    """What a killed process leaves: the session's folder, its mark without a lock, and nothing in memory."""
    if live.stretch is not None:
        live.stretch._release()
        live.stretch.join(10.0)
        live.stretch._mark._stream.close()
        live.stretch = None
    open_sessions.forget_all()


def cup(performer: Performer) -> bpy.types.Object:
    """Found anew, for undo and restoring invalidate references; its name may be taken by an artist's cup."""
    return next(entry for entry in performer.collection().all_objects if entry.get(REF_MARK) == "cup")
