# SPDX-License-Identifier: GPL-3.0-or-later
"""The protocol that every provider obeys."""

from pathlib import Path
from typing import Protocol

from ..request import Reply, Request
from ..watch import Watch


class Provider(Protocol):
    """Answers requests. May be called from a worker thread; knows nothing of stages or of Blender."""

    name: str

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``, whose pictures lie in ``session_folder``.

        Raises ``ProviderError``, and ``Cancelled`` soon after ``watch`` was told to cancel.
        """
        ...
