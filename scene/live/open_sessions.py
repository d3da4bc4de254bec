# SPDX-License-Identifier: GPL-3.0-or-later
"""The sessions that are open in this Blender; light to import, for panels and polls."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy

from .scene_state import shown_in

if TYPE_CHECKING:
    from ...agent.review.view import SessionView
    from .live_session import LiveSession


@dataclass(frozen=True)
class FoundSession:
    """A session that was being worked on when a Blender was killed, and that no scene of this file shows."""

    session: str
    title: str
    stage: str
    """Empty before the first."""
    time: float
    """When that stretch of work began, in seconds since the epoch."""

    @property
    def minutes_ago(self) -> int:
        """Whole minutes since then."""
        return max(0, int((time.time() - self.time) // 60))


_open: dict[str, "LiveSession"] = {}
_found: list[FoundSession] = []


def view_of(scene: bpy.types.Scene) -> "SessionView | None":
    """What there is to see of the scene's session; None where it has none, or none that can be read."""
    live = _open.get(shown_in(scene).session)
    return live.view if live else None


def session_of_scene(scene: bpy.types.Scene) -> "LiveSession | None":
    """The session that ``scene`` shows, where it is open."""
    return _open.get(shown_in(scene).session)


def open_session_named(session: str) -> "LiveSession | None":
    """The session of that name, where it is open."""
    return _open.get(session)


def open_sessions() -> "tuple[LiveSession, ...]":
    """All of them."""
    return tuple(_open.values())


def working_session() -> "LiveSession | None":
    """The one that is being worked on now."""
    return next((live for live in _open.values() if live.stretch is not None), None)


def add(live: "LiveSession") -> None:
    """Count ``live`` among the open sessions."""
    _open[live.session] = live


def forget(session: str) -> None:
    """Do not count it any more."""
    live = _open.pop(session, None)
    if live is not None:
        live.journal.close()


def forget_all() -> None:
    """Count none any more."""
    for session in tuple(_open):
        forget(session)
    _found.clear()


def found_sessions() -> tuple[FoundSession, ...]:
    """Sessions to resume that no scene shows, the latest first; looked for when a file is opened."""
    return tuple(_found)


def set_found(found: list[FoundSession]) -> None:
    """Replace what was found."""
    _found[:] = found


def drop_found(session: str) -> None:
    """Offer that one no more: it was resumed or discarded."""
    _found[:] = [entry for entry in _found if entry.session != session]
