# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers the artist's notes: the stage's program with what it can fulfil of them, and a word on the rest."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ...blueprint import Blueprint
from ...critique import StageName
from ...proposal import Proposal
from ...records import JsonValue
from .eye import Eye
from .placed import Placed
from .settled_parts import read_settled
from .wishes import Wish
from .wishes_forms import fulfil_form, reformed
from .wishes_light import fulfil_light, fulfil_sky
from .wishes_looks import fulfil_look, repainted
from .wishes_objects import things
from .wishes_program import EditedProgram
from .wishes_reading import read_wishes
from .wishes_words import FORMS, LIGHTS, PLACES

ORDER: Final = ("scaffold", "geometry", "materials", "composition", "lighting")
EXAMPLES: Final = '"the {name} is taller", "… a bit darker", "move … left", "less shiny …" or "warmer light"'


def notes_of(facts: Mapping[str, JsonValue]) -> list[str]:
    """The notes of this stage so far, the latest last."""
    note = facts.get("note") or ""
    return [str(text) for text in facts.get("notes") or ([note] if note else [])]


def accepted_proposal(facts: Mapping[str, JsonValue]) -> Proposal | None:
    """The stage's program as it is kept now, with the wishes that it fulfils; only where a new note came in."""
    if not facts.get("note") or not facts.get("accepted"):
        return None
    return Proposal(str(facts["accepted"]), "")


def things_asked_for(facts: Mapping[str, JsonValue], blueprint: Blueprint) -> frozenset[str]:
    """Ids of what wishes have changed, here or in earlier stages, of what this stage measures.

    The picture no longer tells how these should be: not where and how large, before the looks are
    the stage's business, and not of which colour, from then on.
    """
    looks = facts["stage"] in ("materials", "lighting")
    programs = facts.get("program", {})
    asked = set(repainted(programs, blueprint) if looks else reformed(programs))
    for note in notes_of(facts):
        for wish in read_wishes(note, blueprint)[0]:
            if looks != (wish.what in FORMS + PLACES):
                asked |= set(wish.objects or ([] if wish.of_light else things(blueprint)))
    return frozenset(asked)


def with_wishes(
    proposal: Proposal,
    facts: Mapping[str, JsonValue],
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    eye: Eye,
) -> Proposal:
    """``proposal`` with the wishes of the stage's notes written into its code; itself where there are no notes.

    A program that was accepted has earlier notes' wishes in it already.
    """
    notes = notes_of(facts)
    if not notes:
        return proposal
    answer = _Answer(str(facts["stage"]), facts, blueprint, layout, eye, proposal.code)
    for note in notes[-1:] if accepted_proposal(facts) is not None else notes:
        answer.add(note)
    return replace(proposal, code=answer.program.code, explanation=answer.explanation(proposal.explanation))


