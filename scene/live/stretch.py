# SPDX-License-Identifier: GPL-3.0-or-later
"""One stretch of work, from a decision to the next review, in steps that keep Blender responsive."""

import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import bpy

from ...agent.allowance import allowed
from ...agent.effects import (
    Ask,
    CheckGeometry,
    Decision,
    Draw,
    DrawCrops,
    DrawPair,
    Effect,
    FindFlatSurfaces,
    Glance,
    Inspect,
    Keep,
    Look,
    LookUp,
    Measure,
    MeasureShapes,
    MeasureTextures,
    MeasureYardsticks,
    RefineOutlines,
    Restore,
    Review,
    RunCode,
    Solve,
)
from ...agent.errors import Cancelled, MaquetteError
from ...agent.providers.provider import Provider
from ...agent.timings import seconds_of
from ...agent.tuning.suggestion import Suggest
from ...agent.waiting import Waiting
from ..settled.marks import settled_facts
from .at_gate import arrive, settle_in, write_description
from .detour import Detour, go_back
from .finishing import Finishing
from .look_job import LookJob
from .means import Means
from .running_mark import RunningMark
from .scene_state import show
from .solve_job import SolveJob
from .undo import push_undo
from .worker import Worker
from .yardsticks import measure_yardsticks

if TYPE_CHECKING:
    from .live_session import LiveSession

SWITCH_INTERVAL: Final = 0.0005
"""Seconds after which a thread hands Python over to another one that waits; Python's own is 0.005."""


