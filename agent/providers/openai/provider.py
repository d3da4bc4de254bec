# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a model of OpenAI."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...request import Request
from ..answer_so_far import AnswerSoFar
from ..clients.client_provider import ClientProvider
from ..clients.event_loop import in_time
from ..server_words import message_in, one_line, seconds_to_wait
from .events import fault_of_code, take
from .question import question_of

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI


class OpenAIProvider(ClientProvider):
    """One model, asked through the Responses API."""

    name = "openai"

    async def stream(
        self, http: "httpx2.AsyncClient", request: Request, session_folder: Path, answer: AnswerSoFar
    ) -> None:
        """Fill ``answer`` event by event."""
        question = question_of(request, session_folder, self.settings)
        events = await self._client(http).responses.create(**question, stream=True)
        async for event in in_time(aiter(events), self.settings.timeout):
            take(event, answer)

    async def list_models(self, http: "httpx2.AsyncClient") -> Sequence[str]:
        """All models of the account, those that answer no questions included."""
        return [model.id async for model in self._client(http).models.list()]

    def fault_of(self, error: Exception) -> Exception | None:
        """The client's own errors, but for those of the connection."""
        from openai import APIConnectionError, APIError, APIStatusError

        if isinstance(error, APIStatusError):
            words = one_line(message_in(error.body) or error.message, self.asked.key)
            wait = seconds_to_wait(error.response.headers.get("Retry-After"))
            return self.asked.fault_of_status(error.status_code, words, wait)
        if isinstance(error, APIError) and not isinstance(error, APIConnectionError):
            return fault_of_code(self.asked, error.code or "", error.message)
        return None

    def _client(self, http: "httpx2.AsyncClient") -> "AsyncOpenAI":
        from openai import AsyncOpenAI

        return AsyncOpenAI(
            api_key=self.asked.key.reveal(),
            base_url=str(self.asked.address),
            http_client=http,
            # Asking again is ours: it is seen, bounded, and can be called off.
            max_retries=0,
        )
