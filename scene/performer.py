# SPDX-License-Identifier: GPL-3.0-or-later
"""Performs the loop's effects on the live scene."""

from dataclasses import replace
from typing import Final

import bpy

from ..agent.effects import (
    Ask,
    CheckGeometry,
    Decision,
    Draw,
    DrawCrops,
    DrawPair,
    Effect,
    Evidence,
    Facts,
    FindFlatSurfaces,
    Glance,
    Inspect,
    Keep,
    Look,
    LookResult,
    LookUp,
    Measure,
    MeasureShapes,
    MeasureTextures,
    MeasureYardsticks,
    Oddities,
    RefineOutlines,
    Restore,
    Review,
    RunCode,
    RunReport,
    Snapshot,
    Solve,
)
from ..agent.errors import ProviderError, SessionError
from ..agent.measurements import LookMeasurements
from ..agent.providers.provider import Provider
from ..agent.providers.replays import told_name
from ..agent.question_size import question_of
from ..agent.request import Reply
from ..agent.session import Settings
from ..agent.stepper import Rebuild
from ..agent.surface_texture import FlatSurfaces
from ..agent.tuning.suggestion import Suggest
from ..agent.vision.png import read_png
from ..agent.watch import Watch
from .api_facts import api_facts
from .cannot_be_seen import cannot_be_seen
from .compare import compare
from .compute import compare_look, compute
from .cycles import require_cycles
from .description import describe, fingerprint_of
from .draw_evidence import draw_evidence
from .flat_surfaces import flat_surfaces
from .geometry_checks import check_geometry
from .kit import stage, start_scene
from .kit.session import SESSION_MARK
from .look import Frame, look, prepare_inspection, render_prepared
from .running import run_code
from .session_collection import find_session_collection
from .session_folder import SessionFolder
from .settled import Guard, settle_again
from .shown import shown
from .snapshot import restore_snapshot, take_snapshot
from .solving.glance import glance
from .solving.in_place import solve_in_place
from .solving.solvers import begin_to_solve
from .solving.steps import Steps

TIME_LIMIT: Final = 30.0
"""Seconds that one stage's code may run."""


