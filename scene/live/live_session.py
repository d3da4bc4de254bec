# SPDX-License-Identifier: GPL-3.0-or-later
"""One session as it is open in this Blender."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ...agent.blueprint import Blueprint
from ...agent.effects import Review, Tell
from ...agent.errors import BudgetError, Cancelled, MaquetteError
from ...agent.journal import Entry, Journal
from ...agent.loop import reconstruct
from ...agent.prompt_book import PromptBook
from ...agent.review.build import stage_reviews, stage_rows
from ...agent.review.solver_figures import solver_figures
from ...agent.review.view import SessionState, SessionView, StageReview, Trouble
from ...agent.section import Section
from ...agent.session import Settings
from ...agent.settled import How
from ...agent.stepper import Gate, Stepper
from ...agent.timings import spent_of
from ..description.records import SceneDescription
from ..performer import Performer
from ..session_folder import SessionFolder
from .progress import share_done
from .session_origin import Origin, origin_of
from .stretch import Stretch
from .yardsticks import read_yardsticks

PROMPTS: Final = Path(__file__).parents[2] / "prompts"


class LiveSession:
    """What is known of a session between and during stretches of work.

    The stepper stands where the file stands: at the journal's end or, after an undo, before it.
    """

    def __init__(self, session: str, folder: SessionFolder, journal: Journal) -> None:
        """Raises ``RecordError`` for the journal of another kind of session."""
        self.session = session
        self.folder = folder
        self.journal = journal
        self.origin: Origin = origin_of(journal.header)
        self.performer = Performer(self.settings, folder, None)
        self.performer.branch = journal.branches
        self.stretch: Stretch | None = None
        self.trouble: MaquetteError | None = None
        self.interrupted = False
        """Blender ended while it was worked on, or the file was saved before the latest work."""
        self.edited = False
        """The artist has changed something since the last gate."""
        self.settled: tuple[tuple[str, How], ...] = ()
        """Names of the objects that the artist settled, and how, when the session came to where it stands."""
        self.touched: tuple[tuple[str, How], ...] = ()
        """Likewise, with what the artist has changed since."""
        self.untold: tuple[str, ...] = ()
        """Sentences on what the artist has changed since and no code can do again."""
        self.description: SceneDescription | None = None
        """How the scene was then; None where that was not kept."""
        self.objects: frozenset[str] = frozenset()
        """Names of the session's objects then."""
        self._reviews: tuple[StageReview, ...] = ()
        self._reviewed: Gate | None = None
        self.go_to(journal.position, journal.key(journal.position))

    @property
    def settings(self) -> Settings:
        """What decides how the session goes."""
        return self.origin.settings

    @property
    def gate(self) -> Gate | None:
        """The latest review up to where the stepper stands."""
        return self.stepper.gates[-1] if self.stepper.gates else None

    @property
    def due(self) -> Gate | None:
        """The review that waits for a decision."""
        return self.gate if isinstance(self.stepper.effect, Review) else None

    @property
    def blueprint(self) -> Blueprint | None:
        """What is in the picture, as the artist corrected it; None before it was read."""
        return self.stepper.blueprint

    @property
    def program(self) -> tuple[Section, ...]:
        """The accepted code."""
        if self.stepper.result is not None:
            return self.stepper.result.program
        return self.gate.review.program if self.gate else ()

    @property
    def key(self) -> str:
        """Hash of the journal up to where the stepper stands."""
        return self._key if self._behind else self.journal.key(self.journal.position)

    def journal_key(self, position: int) -> str:
        """Hash of the first ``position`` entries of those up to where the stepper stands."""
        return self.journal.key_on_branch(position, self.stepper.position, self.key)

    def go_to(self, position: int, key: str) -> None:
        """Let the stepper stand where the journal's branch with ``key`` has ``position`` entries.

        Raises ``SessionError``.
        """
        entries = self.journal.at(position, key)
        loop = reconstruct(self.settings, self.origin.stages, PromptBook.read(PROMPTS))
        stepper = Stepper(loop, self.journal, self._hear)
        stepper.start(entries)
        self.stepper, self._entries, self._key = stepper, entries, key
        # On another branch, or before the journal's end.
        self._behind = (position, key) != (self.journal.position, self.journal.key(self.journal.position))
        self.refresh()

    def drop_future(self) -> None:
        """Make the journal end where the stepper stands; what came after is kept in a branch."""
        self.journal.wind(self.stepper.position, self.key)
        self.performer.branch = self.journal.branches
        self._behind = False

    def answer(self, result: object, seconds: float) -> None:
        """Record the result of the effect that is due, and advance. Raises ``MaquetteError``, and has then not."""
        position, key = self.stepper.position, self.key
        try:
            self.stepper.answer(result, seconds)
        except MaquetteError:
            # A loop that has ended in an error knows no going on; one that has not come so far does.
            self.go_to(position, key)
            self.drop_future()
            raise

    def refresh(self) -> None:
        """Make ``view`` say what is so now."""
        self.view = self._seen()

    def _hear(self, _: Tell) -> None:
        if self.stretch is not None:
            self.refresh()

    @property
    def entries(self) -> Sequence[Entry]:
        """The journal's entries up to where the stepper stands."""
        return self._entries if self._behind else self.journal.entries

    @property
    def state(self) -> SessionState:
        """What the session is doing, or waits for."""
        if self.stretch is not None:
            return "working"
        if isinstance(self.trouble, (BudgetError, Cancelled)):
            return "stopped"
        if self.trouble is not None:
            return "failed"
        if self.interrupted:
            return "interrupted"
        if self.due:
            return "blueprint" if self.due.review.stage == "blueprint" else "review"
        return "done" if self.stepper.effect is None else "stopped"

    def _seen(self) -> SessionView:
        stages, state, gate, about = self.origin.stages, self.state, self.gate, self.stepper.about
        review = gate.review if gate else None
        if gate is not self._reviewed:
            # Reads a file, so not at every refresh.
            self._reviews = (
                stage_reviews(review.passes, stages, review.noise, read_yardsticks(self.folder), self.folder.root)
                if review
                else ()
            )
            self._reviewed = gate
        names = [stage.name for stage in stages]
        current = self.due.review.stage if self.due else next((name for name in names if name == about.stage), None)
        entries = self.entries
        spent = spent_of(entries)
        positions = {entry.review.stage: entry.position for entry in self.stepper.gates}
        working = self.stretch is not None
        unsayable = [(section.stage, sentence) for section in self.program for sentence in section.untold]
        if review and review.stage != "blueprint":
            unsayable += [(review.stage, sentence) for sentence in self.untold]
        return SessionView(
            session=self.session,
            title=self.settings.title,
            state=state,
            stages=stage_rows(stages, review.passes if review else (), entries, state, current, positions),
            reviews=self._reviews,
            stage=current,
            message=self.stretch.message if self.stretch else about.message,
            attempt=about.attempt if working else 0,
            attempts=about.attempts if working else 0,
            progress=1.0 if state == "done" else share_done(names, about, review is not None and bool(self.due)),
            started=self.stretch.started if self.stretch else 0.0,
            seconds=self.stretch.seconds_before if self.stretch else spent.seconds,
            tokens=spent.tokens,
            cost=spent.dollars,
            waiting=self.stretch.waiting if self.stretch else None,
            provider=self.origin.provider,
            trouble=Trouble(self.trouble.cause, self.trouble.remedy, self.trouble.mend) if self.trouble else None,
            settled=self.touched,
            edited=self.edited,
            blueprint=self.blueprint,
            blueprint_picture=self.folder.blueprint_picture,
            sees=self.settings.sees,
            unsayable=tuple(unsayable),
            solved=review.solved if review else None,
            solver_figures=solver_figures(review.solved, review.noise) if review else (),
        )
