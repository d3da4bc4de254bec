# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a model on a server of the artist's choice."""

import http.client
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from ...records import JsonValue
from ...request import Reply, Request, Usage
from ...watch import Watch
from ..answer_in_form import answer_in_form
from ..answer_so_far import AnswerSoFar
from ..answer_text import json_in
from ..asked_of import asked_of
from ..description import ProviderSettings
from ..faults import Unsupported
from ..patience import with_patience
from ..prices import price_of
from ..prompt_size import fits
from ..registry import DESCRIPTIONS
from ..server_words import seconds_to_wait, words_in
from .answer_form import names_all
from .connection import Connection
from .dialect import LEARNT, Dialect
from .messages import body_of
from .model_list import names_in
from .streamed_answer import read_answer

ERROR_SIZE: Final = 65_536
"""Bytes that are read of an error."""
LIST_SIZE: Final = 4_000_000
"""Bytes that are read of a list of models."""


class CompatibleProvider:
    """One model behind one address. Opens a connection for each question and none in between."""

    name = "compatible"

    def __init__(self, settings: ProviderSettings) -> None:
        """Raises ``ProviderError`` where a setting is missing, or the address needs online access that is not given."""
        self._asked = asked_of(self.name, settings)
        self._settings = settings
        self._price = price_of(DESCRIPTIONS[self.name], settings)

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``. Raises ``ProviderError``, and ``Cancelled`` within a second of being told."""
        return answer_in_form(request, partial(self._write, session_folder=session_folder, watch=watch))

    def models(self, watch: Watch) -> tuple[str, ...]:
        """Names of the models that the server lists. Raises as ``answer`` does."""
        return with_patience(partial(self._list, watch), watch)

    def _write(self, request: Request, session_folder: Path, watch: Watch) -> AnswerSoFar:
        """The model's whole answer, in the strictest form that the server knows."""
        place = (self._asked.address, self._asked.model)
        dialect: Dialect | None = LEARNT.get(place, Dialect())
        usage = Usage(calls=0)
        while True:
            watch.check()
            assert dialect is not None
            body = body_of(request, session_folder, self._asked.model, dialect)
            try:
                answer = with_patience(partial(self._ask, body, watch), watch)
            except Unsupported as refused:
                dialect = dialect.without(refused.part)
                if dialect is None:
                    raise refused.error from None
                continue
            answer.usage = usage = usage.plus(answer.usage)
            answer.require_whole(request.limits.answer_tokens)
            # Some servers take a schema and ignore it; then the model has not seen it.
            if dialect.looser is None or _seems_told(answer.text, request.schema):
                LEARNT[place] = dialect
                return answer
            if not fits(request, usage):
                return answer
            dialect = dialect.looser

    def _ask(self, body: bytes, watch: Watch) -> AnswerSoFar:
        watch.say(f"Waiting for {self._asked.model}")
        answer = AnswerSoFar(self._asked, watch)
        connection = Connection(self._asked.address, self._settings.timeout, watch)
        try:
            response = self._send(connection, "POST", "/chat/completions", body)
            read_answer(response, answer, self._settings.timeout)
        except (OSError, http.client.HTTPException) as error:
            watch.check()
            raise self._asked.fault_of_connection(error) from None
        finally:
            connection.close()
        answer.usage = replace(answer.usage, dollars=self._price.of(answer.usage) if self._price else None)
        return answer

    def _list(self, watch: Watch) -> tuple[str, ...]:
        connection = Connection(self._asked.address, self._settings.timeout, watch)
        try:
            response = self._send(connection, "GET", "/models", None)
            return names_in(response.read(LIST_SIZE))
        except (OSError, http.client.HTTPException) as error:
            watch.check()
            raise self._asked.fault_of_connection(error) from None
        except Unsupported as refused:
            raise refused.error from None
        finally:
            connection.close()

    def _send(self, connection: Connection, method: str, path: str, body: bytes | None) -> http.client.HTTPResponse:
        """The server's answer. Raises what ``Asked`` makes of a refusal."""
        try:
            connection.request(method, f"{self._asked.address.path}{path}", body, self._headers())
        except (BrokenPipeError, ConnectionResetError):
            # A server may answer, that the question is too large for example, before it has read it all.
            if connection.sock is None:
                raise
        response = connection.getresponse()
        if response.status != http.client.OK:
            words = words_in(response.read(ERROR_SIZE), self._asked.key)
            wait = seconds_to_wait(response.getheader("Retry-After"))
            raise self._asked.fault_of_status(response.status, words, wait)
        return response

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream", "User-Agent": "Maquette"}
        if self._asked.key:
            headers["Authorization"] = f"Bearer {self._asked.key.reveal()}"
        return headers


def _seems_told(text: str, schema: Mapping[str, JsonValue]) -> bool:
    """Whether ``text`` holds JSON with the keys of ``schema``."""
    try:
        return names_all(json_in(text), schema)
    except ValueError:
        return False