class Performer:
    """One session's hands: everything that the loop asks for, on Blender's main thread.

    Holds names and paths only, never a reference to Blender's data, which undo would invalidate.
    """

    def __init__(
        self, settings: Settings, folder: SessionFolder, provider: Provider | None, time_limit: float = TIME_LIMIT
    ) -> None:
        """``provider`` may be missing as long as nothing is asked."""
        self._settings = settings
        self._folder = folder
        self.provider = provider
        self.time_limit = time_limit
        self.questions = 0
        """How many the provider has answered."""
        self.branch = 0
        """Number of the branch of the journal that was left last."""
        # What Blender called them at the beginning; the artist may call them otherwise since.
        self._scene_name = self._collection_name = settings.title

    @property
    def provider_name(self) -> str:
        """Who answers, as reports tell it."""
        assert self.provider is not None
        return told_name(self.provider)

    def begin(self) -> None:
        """Make the session's empty scene and collection the active ones. Raises ``SessionError`` without Cycles."""
        require_cycles(bpy.data.scenes[0])
        settings = self._settings
        scene = start_scene(
            settings.title, settings.width, settings.height, samples=settings.samples, seed=settings.seed
        )
        self._scene_name, self._collection_name = scene.name, self.collection().name

    def rebuild(self, rebuild: Rebuild, questions: int) -> None:
        """Bring the scene to where a resumed session left off. Raises ``SessionError``.

        ``questions`` is how many the provider has answered before.
        """
        self.questions = questions
        if rebuild.anchor is not None:
            restored = self.restore(Restore(rebuild.anchor.name))
            if restored.fingerprint != rebuild.anchor.fingerprint:
                raise SessionError(
                    f"The snapshot {rebuild.anchor.name} is not what the journal says.", "Start without --resume."
                )
        for effect in rebuild.code:
            self.run(effect)

    def perform(self, effect: Effect) -> object:
        """The result of any effect but ``Tell``, waited for. Raises ``MaquetteError`` where it cannot be had."""
        match effect:
            case Ask():
                return self.ask(effect, Watch())
            case RunCode():
                return self.run(effect)
            case CheckGeometry() | FindFlatSurfaces():
                return self.read_scene(effect)
            case LookUp(code, error, words, most_letters):
                return Facts(api_facts(code, error, words, most_letters))
            case Look():
                return self.look(effect)
            case Solve() | Glance():
                return solve_in_place(self.solver(effect))
            case Measure() | MeasureShapes() | MeasureTextures() | MeasureYardsticks() | RefineOutlines() | Suggest():
                return compute(effect, self._folder)
            case Inspect():
                return self.inspect(effect)
            case Draw() | DrawPair() | DrawCrops():
                return self.draw(effect)
            case Keep():
                return self.keep(effect)
            case Restore():
                return self.restore(effect)
            case Review(stage=stage):
                return Decision("approve", stage)
        raise TypeError(f"{type(effect).__name__} is not for the performer")

    def ask(self, effect: Ask, watch: Watch) -> Reply:
        """Put the request to the provider; words and answer are kept for people to read.

        Touches no Blender data, so a worker thread may do it.
        """
        self.questions += 1
        self._folder.write_request(self.questions, effect.request)
        assert self.provider is not None
        question = question_of(effect.request, self._folder.root)
        try:
            reply = self.provider.answer(effect.request, self._folder.root, watch)
        except ProviderError as error:
            if effect.needed:
                raise
            reply = Reply(None, refusal=str(error))
        reply = replace(reply, question=question)
        self._folder.write_reply(self.questions, effect.request, reply)
        return reply

    def run(self, effect: RunCode) -> RunReport:
        """Run code on the scene and say what it changed.

        What does again what the artist did by hand may change what is settled, and settles it again.
        """
        before = describe(self.scene(), self.collection())
        guard = Guard.of(self.collection(), before)
        with shown(self.scene()), stage(effect.stage):
            outcome = run_code(effect.code, effect.name, self.collection(), self.time_limit)
        if effect.by_hand:
            settle_again(self.collection(), effect.settled)
        else:
            guard.unmark_copies(self.collection())
        after = describe(self.scene(), self.collection())
        changes = compare(before, after)
        breach = "" if effect.by_hand else guard.breach(self.collection(), after)
        error = outcome.error or breach or cannot_be_seen(self.scene())
        return RunReport(not error, error, outcome.refused, outcome.line, changes, outcome.output)

    def read_scene(self, effect: CheckGeometry | FindFlatSurfaces) -> Oddities | FlatSurfaces:
        """What the scene's meshes tell without a render."""
        with shown(self.scene()):
            if isinstance(effect, FindFlatSurfaces):
                return flat_surfaces(self.scene(), self.collection(), effect.blueprint)
            return Oddities(check_geometry(self.scene(), self.collection(), effect.blueprint, mend=effect.mend))

    def look(self, effect: Look) -> LookResult:
        """Render the scene."""
        settings = self._settings
        return look(
            self.scene(),
            self.collection(),
            effect.views,
            self._folder.root,
            effect.name,
            width=settings.width,
            height=settings.height,
            samples=settings.samples,
            seed=effect.seed,
        )

    def solver(self, effect: Solve | Glance) -> Steps[object]:
        """The steps of a solver, or of a glance, on the scene as it is."""
        reference = read_png(self._folder.reference)
        if isinstance(effect, Glance):
            return glance(effect, self.scene(), self.collection(), reference)
        return begin_to_solve(effect, self.scene(), self.collection(), reference)

    def inspect(self, effect: Inspect) -> LookResult:
        """Render further views of the scene."""
        settings = self._settings
        frame = Frame(settings.width, settings.height, settings.samples, effect.seed)
        prepared = prepare_inspection(self.scene(), effect.wishes, effect.objects, frame)
        return render_prepared(prepared, self._folder.root, self.file_name(effect.name))

    def measure(self, effect: Measure) -> LookMeasurements:
        """Compare pictures; touches no Blender data, so a worker thread may do it."""
        return compare_look(effect, self._folder)

    def draw(self, effect: Draw | DrawPair | DrawCrops) -> Evidence:
        """Draw evidence; touches no Blender data."""
        return draw_evidence(effect, self._folder, self.file_name(effect.name))

    def keep(self, effect: Keep) -> Snapshot:
        """Take a snapshot."""
        name = self.file_name(effect.name)
        take_snapshot(self.scene(), self.collection(), self._folder.snapshot(name))
        return self._snapshot(name)

    def restore(self, effect: Restore) -> Snapshot:
        """Bring a snapshot back."""
        restore_snapshot(self.scene(), self._collection_name, self._folder.snapshot(effect.name))
        return self._snapshot(effect.name)

    def file_name(self, name: str) -> str:
        """What a file called ``name`` is called on this branch: the others' may be returned to."""
        return f"{name}-branch-{self.branch}" if self.branch else name

    def fingerprint(self) -> str:
        """Hash of the session's part of the scene as it is now."""
        bpy.context.view_layer.update()
        return fingerprint_of(describe(self.scene(), self.collection()))

    def scene(self) -> bpy.types.Scene:
        """The scene that holds the session's collection or, where that is gone, the one that it was begun in.

        Raises ``SessionError`` where that is gone too.
        """
        for scene in bpy.data.scenes:
            # Scenes of the artist's may show the collection too.
            if scene.get(SESSION_MARK) == self._settings.title and self._collection_of(scene):
                return scene
        if self._scene_name not in bpy.data.scenes:
            raise SessionError(f"The scene {self._scene_name!r} is gone.", "Undo its removal, or start again.")
        return bpy.data.scenes[self._scene_name]

    def collection(self) -> bpy.types.Collection:
        """The session's collection. Raises ``SessionError`` where it is gone."""
        collection = self._collection_of(self.scene())
        if collection is None:
            raise SessionError(
                f"The collection {self._collection_name!r} is gone.", "Roll back to a stage, or start again."
            )
        return collection

    def _collection_of(self, scene: bpy.types.Scene) -> bpy.types.Collection | None:
        return find_session_collection(scene, self._settings.title)

    def _snapshot(self, name: str) -> Snapshot:
        return Snapshot(name, self.fingerprint())
