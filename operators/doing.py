# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operators that do something with a session have in common."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import bpy

from ..preferences import budget_of, preferences_of, provider_settings_of
from ..properties import properties_of, window_properties
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.critique import SectionName
    from ..agent.effects import Action
    from ..agent.solver import SolverName
    from ..scene.live.commands import Order
    from ..scene.live.live_session import LiveSession
    from ..scene.live.means import Means


def means_of(context: bpy.types.Context) -> "Means":
    """What work is done with: the artist's preferences as they are now."""
    from ..agent.providers.prices import price_of
    from ..agent.providers.registry import DESCRIPTIONS, provider_named
    from ..scene.live.means import Means

    preferences = preferences_of(context)
    name, settings = preferences.provider, provider_settings_of(context)
    return Means(
        provider=lambda: provider_named(name, settings),
        budget=budget_of(context),
        price=price_of(DESCRIPTIONS[name], settings),
        ask=properties_of(context.scene).mode == "REVIEW",
        rendering=preferences.rendering,
        code_seconds=preferences.code_seconds,
    )


def order_of(context: bpy.types.Context) -> "Order":
    """What to reconstruct, and how, as the sidebar and the preferences say."""
    from pathlib import Path

    from ..agent.providers.registry import DESCRIPTIONS
    from ..scene.live.commands import Order

    properties, preferences = properties_of(context.scene), preferences_of(context)
    return Order(
        picture=Path(bpy.path.abspath(properties.reference)),
        provider=preferences.provider,
        size=preferences.picture_size,
        samples=preferences.samples,
        place="COLLECTION" if properties.place == "COLLECTION" else "SCENE",
        most_attempts=budget_of(context).attempts or 0,
        sees=DESCRIPTIONS[preferences.provider].sees,
    )


def do(operator: bpy.types.Operator, deed: "Callable[[], object]") -> "set[OperatorReturnItems]":
    """Do it, report what goes wrong, and keep going what it began."""
    from ..agent.errors import MaquetteError
    from ..scene.live.open_sessions import working_session
    from ..scene.live.redraw import redraw_viewports
    from .work import keep_working

    try:
        deed()
    except MaquetteError as error:
        operator.report({"ERROR"}, str(error))
        return {"CANCELLED"}
    if working_session() is not None:
        keep_working()
    redraw_viewports()
    return {"FINISHED"}


def go_on(operator: bpy.types.Operator, context: bpy.types.Context, action: "Action") -> "set[OperatorReturnItems]":
    """Go on from the stage that waits for a word."""
    from ..agent.effects import Decision
    from ..scene.live.commands import decide

    live = live_session(context)
    decision = Decision(action, live.due.review.stage)
    return do(operator, lambda: decide(live, decision, means_of(context)))


def do_again(
    operator: bpy.types.Operator, context: bpy.types.Context, action: "Action", stage: "SectionName"
) -> "set[OperatorReturnItems]":
    """Go through ``stage`` again with the artist's note, which is used up by that."""
    from ..agent.effects import Decision
    from ..scene.live.commands import decide

    live, window = live_session(context), window_properties(context)
    decision = Decision(action, stage, window.note.strip())
    window.note = ""
    window.stage = ""
    return do(operator, lambda: decide(live, decision, means_of(context)))


def solve_here(
    operator: bpy.types.Operator, context: bpy.types.Context, solver: "SolverName"
) -> "set[OperatorReturnItems]":
    """Let a solver improve the scene as it is."""
    from ..scene.live.commands import solve

    return do(operator, lambda: solve(live_session(context), solver, means_of(context)))


def live_session(context: bpy.types.Context) -> "LiveSession":
    """The session that the scene shows; polls have made sure that there is one."""
    from ..scene.live.open_sessions import session_of_scene

    live = session_of_scene(context.scene)
    assert live is not None
    return live


def can_decide(operator: type[bpy.types.Operator], context: bpy.types.Context, *states: str) -> bool:
    """Whether the scene's session is in one of ``states``; says what is in the way where it is not."""
    from ..scene.live.open_sessions import view_of

    if not session_is_here(operator, context) or not nothing_is_at_work(operator):
        return False
    if view_of(context.scene).state not in states:
        operator.poll_message_set("There is no stage to decide on now")
        return False
    return True


def thing_is_chosen(operator: type[bpy.types.Operator], context: bpy.types.Context) -> bool:
    """Whether something of the blueprint's list is chosen; says what to do where nothing is."""
    index, count = window_properties(context).blueprint_object, len(properties_of(context.scene).blueprint.objects)
    if not 0 <= index < count:
        operator.poll_message_set("Choose a thing in the list first")
        return False
    return True


def nothing_is_at_work(operator: type[bpy.types.Operator]) -> bool:
    """Whether neither a session is being worked on nor a camera matched; says what to do where one is."""
    from ..scene.live.open_sessions import working_session
    from ..scene.match.matching import matching

    if working_session() is not None:
        operator.poll_message_set("Wait until the stage is done, or stop it")
        return False
    if matching() is not None:
        operator.poll_message_set("Confirm or cancel the match of the camera first")
        return False
    return True
