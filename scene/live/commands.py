# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artist can have done with a session; each takes effect at once or starts a stretch of work."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import bpy

from ...agent.critique import ReviewName
from ...agent.effects import Decision, Restore, Review
from ...agent.errors import MaquetteError, PictureError, SessionError
from ...agent.journal import Journal
from ...agent.providers.provider import Provider
from ...agent.providers.replays import replayed, told_name
from ...agent.session import Mode, SessionResult, Settings
from ...agent.solver import SolverName, Switch
from ...agent.vision.intake import SHORTEST_SIDE, prepare_reference, read_reference
from ..kit.session import SESSION_MARK
from ..load_pixels import load_pixels
from ..settled.marks import given_back, settled_facts
from ..title import free_title
from . import open_sessions
from .at_gate import settle_in, write_description
from .blueprint_form import show_blueprint
from .by_hand import leave_edit_mode, take_over_edits
from .detour import STEPS, Detour
from .folders import folder_of, new_session
from .live_session import LiveSession
from .means import Means
from .opening import open_session
from .running_mark import forget_running
from .scene_state import adopt, inherit, scenes_of, show
from .session_origin import Origin, Place
from .stretch import Stretch
from .undo import push_undo


@dataclass(frozen=True)
class Order:
    """What to reconstruct, and how."""

    picture: Path
    provider: str
    size: int
    """Longer side of the renders, pixels."""
    samples: int
    place: Place
    most_attempts: int = 0
    sees: bool = False
    """The provider looks at pictures."""
    without: tuple[Switch, ...] = ()
    """Solvers that are left out."""


def begin(scene: bpy.types.Scene, order: Order, means: Means) -> LiveSession:
    """Start a new session from ``scene``. Raises ``MaquetteError``; then nothing has changed."""
    provider = means.provider()
    recorded = replayed(provider)
    size = max(recorded.width, recorded.height) if recorded else order.size
    reference = prepare_reference(read_reference(order.picture, load_pixels), size)
    height, width = reference.shape[:2]
    if min(width, height) < SHORTEST_SIDE:
        raise PictureError(
            f"The picture {order.picture.name} is too narrow: {width} x {height} pixels would be left of it.",
            "Crop it, or choose a larger picture size in the preferences.",
        )
    title = free_title(order.picture.stem)
    session = new_session(title)
    folder = folder_of(session)
    sees = recorded.sees if recorded else order.sees
    samples, seed = (recorded.samples, recorded.seed) if recorded else (order.samples, 0)
    mode: Mode = recorded.mode if recorded else "staged"
    without = recorded.without if recorded else order.without
    settings = Settings(title, folder.reference.name, width, height, samples, seed, mode, sees, without)
    digest = hashlib.sha256(reference.tobytes()).hexdigest()
    origin = Origin(
        settings, told_name(provider), digest, str(order.picture), order.place, scene.name, order.most_attempts
    )
    folder.empty()
    folder.write_reference(reference, with_grid=sees)
    live = LiveSession(session, folder, Journal.create(folder.journal, origin.header()))
    build_ground(live)
    open_sessions.add(live)
    push_undo("Maquette: Begin")
    _work_on(live, means, provider)
    return live


def resume(session: str, scene: bpy.types.Scene, means: Means) -> LiveSession:
    """Go on with a session that was stopped, interrupted or failed. Raises ``MaquetteError``."""
    provider = means.provider()
    live = open_sessions.open_session_named(session) or open_session(session)
    was, end = live.stepper.position, live.journal.position
    was_key = live.key
    leave_edit_mode()
    try:
        if live.interrupted or not scenes_of(session):
            live.go_to(end, live.journal.key(end))
        if not scenes_of(session):
            live.origin = replace(live.origin, home=scene.name)
            _refuse_namesake(live)
            build_ground(live)
        live.performer.rebuild(live.stepper.rebuild, questions=0)
    except MaquetteError:
        live.go_to(was, was_key)
        raise
    show(session, live.stepper.position, live.key)
    open_sessions.drop_found(session)
    if live.due and means.ask:
        # It was interrupted while it waited.
        forget_running(live.folder.root)
        settle_in(live)
        write_description(live)
        push_undo("Maquette: Resume")
        return live
    _work_on(live, means, provider)
    return live


def discard(session: str) -> None:
    """Go on without what came after the moment that the file shows or, where it shows none, without the session."""
    open_sessions.drop_found(session)
    live = open_sessions.open_session_named(session)
    if live is not None and live.interrupted and live.due:
        live.drop_future()
        forget_running(live.folder.root)
        settle_in(live)
        return
    for scene in scenes_of(session):
        adopt(scene, "")
    open_sessions.forget(session)
    forget_running(folder_of(session).root)
    if live is not None:
        push_undo("Maquette: Discard Session")


def decide(live: LiveSession, decision: Decision, means: Means) -> None:
    """Go on from a review, or from a finished session. Raises ``MaquetteError``."""
    _decide(live, decision, means, means.provider())


