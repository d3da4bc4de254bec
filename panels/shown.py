# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panels show: the scene's session, and of its stages the chosen one."""

from typing import TYPE_CHECKING

import bpy

from ..properties import window_properties

if TYPE_CHECKING:
    from ..agent.review.view import SessionView, StageReview


def session_view(context: bpy.types.Context) -> "SessionView | None":
    """The session of the scene, or None."""
    from ..scene.live.open_sessions import view_of

    return view_of(context.scene)


def shown_review(context: bpy.types.Context) -> tuple["SessionView", "StageReview"] | None:
    """The session with the stage that the artist looks at; None where there is nothing to look at.

    That is the stage chosen in the list, else the one that is due for review, else the last of a finished session.
    """
    view = session_view(context)
    if view is None:
        return None
    chosen = window_properties(context).stage
    review = next((review for review in view.reviews if review.stage == chosen), None) or latest_review(view)
    return None if review is None else (view, review)


def latest_review(view: "SessionView") -> "StageReview | None":
    """The stage that is looked at where none is chosen."""
    if view.state == "review" and view.stage is not None:
        return view.review_of(view.stage)
    return view.reviews[-1] if view.state == "done" and view.reviews else None