class _Answer:
    """What becomes of the notes."""

    def __init__(
        self,
        stage: str,
        facts: Mapping[str, JsonValue],
        blueprint: Blueprint,
        layout: Mapping[str, Placed],
        eye: Eye,
        code: str,
    ) -> None:
        self.stage = stage
        self.blueprint, self.layout, self.eye = blueprint, layout, eye
        self.program = EditedProgram(code)
        self.names = {entry.id: entry.name for entry in blueprint.objects}
        self.skies = {entry.id for entry in blueprint.objects if entry.role == "sky"}
        settled = read_settled(facts)
        self.form_held, self.look_held = settled.form, settled.look
        self.fulfilled: list[str] = []
        self.refused: list[str] = []
        self.elsewhere: dict[StageName, list[str]] = {}
        self.unknown: list[str] = []

    def add(self, note: str) -> None:
        wishes, unknown = read_wishes(note, self.blueprint)
        self.unknown += unknown
        for wish in wishes:
            self._fulfil(wish)

    def explanation(self, plain: str) -> str:
        sentences = []
        if self.fulfilled:
            sentences.append(f"As asked: {'; '.join(self.fulfilled)}.")
        sentences += self.refused
        sentences += [self._sent_to(stage, said) for stage, said in self.elsewhere.items()]
        if self.unknown or not sentences:
            sentences.append(self._not_understood())
        if plain:
            sentences.append(plain)
        return " ".join(sentences)

    def _not_understood(self) -> str:
        what = ", ".join(f"“{word}”" for word in self.unknown) or "the note"
        names = [self.names[key] for key in things(self.blueprint)] or list(self.names.values())
        examples = EXAMPLES.format(name=names[0] if names else "cup")
        return f"Not understood: {what}; the built-in analyst reads wishes like {examples}, about: {', '.join(names)}."

    def _fulfil(self, wish: Wish) -> None:
        sky = bool(wish.objects) and set(wish.objects) <= self.skies
        stages = _stages_for(wish, sky=sky)
        if self.stage not in (*stages, "oneshot"):
            self.elsewhere.setdefault(stages[0], []).append(wish.said)
            return
        if wish.what in FORMS + PLACES:
            self._fulfil_form(wish)
        elif wish.of_light or (not wish.objects and self.stage == "lighting"):
            trouble = fulfil_light(wish, self.program)
            if trouble:
                self.refused.append(f"The light cannot be made {wish.said}: {trouble}.")
            else:
                self.fulfilled.append(f"the light {wish.said}")
        elif sky:
            fulfil_sky(wish, self.program)
            self.fulfilled.append(f"the sky {wish.said}")
        else:
            self._fulfil_look(wish)

    def _fulfil_form(self, wish: Wish) -> None:
        free = [key for key in self._free(wish, self.form_held) if key in self.layout]
        if free:
            meshes = self.stage == "geometry"
            chosen = replace(wish, objects=tuple(free))
            fulfil_form(chosen, self.program, self.blueprint, self.layout, self.eye, self.form_held, meshes=meshes)
            self._tell(free, wish)

    def _fulfil_look(self, wish: Wish) -> None:
        keys = wish.objects or tuple(key for key in self.layout if key not in self.look_held)
        free = self._free(replace(wish, objects=keys), self.look_held)
        missing = fulfil_look(wish, self.program, free)
        if missing:
            listed = ", ".join(self.names[key] for key in missing)
            self.refused.append(f"The program no longer names the material of: {listed}.")
        done = [key for key in free if key not in missing]
        if done:
            self._tell(done if wish.objects else [], wish)

    def _free(self, wish: Wish, held: frozenset[str]) -> list[str]:
        kept = [self.names[key] for key in wish.objects if key in held]
        if kept:
            self.refused.append(f"Left as you changed it by hand: {', '.join(kept)}.")
        return [key for key in wish.objects if key not in held]

    def _tell(self, keys: list[str], wish: Wish) -> None:
        self.fulfilled.append(f"{', '.join(self.names[key] for key in keys) or 'everything'} {wish.said}")

    def _sent_to(self, stage: StageName, said: list[str]) -> str:
        words = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
        verb, them = ("are", "them") if len(said) > 1 else ("is", "it")
        # The one-shot stage, which has no place in the order, does everything.
        passed = ORDER.index(stage) < ORDER.index(self.stage)
        remedy = "re-open it" if passed else f"ask for {them} there"
        return f"{words[0].upper()}{words[1:]} {verb} for the {stage.capitalize()} stage: {remedy}."


def _stages_for(wish: Wish, *, sky: bool) -> tuple[StageName, ...]:
    """The stages that may change what ``wish`` is about, first the one whose business it is."""
    if wish.what in FORMS:
        return ("geometry", "scaffold", "composition")
    if wish.what in PLACES:
        return ("composition", "scaffold")
    if wish.of_light or sky:
        return ("lighting",)
    if not wish.objects and wish.what in LIGHTS:
        # "Too dark": whatever the stage can make lighter.
        return ("materials", "lighting")
    return ("materials",)
