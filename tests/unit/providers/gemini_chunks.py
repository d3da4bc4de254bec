# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers in the words of the Gemini API, as server-sent events.

Wire format: https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent
"""

import json
from collections.abc import Mapping
from typing import Any

from maquette.tests.unit.providers.model_server import Act, sends

MODEL = "gemini-3.1-pro-preview"
USAGE = {
    "promptTokenCount": 120,
    "candidatesTokenCount": 18,
    "thoughtsTokenCount": 12,
    "cachedContentTokenCount": 100,
    "totalTokenCount": 150,
    "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 120}],
}


def chunk(**fields: object) -> bytes:
    data = json.dumps({**fields, "modelVersion": MODEL, "responseId": "r1"})
    return f"data: {data}\r\n\r\n".encode()


def candidate(text: str = "", finish: str = "", *, thought: bool = False, **fields: object) -> dict[str, Any]:
    part: dict[str, Any] = {"text": text, **({"thought": True} if thought else {})}
    made: dict[str, Any] = {"index": 0, "content": {"role": "model", "parts": [part]}, **fields}
    return {**made, "finishReason": finish} if finish else made


def words(text: str) -> bytes:
    """A chunk with a part of the answer."""
    return chunk(candidates=[candidate(text)], usageMetadata={"promptTokenCount": 120, "totalTokenCount": 120})


def begin() -> list[bytes]:
    return [chunk(candidates=[candidate("Let me look.", thought=True)])]


def answer(text: str, *, finish: str = "STOP", usage: Mapping[str, Any] | None = USAGE) -> list[bytes]:
    """The chunks of a whole answer."""
    parts = [words(text[at : at + 7]) for at in range(0, len(text), 7)]
    counted = {"usageMetadata": usage} if usage else {}
    return [*begin(), *parts, chunk(candidates=[candidate("", finish)], **counted)]


def refusal(text: str) -> list[bytes]:
    """The chunks of an answer that a filter broke off."""
    return [*begin(), chunk(candidates=[{"index": 0, "finishReason": "SAFETY", "finishMessage": text}])]


def blocked(reason: str) -> list[bytes]:
    """The only chunk where the question itself was refused."""
    return [chunk(promptFeedback={"blockReason": reason}, usageMetadata={"promptTokenCount": 120})]


def refuses(status: int, message: str = "", headers: Mapping[str, str] | None = None, **fields: object) -> Act:
    """An error as Google words it."""
    error = {"code": status, "message": message, "status": "FAILED", **fields}
    return sends(status, {"error": error}, headers)


def fault(message: str) -> list[bytes]:
    """An error in the middle of a stream."""
    error = json.dumps({"error": {"code": 500, "message": message, "status": "INTERNAL"}})
    return [*begin(), words("{"), f"data: {error}\r\n\r\n".encode()]


MODEL_LIST = sends(
    200,
    {
        "models": [
            {"name": "models/seer", "supportedGenerationMethods": ["generateContent", "countTokens"]},
            {"name": "models/embedder", "supportedGenerationMethods": ["embedContent"]},
            {"name": "models/eye", "supportedGenerationMethods": ["generateContent"]},
        ]
    },
)
