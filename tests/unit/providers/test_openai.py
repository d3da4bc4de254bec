# SPDX-License-Identifier: GPL-3.0-or-later
"""What is special about asking OpenAI, over real HTTP with OpenAI's own client."""

import base64
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from maquette.agent.errors import ProviderError
from maquette.agent.prompt_book import ANSWERS
from maquette.agent.providers.strict_schema import strict_schema
from maquette.agent.records import schema_of
from maquette.agent.request import MOST_TOKENS, Reply, Request, Usage
from maquette.agent.watch import Watch
from maquette.tests.unit.providers import responses_events as responses
from maquette.tests.unit.providers.conftest import KEY
from maquette.tests.unit.providers.model_server import ModelServer, refuses, streams
from maquette.tests.unit.providers.wires import RESPONSES

CODE = '{"code": "import bpy", "explanation": "A cup."}'
Ask = Callable[..., Reply]


@pytest.fixture
def ask(server: ModelServer, request_for_code: Request, folder: Path) -> Ask:
    def ask(watch: Watch | None = None, **settings: str) -> Reply:
        return RESPONSES.provider_at(server, KEY, **settings).answer(request_for_code, folder, watch or Watch())

    return ask


def test_words_pictures_and_schema_are_sent_and_nothing_is_to_be_stored(
    server: ModelServer, ask: Ask, folder: Path
) -> None:
    server.acts = [RESPONSES.says(CODE)]
    ask()
    body = server.received[0].body
    assert body["model"] == responses.MODEL and body["stream"] is True and body["store"] is False
    assert body["instructions"] == "You rebuild pictures."
    assert body["max_output_tokens"] == MOST_TOKENS and "reasoning" not in body
    form = body["text"]["format"]
    assert (form["type"], form["strict"]) == ("json_schema", True)
    assert form["schema"] == strict_schema(schema_of(ANSWERS["generate"]))
    (message,) = body["input"]
    assert [part["type"] for part in message["content"]] == ["input_text", "input_text", "input_image"]
    head, _, data = message["content"][2]["image_url"].partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(data) == (folder / "reference.png").read_bytes()


def test_tokens_are_told_apart_and_priced_by_the_table(server: ModelServer, ask: Ask) -> None:
    server.acts = [RESPONSES.says(CODE)]
    assert ask().usage == Usage(120, 30, pytest.approx((20 * 0.25 + 100 * 0.025 + 30 * 2.0) / 1e6), 100, 12)


def test_a_model_can_be_told_to_think_more(server: ModelServer, ask: Ask) -> None:
    server.acts = [RESPONSES.says(CODE)]
    ask(thinking="HIGH")
    assert server.received[0].body["reasoning"] == {"effort": "high"}


def test_thinking_is_told_while_it_lasts(server: ModelServer, ask: Ask) -> None:
    watch = Watch()
    seen: list[str] = []
    watch.say = seen.append  # type: ignore[method-assign]
    server.acts = [RESPONSES.says(CODE)]
    ask(watch)
    assert seen[1] == f"{responses.MODEL} is thinking"


def test_what_the_rules_forbid_is_a_refusal(server: ModelServer, ask: Ask) -> None:
    for act in (
        streams(responses.incomplete('{"code', "content_filter")),
        streams(responses.failed("image_content_policy_violation", "Not this picture.")),
    ):
        server.acts = [act]
        with pytest.raises(ProviderError, match="refuses to answer"):
            ask()


def test_a_picture_that_the_stream_complains_of_is_too_large(server: ModelServer, ask: Ask) -> None:
    server.acts = [streams(responses.failed("image_too_large", "The image is 30 MB."))]
    with pytest.raises(ProviderError, match="The pictures are too large"):
        ask()


@pytest.mark.parametrize("event", [responses.error("rate_limit_exceeded", "Slow down."), responses.error("", "Oops.")])
def test_an_error_in_the_stream_that_may_pass_is_got_over(event: bytes, server: ModelServer, ask: Ask) -> None:
    server.acts = [streams([*responses.begin(), event]), RESPONSES.says(CODE)]
    assert ask().answer["code"] == "import bpy"


def test_an_account_without_credit_is_not_asked_again(server: ModelServer, ask: Ask) -> None:
    server.acts = [refuses(429, "You exceeded your current quota, please check your plan.", code="insufficient_quota")]
    with pytest.raises(ProviderError, match="no credit left"):
        ask()
    assert len(server.received) == 1


def test_choosing_it_imports_no_client() -> None:
    program = (
        "import sys\n"
        "from maquette.agent.providers.registry import provider_named\n"
        "from maquette.agent.providers.description import ProviderSettings\n"
        "from maquette.agent.secret import Secret\n"
        "for name in ('openai', 'gemini'):\n"
        "    provider_named(name, ProviderSettings('m', Secret('k'), online=True))\n"
        "assert not {'openai', 'google.genai', 'httpx2'} & set(sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
