# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a model on a server of the artist's choice."""

import http.client
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from ...errors import ProviderError
from ...request import Reply, Request, Usage
from ...watch import Watch
from ..address import Address, read_address
from ..description import ProviderSettings
from ..readiness import require_ready
from ..registry import DESCRIPTIONS
from .answer_form import FORMS, AnswerForm, names_all
from .answer_text import json_in
from .connection import Connection
from .faults import Asked, Unsupported
from .messages import body_of
from .patience import with_patience
from .server_words import one_line, seconds_to_wait, words_in
from .streamed_answer import StreamedAnswer
from .strict_schema import strict_schema

ERROR_SIZE: Final = 65_536
"""Bytes that are read of an error."""


@dataclass(frozen=True)
class _Dialect:
    """What of the protocol a server understands."""

    form: AnswerForm = FORMS[0]
    count_tokens: bool = True

    @property
    def looser(self) -> "_Dialect | None":
        """With the next form of answer; None where there is no other."""
        following = FORMS[FORMS.index(self.form) + 1 :]
        return replace(self, form=following[0]) if following else None


_learnt: dict[tuple[Address, str], _Dialect] = {}
"""By server and model, for as long as Blender runs."""


class CompatibleProvider:
    """One model behind one address. Opens a connection for each question and none in between."""

    name = "compatible"

    def __init__(self, settings: ProviderSettings) -> None:
        """Raises ``ProviderError`` where a setting is missing, or the address needs online access that is not given."""
        require_ready(DESCRIPTIONS[self.name], settings)
        key = settings.key.reveal()
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise ProviderError("The key has a character that no key can have.", "Enter it again in the preferences.")
        self._settings = settings
        self._address = read_address(settings.address)
        self._model = settings.model.strip()
        self._asked = Asked(self._address, self._model, bool(settings.key))

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``. Raises ``ProviderError``, and ``Cancelled`` within a second of being told."""
        place = (self._address, self._model)
        dialect = _learnt.get(place, _Dialect())
        usage, schema = Usage(), strict_schema(request.schema)
        while True:
            watch.check()
            body = body_of(request, session_folder, self._model, dialect.form, count_tokens=dialect.count_tokens)
            try:
                answer = with_patience(partial(self._ask, body, watch), watch)
            except Unsupported as refused:
                if refused.part == "usage" and dialect.count_tokens:
                    dialect = replace(dialect, count_tokens=False)
                    continue
                problem = refused.error
            else:
                usage = _sum(usage, answer.usage)
                text = self._finished(answer)
                problem = self._no_answer(text)
                with suppress(ValueError):
                    value = json_in(text)
                    # Some servers take a schema and ignore it; then the model has not seen it.
                    if dialect.looser is None or names_all(value, schema):
                        _learnt[place] = dialect
                        return Reply(value, usage)
            if dialect.looser is None:
                raise problem
            dialect = dialect.looser

    def _ask(self, body: bytes, watch: Watch) -> StreamedAnswer:
        watch.say(f"Waiting for {self._model}")
        settings = self._settings
        connection = Connection(self._address, settings.timeout, watch)
        try:
            response = self._send(connection, body)
            if response.status != http.client.OK:
                words = words_in(response.read(ERROR_SIZE), settings.key)
                wait = seconds_to_wait(response.getheader("Retry-After"))
                raise self._asked.fault_of_status(response.status, words, wait)
            answer = StreamedAnswer(self._asked, settings.key, watch, settings.timeout)
            answer.read(response)
            return answer
        except (OSError, http.client.HTTPException) as error:
            watch.check()
            raise self._asked.fault_of_connection(error) from None
        finally:
            connection.close()

    def _send(self, connection: Connection, body: bytes) -> http.client.HTTPResponse:
        try:
            connection.request("POST", f"{self._address.path}/chat/completions", body, self._headers())
        except (BrokenPipeError, ConnectionResetError):
            # A server may answer, that the question is too large for example, before it has read it all.
            if connection.sock is None:
                raise
        return connection.getresponse()

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream", "User-Agent": "Maquette"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key.reveal()}"
        return headers

    def _finished(self, answer: StreamedAnswer) -> str:
        """The text of ``answer``. Raises ``ProviderError`` where the model did not come to its end."""
        if answer.refusal or answer.finish == "content_filter":
            words = one_line(answer.refusal, self._settings.key)
            said = f': "{words}"' if words else "."
            raise ProviderError(f"{self._model} refuses to answer{said}", "Choose another model or another picture.")
        if answer.finish == "length":
            raise ProviderError(
                f"The answer of {self._model} was cut off before its end.",
                "Let the server allow longer answers (and a longer context), or choose another model.",
            )
        return answer.text

    def _no_answer(self, text: str) -> ProviderError:
        if not text.strip():
            return ProviderError(f"{self._model} gave an empty answer.", "Try again, or choose another model.", "retry")
        return ProviderError(
            f"{self._model} does not answer in the form that was asked for.", "Choose a more able model."
        )


def _sum(one: Usage, other: Usage) -> Usage:
    counts = ((one.tokens_in, other.tokens_in), (one.tokens_out, other.tokens_out))
    return Usage(*(None if a is None or b is None else a + b for a, b in counts))