class Stretch:
    """Ticked until it says that it has ended. Runs on Blender's main thread; waits in threads and render jobs."""

    def __init__(
        self,
        live: "LiveSession",
        provider: Provider | None,
        means: Means,
        detour: Detour | None = None,
    ) -> None:
        """Raises ``SessionError`` where another Blender works on the session.

        ``provider`` may be missing on a ``detour``, which comes to a review without a question.
        """
        self.started = time.monotonic()
        self.drawn = 0.0
        """``time.monotonic()`` when the sidebar was last marked to be drawn."""
        entries = live.entries
        self.seconds_before = seconds_of(entries).total
        self._live = live
        self._means = means
        self._detour = detour
        self._worker: Worker | None = None
        self._look: LookJob | SolveJob | None = None
        self._finishing: Finishing | None = None
        self._begun = 0.0
        self._unsettled = bool(live.stepper.rebuild.code)
        """Code has run since the state that the stepper calls the anchor."""
        live.performer.provider = provider
        live.performer.questions = sum(entry.effect == "Ask" for entry in entries)
        stage = live.stepper.about.stage
        self._mark = RunningMark(live.folder.root, live.settings.title, stage, bpy.data.filepath)
        self._switch_interval = sys.getswitchinterval()
        # A thread that computes hands Python over only so often, and Blender's main thread asks for it
        # many times while it draws.
        sys.setswitchinterval(min(SWITCH_INTERVAL, self._switch_interval))

    @property
    def message(self) -> str:
        """What is happening now, in words."""
        if self._finishing is not None:
            return "Finishing: the last look, and the report"
        words = self._worker.watch.words if self._worker else ""
        return words or self._live.stepper.about.message

    @property
    def waiting(self) -> Waiting | None:
        """The question that a person is asked just now."""
        return self._worker.watch.waiting if self._worker else None

    def tick(self) -> bool:
        """Do a little; False when the stretch has come to its end."""
        try:
            going = self._tick()
        except MaquetteError as error:
            self.stop(error)
            return False
        except Exception as error:
            traceback.print_exc()
            self.stop(MaquetteError(f"Something unexpected went wrong: {error}", "Continue, or start again.", "resume"))
            return False
        if not going:
            self._end()
        return going

    def stop(self, trouble: MaquetteError | None = None) -> None:
        """End now, with the scene in the last state that was kept. ``trouble`` says why, where not the artist did."""
        live = self._live
        self._release()
        if self._look is not None:
            self._look.cancel()
        if self._finishing is not None:
            self._finishing.cancel()
        # What a solver found is kept once it is only the end that is left.
        detour = None if self._finishing is not None else self._detour
        try:
            if detour is None:
                self._leave()
            else:
                go_back(live, detour)
        except MaquetteError as error:
            trouble = trouble or error
        if detour is None or not (trouble is None or isinstance(trouble, Cancelled)):
            live.trouble = trouble or Cancelled("Stopped by you.", "Continue where it was stopped.", "resume")
        live.interrupted = False
        push_undo("Maquette: Stopped")
        self._end()

    def _leave(self) -> None:
        live = self._live
        anchor = live.stepper.rebuild.anchor
        if self._unsettled and anchor is not None:
            live.performer.restore(Restore(anchor.name))
        settle_in(live)
        # Else what the stage did so far would be taken for the artist's own changes.
        write_description(live)

    def abandon(self) -> None:
        """End without touching Blender's data, which are going or have changed."""
        self._release()
        self._end()

    def join(self, seconds: float) -> None:
        """Wait for the thread that is at work, at most so long."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _release(self) -> None:
        if self._worker is not None:
            self._worker.cancel()

    def _end(self) -> None:
        self._mark.end()
        sys.setswitchinterval(self._switch_interval)
        self._live.stretch = None
        self._live.refresh()

    def _tick(self) -> bool:
        if self._finishing is not None:
            return not self._finishing.poll()
        if self._worker is not None:
            if self._worker.done:
                worker, self._worker = self._worker, None
                self._answer(worker.result())
            return True
        if self._look is not None:
            if self._look.poll():
                look, self._look = self._look, None
                self._answer(look.result)
            return True
        return self._begin(self._live.stepper.effect)

    def _begin(self, effect: Effect | None) -> bool:
        live, performer = self._live, self._live.performer
        self._begun = time.perf_counter()
        match effect:
            case None:
                self._finishing = Finishing(live, self._means.rendering, *self._steps)
            case Review() if self._detour is not None and self._detour.ended:
                live.answer(Decision("finish", effect.stage, settled=settled_facts(performer.collection())), 0.0)
            case Review():
                arrive(live, *self._steps)
                if self._means.ask:
                    return False
                live.answer(Decision("approve", effect.stage), 0.0)
            case Ask():
                means = self._means
                question = replace(effect, request=allowed(effect.request, live.entries, means.budget, means.price))
                self._work(lambda watch: (measure_yardsticks(live.folder), performer.ask(question, watch))[1])
            case (
                RefineOutlines()
                | MeasureShapes()
                | MeasureTextures()
                | Measure()
                | MeasureYardsticks()
                | Draw()
                | DrawPair()
                | DrawCrops()
                | Suggest()
            ):
                self._work(lambda _: performer.perform(effect))
            case LookUp() | CheckGeometry() | FindFlatSurfaces():
                self._answer(performer.perform(effect))
            case Look() | Inspect():
                self._look = LookJob(
                    performer.scene(),
                    performer.collection(),
                    replace(effect, name=performer.file_name(effect.name)),
                    live.settings,
                    live.folder,
                    self._means.rendering,
                )
            case Solve() | Glance():
                self._look = SolveJob(performer.solver(effect), self._means.rendering)
            case RunCode() | Keep() | Restore():
                self._unsettled = isinstance(effect, RunCode) or self._unsettled
                result = performer.perform(effect)
                self._unsettled = isinstance(effect, RunCode)
                self._answer(result)
                show(live.session, live.stepper.position, live.key)
        return True

    @property
    def _steps(self) -> tuple[str, ...]:
        """Name of the undo step, where it is not the usual one."""
        return (self._detour.step,) if self._detour is not None else ()

    def _work(self, work: Callable[..., object]) -> None:
        self._worker = Worker(work)

    def _answer(self, result: object) -> None:
        self._live.answer(result, time.perf_counter() - self._begun)
        if self._mark.stage != self._live.stepper.about.stage:
            self._mark.tell(self._live.stepper.about.stage)
        self._live.refresh()
