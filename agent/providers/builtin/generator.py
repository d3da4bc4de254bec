# SPDX-License-Identifier: GPL-3.0-or-later
"""Code for a stage: from the blueprint at the first attempt, corrected by what was measured at later ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ...blueprint import Blueprint
from ...measurements import LookMeasurements
from ...proposal import Proposal
from ...records import JsonValue, from_json
from .colour_correction import corrected_colours
from .eye import Eye
from .layout import lay_out
from .layout_of_boxes import lay_out_boxes
from .lighting import light_the_scene
from .measures import follows_outlines, has_textures
from .outline_fallback import with_outlines
from .outlined import outlined
from .placed import Placed
from .placement_correction import corrected_places
from .settled_parts import SettledParts, read_settled
from .survey import Floats
from .wishes_answer import accepted_proposal, notes_of, things_asked_for, with_wishes
from .write_composition import write_composition
from .write_geometry import write_geometry
from .write_lighting import write_lighting
from .write_materials import write_materials
from .write_scaffold import write_scaffold


@dataclass(frozen=True)
class Task:
    """A request for code, read from its facts."""

    stage: str
    blueprint: Blueprint
    layout: Mapping[str, Placed]
    current: LookMeasurements | None
    """Of the state that the stage starts from."""
    last: LookMeasurements | None
    """Of the last attempt that ran."""
    memo: Mapping[str, JsonValue]
    """What that attempt left."""
    last_won: bool
    aspect: float
    """The picture's width over its height."""
    reference: Floats | None
    """The picture (height, width, 3; sRGB, 0 to 1), where the request came with it."""
    rendered: Floats | None
    """The render of the last attempt that ran, likewise."""
    settled: SettledParts
    """What must stay as the artist left it."""
    asked: Collection[str]
    """Ids of what is not to be as the picture shows it, because the artist asked for something else."""
    follows_outlines: bool
    """Else every thing is a plain body of its box."""
    textured: bool
    """Surfaces have textures as measured, else plain colours."""


def propose(
    facts: Mapping[str, JsonValue], reference: Floats | None = None, rendered: Floats | None = None
) -> Proposal:
    """The next proposal for the stage that ``facts`` are about.

    ``reference`` and ``rendered``, the last attempt's render, are (height, width, 3) sRGB, 0 to 1.
    """
    blueprint = outlined(from_json(Blueprint, facts["blueprint"]))
    aspect = facts["width"] / facts["height"]
    follows = follows_outlines(facts)
    layout = lay_out(blueprint, aspect) if follows else lay_out_boxes(blueprint, aspect)
    asked = things_asked_for(facts, blueprint)
    measured = [attempt for attempt in facts["history"] if attempt["ok"] and attempt["measurements"]]
    last = measured[-1] if measured else None
    task = Task(
        stage=facts["stage"],
        blueprint=blueprint,
        layout=layout,
        current=_measurements(facts["current"], asked),
        last=_measurements(last["measurements"], asked) if last else None,
        memo=last["proposal"]["memo"] if last else {},
        last_won=bool(last and last["won"]),
        aspect=aspect,
        reference=reference,
        # How strong the light is stays the artist's business once it was theirs.
        rendered=None if notes_of(facts) else rendered,
        settled=read_settled(facts),
        asked=asked,
        follows_outlines=follows,
        # The first attempt has plain colours, which can be compared with the proxies' own.
        textured=has_textures(facts) and last is not None,
    )
    write = _everything if task.stage == "oneshot" else WRITERS[task.stage]
    proposal = accepted_proposal(facts) or write(task)
    return with_wishes(proposal, facts, blueprint, layout, Eye(blueprint.camera, aspect))


def _measurements(data: JsonValue, asked: Collection[str]) -> LookMeasurements | None:
    """What was measured, but of things that should not be as the picture shows them."""
    if data is None:
        return None
    look = from_json(LookMeasurements, data)
    return replace(look, objects=tuple(entry for entry in look.objects if entry.id not in asked))


def _scaffold(task: Task) -> Proposal:
    count = len(task.layout)
    return Proposal(
        write_scaffold(task.blueprint, task.layout),
        f"Sets the camera as the picture suggests and puts {count} simple bodies where things are seen.",
    )


def _geometry(task: Task) -> Proposal:
    layout, outlined = task.layout, list[str]()
    explanation = "Gives every thing a plain body of its box, for outlines are switched off."
    if task.follows_outlines:
        layout, outlined = with_outlines(task.blueprint, task.layout, task.last, task.memo)
        explanation = "Gives every thing the body that fits its silhouette: turned, boxed or cut out of a slab."
    if outlined:
        explanation = f"Cuts {len(outlined)} things by their outline, where a simpler body did not fit."
    code = write_geometry(task.blueprint, task.settled.of_free_form(layout), task.asked)
    return Proposal(code, explanation, {"outlined": outlined})


def _materials(task: Task) -> Proposal:
    colours = corrected_colours(task.blueprint, task.last, task.memo)
    explanation = "Paints every thing in the median colour that the picture shows of it."
    if task.last is not None:
        explanation = "Corrects each colour by how far it came out from the picture's in even light."
    eye = Eye(task.blueprint.camera, task.aspect)
    layout = task.settled.of_free_look(task.layout)
    code = write_materials(task.blueprint, layout, colours, eye, textured=task.textured)
    return Proposal(code, explanation, {"colours": {key: list(value) for key, value in colours.items()}})


def _composition(task: Task) -> Proposal:
    moves = corrected_places(task.blueprint, task.layout, task.current, task.last, task.memo)
    moves = task.settled.of_free_form(moves)
    explanation = f"Moves or scales {len(moves)} things by what was measured of their outlines."
    memo = {"moves": {key: list(value) for key, value in moves.items()}}
    return Proposal(write_composition(task.layout, moves), explanation, memo)


def _lighting(task: Task) -> Proposal:
    setup = light_the_scene(
        task.blueprint,
        task.layout,
        task.reference,
        task.aspect,
        task.current,
        task.rendered if task.last is not None else None,
        task.memo,
        last_won=task.last_won,
    )
    return Proposal(write_lighting(setup, task.settled.form), setup.explanation, setup.memo)


def _everything(task: Task) -> Proposal:
    code = "\n\n".join(write(task).code for write in WRITERS.values())
    return Proposal(code, "Rebuilds the whole picture in one program, by analysis alone.")


WRITERS = {
    "scaffold": _scaffold,
    "geometry": _geometry,
    "materials": _materials,
    "composition": _composition,
    "lighting": _lighting,
}
