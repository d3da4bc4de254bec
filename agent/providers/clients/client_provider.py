# SPDX-License-Identifier: GPL-3.0-or-later
"""What the providers share that ask through their maker's own client."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from ...errors import MaquetteError, ProviderError
from ...request import Reply, Request
from ...watch import Watch
from ..answer_in_form import answer_in_form
from ..answer_so_far import AnswerSoFar
from ..asked_of import asked_of
from ..description import ProviderSettings
from ..faults import Passing, Unsupported
from ..patience import with_patience
from ..prices import price_of
from ..readiness import NO_CLIENT
from ..registry import DESCRIPTIONS
from .connection_errors import connection_error_in
from .event_loop import in_event_loop
from .http_client import http_client

if TYPE_CHECKING:
    import httpx2


class ClientProvider(ABC):
    """Opens a connection for each question and none in between. The client is imported with the first question."""

    name: ClassVar[str]

    def __init__(self, settings: ProviderSettings) -> None:
        """Raises ``ProviderError`` where a setting is missing, or online access that is not given."""
        self.asked = asked_of(self.name, settings)
        self.settings = settings
        self._price = price_of(DESCRIPTIONS[self.name], settings)

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``. Raises ``ProviderError``, and ``Cancelled`` within a second of being told."""
        return answer_in_form(request, partial(self._write, session_folder=session_folder, watch=watch))

    def models(self, watch: Watch) -> tuple[str, ...]:
        """Names of the models that the maker lists. Raises as ``answer`` does."""
        names = with_patience(lambda: in_event_loop(self._list, watch), watch)
        return tuple(sorted(set(names)))

    @abstractmethod
    async def stream(
        self, http: "httpx2.AsyncClient", request: Request, session_folder: Path, answer: AnswerSoFar
    ) -> None:
        """Fill ``answer``, which has no ending where the stream has none. May raise whatever the client raises."""

    @abstractmethod
    async def list_models(self, http: "httpx2.AsyncClient") -> Sequence[str]:
        """Names as the maker lists them. May raise whatever the client raises."""

    @abstractmethod
    def fault_of(self, error: Exception) -> Exception | None:
        """What to raise for an ``error`` that only this client knows; None for all others."""

    def _write(self, request: Request, session_folder: Path, watch: Watch) -> AnswerSoFar:
        answer = with_patience(
            lambda: in_event_loop(lambda: self._stream(request, session_folder, watch), watch), watch
        )
        answer.require_whole(request.limits.answer_tokens)
        return answer

    async def _stream(self, request: Request, session_folder: Path, watch: Watch) -> AnswerSoFar:
        watch.say(f"Waiting for {self.asked.model}")
        answer = AnswerSoFar(self.asked, watch)
        try:
            async with http_client(self.asked, self.settings.timeout) as http:
                await self.stream(http, request, session_folder, answer)
            if not answer.ending:
                raise ConnectionError("the stream ended early")
        except Exception as error:
            raise self._told(error) from None
        answer.usage = replace(answer.usage, dollars=self._price.of(answer.usage) if self._price else None)
        return answer

    async def _list(self) -> Sequence[str]:
        try:
            async with http_client(self.asked, self.settings.timeout) as http:
                return await self.list_models(http)
        except Exception as error:
            raise self._told(error) from None

    def _told(self, error: Exception) -> Exception:
        """``error`` in words for the artist. An error of our own, or of a client that has gone mad, stays as it is."""
        if isinstance(error, ImportError):
            label = DESCRIPTIONS[self.name].label
            return ProviderError(f"The {label} client of this package cannot be loaded: {error}.", NO_CLIENT)
        fault = error if isinstance(error, MaquetteError | Passing | Unsupported) else self.fault_of(error)
        if fault is not None:
            # Nothing can be left out of what a maker's own client asks of its own service.
            return fault.error if isinstance(fault, Unsupported) else fault
        if lost := connection_error_in(error):
            return self.asked.fault_of_connection(lost)
        return error
