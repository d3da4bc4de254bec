# SPDX-License-Identifier: GPL-3.0-or-later
"""The real client of the chat completions protocol understands the server that ours is tested with."""

import pytest

from maquette.tests.unit.providers.model_server import USAGE, ModelServer, refuses, says, sends
from maquette.tests.unit.providers.wires import MODEL_LIST

CODE = '{"code": "import bpy", "explanation": "A café."}'
QUESTION = [{"role": "user", "content": "What is it?"}]


@pytest.fixture
def client(server: ModelServer):
    openai = pytest.importorskip("openai")
    with openai.OpenAI(api_key="k", base_url=server.address, max_retries=0) as client:
        yield client


def test_a_stream_is_understood(client, server: ModelServer) -> None:
    server.acts = [says(CODE)]
    options = {"include_usage": True}
    chunks = list(client.chat.completions.create(model="m", messages=QUESTION, stream=True, stream_options=options))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == CODE
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].usage.prompt_tokens == USAGE["prompt_tokens"]


def test_an_answer_in_one_piece_is_understood(client, server: ModelServer) -> None:
    message = {"role": "assistant", "content": CODE}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    server.acts = [sends(200, {"id": "c", "object": "chat.completion", "choices": [choice], "usage": USAGE})]
    completion = client.chat.completions.create(model="m", messages=QUESTION)
    assert completion.choices[0].message.content == CODE
    assert completion.usage.completion_tokens == USAGE["completion_tokens"]


def test_a_refusal_and_a_list_are_understood(client, server: ModelServer) -> None:
    import openai

    server.acts = [refuses(429, "Slow down."), MODEL_LIST]
    with pytest.raises(openai.RateLimitError, match="Slow down"):
        client.chat.completions.create(model="m", messages=QUESTION)
    assert [model.id for model in client.models.list()] == ["seer", "eye"]
