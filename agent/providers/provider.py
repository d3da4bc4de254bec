# SPDX-License-Identifier: GPL-3.0-or-later
"""The protocol that every provider obeys."""

from pathlib import Path
from typing import Protocol

from ..request import Reply, Request


class Provider(Protocol):
    """Answers requests. May be called from a worker thread; knows nothing of stages or of Blender."""

    name: str

    def answer(self, request: Request, session_folder: Path) -> Reply:
        """The reply to ``request``, whose pictures lie in ``session_folder``. Raises ``ProviderError``."""
        ...
