# SPDX-License-Identifier: GPL-3.0-or-later
"""Save what was answered in a session of the window."""

from pathlib import Path

from ...agent.providers.description import ProviderSettings
from ...agent.providers.registry import DESCRIPTIONS
from ..write_recording import require_recordable, write_recording
from .live_session import LiveSession


def save_recording(path: Path, live: LiveSession, provider: str, settings: ProviderSettings) -> None:
    """Write the answers up to where ``live`` stands to ``path``. Raises ``SessionError``.

    ``provider`` and ``settings`` are the artist's preferences now: the model's name is told where it is still that
    provider which answered, and the key is hidden wherever it occurs.
    """
    require_recordable(path)
    known = DESCRIPTIONS[provider].needs_model and provider == live.origin.provider
    model = settings.model if known else ""
    header, folders = live.origin.header(), [Path(live.origin.picture).parent, live.folder.root]
    write_recording(path, header, live.entries, model, [settings.key], folders)
