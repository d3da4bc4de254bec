# SPDX-License-Identifier: GPL-3.0-or-later
"""The providers that ask a server, each with the words of its protocol for the same happenings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from maquette.agent.providers.description import ProviderSettings
from maquette.agent.providers.provider import Provider
from maquette.agent.providers.registry import provider_named
from maquette.agent.secret import Secret
from maquette.tests.unit.providers import gemini_chunks as gemini
from maquette.tests.unit.providers import model_server as chat
from maquette.tests.unit.providers import responses_events as responses
from maquette.tests.unit.providers.model_server import Act, ModelServer, Received, refuses, sends, streams


@dataclass(frozen=True)
class Wire:
    """One protocol."""

    provider: str
    model: str
    path: str
    """Of the questions, below the server's root."""
    begin: Sequence[bytes]
    """Events before the first word."""
    word: Callable[[str], bytes]
    """An event with a part of the answer."""
    answer: Callable[[str], Sequence[bytes]]
    """All events of a whole answer."""
    cut_off: Callable[[str], Sequence[bytes]]
    """All events of an answer that was cut off at the limit."""
    refusal: Callable[[str], Sequence[bytes]]
    """All events of an answer that the model or a filter refuses, with what it says."""
    fault: Callable[[str], Sequence[bytes]]
    """Events up to an error of the server's in the middle of the stream, with its message."""
    refuses: Callable[..., Act]
    """An answer with a status, a message and maybe headers."""
    key_of: Callable[[Received], str]
    prompt_of: Callable[[Received], str]
    models: Act
    """The list of two models."""
    sign_of_life: bytes = b": still working\n\n"
    """What keeps a connection alive and says nothing."""
    suffix: str = ""
    """Of the address, behind the server's root."""

    def says(self, text: str) -> Act:
        return streams(self.answer(text))

    def provider_at(self, server: ModelServer, key: str, timeout: float = 5.0, **settings: Any) -> Provider:
        address = server.address.removesuffix("/v1") + self.suffix
        return provider_named(self.provider, ProviderSettings(self.model, Secret(key), address, timeout, **settings))


def _bearer(received: Received) -> str:
    return received.headers["Authorization"].removeprefix("Bearer ")


MODEL_LIST = sends(
    200, {"object": "list", "data": [{"id": "seer", "object": "model"}, {"id": "eye", "object": "model"}]}
)

CHAT = Wire(
    provider="compatible",
    model="seer-7b",
    path="/v1/chat/completions",
    begin=[chat.words("", role="assistant")],
    word=chat.words,
    answer=chat.answer,
    cut_off=lambda text: [chat.words(text), chat.finish("length")],
    refusal=lambda text: [chat.words(refusal=text), chat.finish()],
    fault=lambda message: [chat.words("{"), chat.event(error={"message": message, "code": 500})],
    refuses=refuses,
    key_of=_bearer,
    prompt_of=lambda received: received.body["messages"][1]["content"][0]["text"],
    models=MODEL_LIST,
    suffix="/v1",
)
RESPONSES = Wire(
    provider="openai",
    model=responses.MODEL,
    path="/v1/responses",
    begin=responses.begin(),
    word=responses.words,
    answer=responses.answer,
    cut_off=lambda text: responses.incomplete(text, "max_output_tokens"),
    refusal=responses.refusal,
    fault=lambda message: responses.failed("server_error", message),
    refuses=refuses,
    key_of=_bearer,
    prompt_of=lambda received: received.body["input"][0]["content"][0]["text"],
    models=MODEL_LIST,
    suffix="/v1",
)
GEMINI = Wire(
    provider="gemini",
    model=gemini.MODEL,
    path=f"/v1beta/models/{gemini.MODEL}:streamGenerateContent",
    begin=gemini.begin(),
    word=gemini.words,
    answer=gemini.answer,
    cut_off=lambda text: gemini.answer(text, finish="MAX_TOKENS"),
    refusal=gemini.refusal,
    fault=gemini.fault,
    refuses=gemini.refuses,
    key_of=lambda received: received.headers["x-goog-api-key"],
    prompt_of=lambda received: received.body["contents"][0]["parts"][0]["text"],
    models=gemini.MODEL_LIST,
    sign_of_life=b"\r\n",
)
WIRES = (CHAT, RESPONSES, GEMINI)