def solve(live: LiveSession, solver: SolverName, means: Means) -> None:
    """Let ``solver`` improve the scene as it is, and come back to the review or the end. Raises ``MaquetteError``.

    What the artist has changed by hand is settled before, so that the solver leaves it alone. Nobody is asked.
    """
    gate = live.gate
    stage = gate.review.stage if gate is not None else "blueprint"
    if stage == "blueprint":
        raise SessionError("Nothing has been built yet.", "Wait for the first stage.")
    _decide(live, Decision("solve", stage, solver=solver), replace(means, ask=True), None)


def _decide(live: LiveSession, decision: Decision, means: Means, provider: Provider | None) -> None:
    gate = live.gate
    if gate is None:
        raise SessionError("No stage has been finished yet.", "Continue first.")
    # Before anything is written.
    collection = live.performer.collection()
    _need_camera(live)
    was, was_key = live.stepper.position, live.key
    ended, settled = live.stepper.result, live.settled
    marks, unlocked = settled_facts(collection), given_back(collection)
    detour, stretch = None, None
    try:
        if live.due is None:
            # A finished session goes on from its last review.
            live.go_to(gate.position, live.journal_key(gate.position))
        live.drop_future()
        decision = take_over_edits(live, decision, gate.review.stage)
        if ended is not None and ended.state != gate.review.state:
            decision = _with_earlier_edits(decision, gate.review, ended)
        if decision.solver is not None:
            state = decision.state or gate.review.state
            step = STEPS[decision.solver]
            detour = Detour(step, ended is not None, was, was_key, state, settled, marks, unlocked)
        stretch = Stretch(live, provider, means, detour)
        live.stepper.rest()
        live.answer(decision, 0.0)
    except MaquetteError:
        if stretch is not None:
            stretch.abandon()
        live.go_to(was, was_key)
        raise
    show(live.session, live.stepper.position, live.key)
    _start(live, stretch, means)


def roll_back(live: LiveSession, stage: ReviewName) -> None:
    """Bring back how the scene was when ``stage`` came up for review last. Raises ``MaquetteError``.

    A blueprint comes back as the artist corrected it.
    """
    gate = next((entry for entry in reversed(live.stepper.gates) if entry.review.stage == stage), None)
    if gate is None:
        raise SessionError(f"There is no state of the {stage} stage to roll back to.", "Choose another stage.")
    leave_edit_mode()
    corrected = live.blueprint if stage == "blueprint" else None
    live.performer.restore(Restore(gate.review.state.name))
    live.go_to(gate.position, live.journal_key(gate.position))
    # Else a file that is saved now would be taken for one that was saved before the latest work.
    live.drop_future()
    settle_in(live)
    show_blueprint(live, corrected)
    write_description(live)
    push_undo(f"Maquette: Roll Back to {stage.capitalize()}")


def build_ground(live: LiveSession) -> None:
    """Make the session's empty scene and collection, where the artist wants them. Raises ``SessionError``."""
    window = bpy.context.window
    live.performer.begin()
    own = live.performer.scene()
    adopt(own, live.session)
    home: bpy.types.Scene | None = bpy.data.scenes.get(live.origin.home)
    if home is not None:
        inherit(own, home)
    if live.origin.place == "COLLECTION" and home is not None:
        collection = live.performer.collection()
        if collection.name not in home.collection.children:
            home.collection.children.link(collection)
        adopt(home, live.session)
        if window is not None:
            window.scene = home
    show(live.session, live.stepper.position, live.key)


def _with_earlier_edits(decision: Decision, review: Review, ended: SessionResult) -> Decision:
    """``decision`` on the last review of a session that has ended since, with what was done by hand before it ended."""
    earlier = tuple(
        section
        for section in ended.program
        if section.by_hand and section.stage == review.stage and section not in review.program
    )
    return replace(decision, state=decision.state or ended.state, by_hand=(*earlier, *decision.by_hand))


def _need_camera(live: LiveSession) -> None:
    had = live.description is not None and live.description.settings["camera"].value is not None
    if had and live.performer.scene().camera is None:
        raise SessionError(
            "The scene has no camera any more.", "Undo its removal, or add one and make it the scene's active camera."
        )


def _refuse_namesake(live: LiveSession) -> None:
    if any(entry.get(SESSION_MARK) == live.settings.title for entry in bpy.data.collections):
        raise SessionError(
            f"Another reconstruction called {live.settings.title!r} is in this file.", "Continue in a new file."
        )


def _work_on(live: LiveSession, means: Means, provider: Provider) -> None:
    live.drop_future()
    _start(live, Stretch(live, provider, means), means)


def _start(live: LiveSession, stretch: Stretch, means: Means) -> None:
    live.trouble = None
    live.interrupted = False
    live.performer.time_limit = means.code_seconds
    live.stretch = stretch
    live.stepper.rest()
    live.refresh()
