# SPDX-License-Identifier: GPL-3.0-or-later
"""Save what was answered in a session, to be given again another time."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ..agent.errors import ProviderError, SessionError
from ..agent.journal import Journal
from ..agent.make_recording import make_recording
from ..agent.recording import RECORDING_OF, RecordingHeader, read_recording
from ..agent.records import from_json
from ..agent.secret import Secret
from ..agent.session import Settings
from ..agent.whole_file import write_whole


def require_recordable(path: Path) -> None:
    """Raise ``SessionError`` where ``path`` cannot be written or holds something else than a recording."""
    if path.exists():
        try:
            read_recording(path)
        except ProviderError as error:
            raise SessionError(f"{path} is not a recording.", "Choose another file to record to.") from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise SessionError(
            f"{path} cannot be written: {error.strerror}.", "Choose another file to record to."
        ) from error


def write_recording(path: Path, journal: Journal, model: str, keys: Sequence[Secret], folders: Sequence[Path]) -> None:
    """Write to ``path`` what ``model`` answered in the session of ``journal``; empty where that is not known.

    ``keys`` and ``folders`` are made unreadable wherever they occur. Raises ``SessionError``.
    """
    header = RecordingHeader(
        provider=str(journal.header["provider"]).removeprefix(RECORDING_OF),
        model=model,
        reference=journal.header["reference"],
        settings=from_json(Settings, journal.header["settings"]),
        date=time.strftime("%Y-%m-%d"),
    )
    private = [*folders, journal.path.parent, Path.home()]
    write_whole(path, make_recording(header, journal.entries, keys, private).text())
