# SPDX-License-Identifier: GPL-3.0-or-later
"""What is special about asking Gemini, over real HTTP with Google's own client."""

import base64
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from maquette.agent.errors import ProviderError
from maquette.agent.prompt_book import ANSWERS
from maquette.agent.providers.strict_schema import strict_schema
from maquette.agent.records import schema_of
from maquette.agent.request import MOST_TOKENS, Reply, Request, Usage
from maquette.agent.watch import Watch
from maquette.tests.unit.providers import gemini_chunks as gemini
from maquette.tests.unit.providers.conftest import KEY
from maquette.tests.unit.providers.model_server import ModelServer, streams
from maquette.tests.unit.providers.wires import GEMINI

CODE = '{"code": "import bpy", "explanation": "A cup."}'
Ask = Callable[..., Reply]


@pytest.fixture
def ask(server: ModelServer, request_for_code: Request, folder: Path) -> Ask:
    def ask(watch: Watch | None = None, **settings: str) -> Reply:
        return GEMINI.provider_at(server, KEY, **settings).answer(request_for_code, folder, watch or Watch())

    return ask


def test_words_pictures_and_schema_are_sent(server: ModelServer, ask: Ask, folder: Path) -> None:
    server.acts = [GEMINI.says(CODE)]
    ask()
    (received,) = server.received
    assert received.path.endswith("?alt=sse") and KEY not in received.path
    body = received.body
    assert body["systemInstruction"]["parts"][0]["text"] == "You rebuild pictures."
    config = body["generationConfig"]
    assert config["responseMimeType"] == "application/json"
    assert config["responseJsonSchema"] == strict_schema(schema_of(ANSWERS["generate"]))
    assert config["maxOutputTokens"] == MOST_TOKENS
    assert config["thinkingConfig"] == {"include_thoughts": True}
    (content,) = body["contents"]
    picture = content["parts"][2]["inlineData"]
    assert picture["mime_type"] == "image/png"
    assert base64.b64decode(picture["data"]) == (folder / "reference.png").read_bytes()


def test_tokens_are_told_apart_and_priced_by_the_table(server: ModelServer, ask: Ask) -> None:
    server.acts = [GEMINI.says(CODE)]
    assert ask().usage == Usage(120, 30, pytest.approx((20 * 2.0 + 100 * 0.2 + 30 * 12.0) / 1e6), 100, 12)


def test_newer_models_think_by_levels_and_older_ones_by_budgets(
    server: ModelServer, request_for_code: Request, folder: Path
) -> None:
    server.acts = [GEMINI.says(CODE)]
    for model in ("gemini-3.1-pro-preview", "gemini-2.5-flash"):
        wire = replace(GEMINI, model=model)
        wire.provider_at(server, KEY, thinking="LOW").answer(request_for_code, folder, Watch())
    newer, older = (received.body["generationConfig"]["thinkingConfig"] for received in server.received)
    assert newer["thinking_level"] == "LOW" and "thinking_budget" not in newer
    assert older["thinking_budget"] == 2048 and "thinking_level" not in older


def test_thoughts_are_shown_and_are_no_part_of_the_answer(server: ModelServer, ask: Ask) -> None:
    watch = Watch()
    seen: list[str] = []
    watch.say = seen.append  # type: ignore[method-assign]
    server.acts = [GEMINI.says(CODE)]
    assert ask(watch).answer["code"] == "import bpy"
    assert seen[1] == "Let me look."


def test_a_question_that_is_blocked_is_refused(server: ModelServer, ask: Ask) -> None:
    server.acts = [streams(gemini.blocked("PROHIBITED_CONTENT"))]
    with pytest.raises(ProviderError, match='refuses to answer: "prohibited content"'):
        ask()


@pytest.mark.parametrize("finish", ["RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "OTHER"])
def test_every_way_of_breaking_off_is_a_refusal(finish: str, server: ModelServer, ask: Ask) -> None:
    server.acts = [streams(gemini.answer('{"code', finish=finish))]
    with pytest.raises(ProviderError, match="refuses to answer"):
        ask()


def test_a_wrong_key_is_told_though_google_calls_it_a_bad_request(server: ModelServer, ask: Ask) -> None:
    server.acts = [gemini.refuses(400, "API key not valid. Please pass a valid API key.")]
    with pytest.raises(ProviderError, match="does not accept the key"):
        ask()


def test_the_wait_among_the_details_of_an_error_is_kept(server: ModelServer, ask: Ask) -> None:
    details = [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "1s"}]
    busy = gemini.refuses(429, "You exceeded your current quota.", details=details)
    server.acts = [busy, GEMINI.says(CODE)]
    begun = time.monotonic()
    assert ask().answer["code"] == "import bpy"
    assert time.monotonic() - begun >= 1.0
