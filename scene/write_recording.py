# SPDX-License-Identifier: GPL-3.0-or-later
"""Save what was answered in a session, to be given again another time."""

import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..agent.errors import ProviderError, SessionError
from ..agent.journal import Entry
from ..agent.make_recording import make_recording
from ..agent.recording import RECORDING_OF, RecordingHeader, read_recording
from ..agent.records import JsonValue, from_json
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


def write_recording(
    path: Path,
    origin: Mapping[str, JsonValue],
    entries: Sequence[Entry],
    model: str,
    keys: Sequence[Secret],
    folders: Sequence[Path],
) -> None:
    """Write to ``path`` what ``model`` answered in a session; empty where that is not known.

    ``origin`` and ``entries`` are the header and the entries of its journal. ``keys`` and ``folders`` are made
    unreadable wherever they occur. Raises ``SessionError``.
    """
    header = RecordingHeader(
        provider=str(origin["provider"]).removeprefix(RECORDING_OF),
        model=model,
        reference=origin["reference"],
        settings=from_json(Settings, origin["settings"]),
        date=time.strftime("%Y-%m-%d"),
    )
    write_whole(path, make_recording(header, entries, keys, [*folders, Path.home()]).text())
