# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers in the words of the Responses API.

Wire format: https://platform.openai.com/docs/api-reference/responses-streaming
"""

import json
from collections.abc import Mapping
from typing import Any

MODEL = "gpt-5-mini"
USAGE = {
    "input_tokens": 120,
    "input_tokens_details": {"cached_tokens": 100, "cache_write_tokens": 0},
    "output_tokens": 30,
    "output_tokens_details": {"reasoning_tokens": 12},
    "total_tokens": 150,
}


def event(kind: str, number: int = 0, **fields: object) -> bytes:
    data = json.dumps({"type": kind, "sequence_number": number, **fields})
    return f"event: {kind}\ndata: {data}\n\n".encode()


def response(status: str, text: str = "", **fields: object) -> dict[str, Any]:
    """The response object that events carry."""
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    message = {"id": "msg_1", "type": "message", "status": status, "role": "assistant", "content": [part]}
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1764201600,
        "status": status,
        "model": MODEL,
        "output": [message] if text else [],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "temperature": 1.0,
        "top_p": 1.0,
        "usage": None,
        **fields,
    }


def begin() -> list[bytes]:
    item = {"id": "rs_1", "type": "reasoning", "summary": []}
    return [
        event("response.created", 0, response=response("in_progress")),
        event("response.in_progress", 1, response=response("in_progress")),
        event("response.output_item.added", 2, output_index=0, item=item),
    ]


def words(text: str, number: int = 3) -> bytes:
    """An event with a part of the answer."""
    place = {"item_id": "msg_1", "output_index": 1, "content_index": 0}
    return event("response.output_text.delta", number, delta=text, logprobs=[], **place)


def refusal(text: str) -> list[bytes]:
    """The events of an answer in which the model says that it gives none."""
    place = {"item_id": "msg_1", "output_index": 1, "content_index": 0}
    said = event("response.refusal.delta", 3, delta=text, **place)
    return [*begin(), said, event("response.completed", 4, response=response("completed", usage=USAGE))]


def answer(text: str, *, usage: Mapping[str, Any] | None = USAGE) -> list[bytes]:
    """The events of a whole answer, word by word."""
    parts = [words(text[at : at + 7], 3 + index) for index, at in enumerate(range(0, len(text), 7))]
    end = event("response.completed", 3 + len(parts), response=response("completed", text, usage=usage))
    return [*begin(), *parts, end]


def incomplete(text: str, reason: str) -> list[bytes]:
    """The events of an answer that was broken off."""
    end = response("incomplete", text, usage=USAGE, incomplete_details={"reason": reason})
    return [*begin(), words(text), event("response.incomplete", 4, response=end)]


def failed(code: str, message: str) -> list[bytes]:
    """The events of an answer that the server could not give."""
    end = response("failed", error={"code": code, "message": message})
    return [*begin(), event("response.failed", 3, response=end)]


def error(code: str, message: str) -> bytes:
    return event("error", 3, code=code, message=message, param=None)
