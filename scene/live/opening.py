# SPDX-License-Identifier: GPL-3.0-or-later
"""Open the sessions that the file shows, and keep them where the file is."""

import bpy

from ...agent.errors import MaquetteError, SessionError
from ...agent.journal import Journal
from . import open_sessions
from .at_gate import settle_in
from .folders import folder_of, sessions_folder
from .live_session import LiveSession
from .open_sessions import FoundSession
from .running_mark import left_running
from .scene_state import Shown, shown_in


def open_session(session: str) -> LiveSession:
    """The session from its folder. Raises ``MaquetteError`` where that is gone or damaged."""
    folder = folder_of(session)
    if not folder.journal.is_file():
        raise SessionError(
            f"The folder of this reconstruction is gone: {folder.root}.", "The scene itself is whole; go on by hand."
        )
    live = LiveSession(session, folder, Journal.reopen(folder.journal))
    open_sessions.add(live)
    return live


def follow_undo() -> None:
    """After undo or redo: let every open session stand where the file stands."""
    for shown in _shown_in_file():
        live = open_sessions.open_session_named(shown.session)
        if live is None:
            try:
                live = open_session(shown.session)
            except MaquetteError:
                continue
        follow(live, shown)


def follow(live: LiveSession, shown: Shown) -> None:
    """Let ``live`` stand at the moment that the file shows, and the file's texts with it."""
    if live.stretch is not None:
        live.stretch.abandon()
    live.trouble = None
    if (live.stepper.position, live.key) != (shown.position, shown.key):
        try:
            live.go_to(shown.position, shown.key)
        except SessionError as error:
            live.trouble = error
            live.refresh()
            return
    try:
        settle_in(live)
    except SessionError as error:
        live.trouble = error
        live.refresh()


def open_what_the_file_shows() -> None:
    """After a file was opened: open its sessions, and look for others that were interrupted."""
    open_sessions.forget_all()
    file = _shown_in_file()
    for shown in file:
        try:
            live = open_session(shown.session)
        except MaquetteError:
            # The panel says that the session's folder cannot be read; the scene needs it for nothing.
            continue
        end = live.journal.position
        behind = shown.position < end and live.journal.holds(shown.position, shown.key)
        was_running = left_running(live.folder.root) is not None
        follow(live, shown)
        live.interrupted = (behind or was_running) and live.state != "done"
        live.refresh()
    look_for_interrupted({shown.session for shown in file})


def look_for_interrupted(known: set[str]) -> None:
    """Look for sessions that were left running, but those ``known``."""
    found = []
    for folder in sessions_folder().iterdir():
        running = None if folder.name in known else left_running(folder)
        if running is not None:
            found.append(FoundSession(folder.name, running.title, running.stage, running.time))
    open_sessions.set_found(sorted(found, key=lambda entry: -entry.time))


def _shown_in_file() -> tuple[Shown, ...]:
    """What the file's scenes show, each session once."""
    shown = {entry.session: entry for scene in bpy.data.scenes if (entry := shown_in(scene)).session}
    return tuple(shown.values())
