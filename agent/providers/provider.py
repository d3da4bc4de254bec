# SPDX-License-Identifier: GPL-3.0-or-later
"""The protocol that every provider obeys."""

from pathlib import Path
from typing import Protocol, runtime_checkable

from ..request import Reply, Request
from ..watch import Watch


class Provider(Protocol):
    """Answers requests. May be called from a worker thread; knows nothing of stages or of Blender."""

    @property
    def name(self) -> str:
        """Identifier."""
        ...

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``, whose pictures lie in ``session_folder``.

        Raises ``ProviderError``, and ``Cancelled`` soon after ``watch`` was told to cancel.
        """
        ...


@runtime_checkable
class ListsModels(Protocol):
    """A provider whose server says which models it has."""

    def models(self, watch: Watch) -> tuple[str, ...]:
        """Their names, in order. Raises as ``Provider.answer`` does."""
        ...
