# SPDX-License-Identifier: GPL-3.0-or-later
"""A model server is asked and answers, over real HTTP."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from maquette.agent.request import Reply, Usage
from maquette.agent.watch import Watch
from maquette.tests.unit.providers.conftest import KEY, MODEL
from maquette.tests.unit.providers.model_server import (
    ModelServer,
    answer,
    event,
    finish,
    hangs_up,
    refuses,
    says,
    sends,
    streams,
    words,
)

CODE = '{"code": "import bpy", "explanation": "A café with \\"handle\\"."}'
VALUE = {"code": "import bpy", "explanation": 'A café with "handle".'}
UNKNOWN = Usage(None, None, None, None, None)
Ask = Callable[..., Reply]


def test_words_and_pictures_are_sent_and_a_streamed_answer_is_read(server: ModelServer, ask: Ask, folder: Path) -> None:
    server.acts = [says(CODE)]
    assert ask() == Reply(VALUE, Usage(120, 30, 0.0, None, None))
    (received,) = server.received
    assert received.path == "/v1/chat/completions"
    assert received.headers["Authorization"] == f"Bearer {KEY}"
    assert received.body["model"] == MODEL and received.body["stream"]
    system, user = received.body["messages"]
    assert system == {"role": "system", "content": "You rebuild pictures."}
    assert [part["type"] for part in user["content"]] == ["text", "text", "image_url"]
    assert user["content"][0]["text"] == "Write the scaffold of the “cup”."
    url = user["content"][2]["image_url"]["url"]
    head, _, data = url.partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(data) == (folder / "reference.png").read_bytes()


def test_without_a_key_none_is_sent(server: ModelServer, ask: Ask) -> None:
    server.acts = [says(CODE)]
    ask(key="")
    assert "Authorization" not in server.received[0].headers


def test_bytes_may_be_cut_anywhere(server: ModelServer, ask: Ask) -> None:
    whole = b": a comment\r\n\r\n" + b"".join(answer(CODE)).replace(b"\n", b"\r\n")
    server.acts = [streams([whole[at : at + 3] for at in range(0, len(whole), 3)])]
    assert ask().answer == VALUE


def test_a_server_that_cannot_stream_answers_in_one_piece(server: ModelServer, ask: Ask) -> None:
    message = {"role": "assistant", "content": CODE}
    server.acts = [sends(200, {"choices": [{"message": message, "finish_reason": "stop"}], "usage": None})]
    assert ask() == Reply(VALUE, UNKNOWN)


def test_tokens_that_the_server_does_not_count_are_unknown(server: ModelServer, ask: Ask) -> None:
    server.acts = [says(CODE, usage=None)]
    assert ask().usage == UNKNOWN


def test_a_server_that_does_not_know_how_to_count_is_not_asked_to(server: ModelServer, ask: Ask) -> None:
    server.acts = [refuses(400, "Unrecognized request argument: stream_options"), says(CODE, usage=None)]
    assert ask().answer == VALUE
    assert ["stream_options" in received.body for received in server.received] == [True, False]
    assert server.forms == ["json_schema", "json_schema"]


def test_the_answer_is_seen_while_it_is_written(server: ModelServer, ask: Ask) -> None:
    watch = Watch()
    seen: list[str] = []
    watch.say = seen.append  # type: ignore[method-assign]
    server.acts = [streams([words(reasoning_content="Let me look."), *answer(CODE)])]
    ask(watch)
    assert seen[0] == f"Waiting for {MODEL}"
    assert seen[1] == "Let me look."
    assert "import bpy" in seen[-1]
    assert all("\n" not in line and len(line) < 100 for line in seen)


def test_looser_forms_are_tried_where_a_server_knows_no_schema_and_what_worked_is_remembered(
    server: ModelServer, ask: Ask
) -> None:
    server.acts = [
        refuses(400, "response_format type json_schema is unavailable"),
        refuses(422, "response_format: extra inputs are not permitted"),
        says(f"Here it is:\n\n```json\n{CODE}\n```\nI hope it helps."),
    ]
    assert ask().answer == VALUE
    assert server.forms == ["json_schema", "json_object", "text"]
    assert ask().answer == VALUE
    assert server.forms[3:] == ["text"]
    assert '"explanation"' in server.received[-1].body["messages"][1]["content"][0]["text"]


def test_an_answer_that_is_no_json_is_asked_for_in_the_next_form_and_its_tokens_count(
    server: ModelServer, ask: Ask
) -> None:
    server.acts = [says("A cup on a table."), says(CODE)]
    assert ask() == Reply(VALUE, Usage(240, 60, 0.0, None, None, calls=2))
    assert server.forms == ["json_schema", "json_object"]


def test_a_model_that_never_saw_the_schema_is_shown_it(server: ModelServer, ask: Ask) -> None:
    """Some servers take a schema and ignore it."""
    server.acts = [says('{"program": "import bpy"}'), says(CODE)]
    assert ask().answer == VALUE
    assert server.forms == ["json_schema", "json_object"]


def test_an_answer_with_other_keys_than_were_asked_for_is_handed_on_in_the_end(server: ModelServer, ask: Ask) -> None:
    """Whoever asked can say better what is wrong with it."""
    server.acts = [says('{"program": "import bpy"}')]
    assert ask().answer == {"program": "import bpy"}
    assert server.forms == ["json_schema", "json_object", "text", "text"]


@pytest.mark.parametrize(
    "message",
    [
        "No endpoints found that can handle the requested parameters.",
        "failed to parse grammar",
        "This model does not support structured outputs.",
    ],
)
def test_a_looser_form_is_tried_whatever_the_refusal_is_called(message: str, server: ModelServer, ask: Ask) -> None:
    server.acts = [refuses(404 if "endpoints" in message else 500, message), says(CODE)]
    assert ask().answer == VALUE
    assert server.forms == ["json_schema", "json_object"]


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        f"<think>Braces {{ here }}.</think>\n{CODE}",
        f"Of course!\n```json\n{CODE}\n```\n",
        f"First:\n```json\n{{}}\n```\nBut better:\n```json\n{CODE}\n```",
        f"The answer is {CODE} and nothing else.",
    ],
    ids=["bare", "thought aloud", "fenced", "fenced twice", "in prose"],
)
def test_json_is_found_in_what_surrounds_it(text: str, server: ModelServer, ask: Ask) -> None:
    server.acts = [says(text)]
    assert ask().answer == VALUE
    assert len(server.received) == 1


@pytest.mark.parametrize(
    "fault",
    [
        refuses(429, "Slow down."),
        refuses(500, "Internal error"),
        refuses(503, "Loading model"),
        hangs_up,
        streams(answer(CODE)[:3], whole=False),
        streams(answer(CODE)[:3]),
        streams([words("{"), event(error={"message": "Overloaded", "code": 529})]),
        streams([words("{"), b"data: {\n\n"]),
    ],
    ids=["429", "500", "503", "hangs up", "dropped", "ends early", "error in the stream", "garbage in the stream"],
)
def test_a_passing_fault_is_got_over(fault: Callable[..., None], server: ModelServer, ask: Ask) -> None:
    server.acts = [fault, fault, says(CODE)]
    assert ask().answer == VALUE
    assert server.forms == ["json_schema"] * 3


def test_an_end_without_a_mark_is_an_end(server: ModelServer, ask: Ask) -> None:
    server.acts = [streams([words(CODE), finish()])]
    assert ask().answer == VALUE
    assert len(server.received) == 1
