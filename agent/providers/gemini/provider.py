# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a Gemini model."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ...records import JsonValue
from ...request import Request
from ..answer_so_far import AnswerSoFar
from ..clients.client_provider import ClientProvider
from ..clients.event_loop import in_time
from ..server_words import one_line, seconds_to_wait
from .chunks import take
from .question import config_of, contents_of

if TYPE_CHECKING:
    import httpx2
    from google.genai.client import AsyncClient
    from google.genai.errors import APIError

VERSION: Final = "v1beta"
"""Of the API: the one that knows schemas and thinking."""
WRONG_KEY: Final = re.compile(r"api.?key.{0,5}(not valid|invalid|expired)", re.I)
"""Google says so with the status 400."""


class GeminiProvider(ClientProvider):
    """One model, asked through the Gemini API."""

    name = "gemini"

    async def stream(
        self, http: "httpx2.AsyncClient", request: Request, session_folder: Path, answer: AnswerSoFar
    ) -> None:
        """Fill ``answer`` chunk by chunk."""
        chunks = await self._client(http).models.generate_content_stream(
            model=self.asked.model,
            contents=contents_of(request, session_folder),
            config=config_of(request, self.settings),
        )
        async for chunk in in_time(aiter(chunks), self.settings.timeout):
            take(chunk, answer)

    async def list_models(self, http: "httpx2.AsyncClient") -> Sequence[str]:
        """Those that answer questions."""
        pager = await self._client(http).models.list(config={"page_size": 1000})
        return [
            (model.name or "").removeprefix("models/")
            async for model in pager
            if "generateContent" in (model.supported_actions or ())
        ]

    def fault_of(self, error: Exception) -> Exception | None:
        """The client's own errors, but for those of the connection."""
        from google.genai.errors import APIError, UnknownApiResponseError

        if isinstance(error, APIError):
            words = one_line(error.message or "", self.asked.key)
            status = 401 if error.code == 400 and WRONG_KEY.search(words) else error.code
            return self.asked.fault_of_status(status, words, _wait(error))
        if isinstance(error, UnknownApiResponseError):
            return self.asked.fault_of_connection(ConnectionError("a part of the stream is no JSON"))
        return None

    def _client(self, http: "httpx2.AsyncClient") -> "AsyncClient":
        from google.genai import Client, types

        options = types.HttpOptions(
            base_url=str(self.asked.address).removesuffix(f"/{VERSION}"),
            api_version=VERSION,
            httpx_async_client=http,
            # Asking again is ours: it is seen, bounded, and can be called off.
            retry_options=types.HttpRetryOptions(attempts=1),
        )
        return Client(vertexai=False, api_key=self.asked.key.reveal(), http_options=options).aio


def _wait(error: "APIError") -> float | None:
    """Seconds that the server asks to be left alone: in the header, or as ``retryDelay`` among the error's details."""
    if wait := seconds_to_wait(error.response.headers.get("Retry-After") if error.response is not None else None):
        return wait
    entries: JsonValue = error.details
    for name in ("error", "details"):
        entries = entries.get(name) if isinstance(entries, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        delay = entry.get("retryDelay") if isinstance(entry, dict) else None
        if isinstance(delay, str) and delay.endswith("s"):
            return seconds_to_wait(delay.removesuffix("s"))
    return None
