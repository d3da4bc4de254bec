# SPDX-License-Identifier: GPL-3.0-or-later
"""A model's answer as it arrives, word by word or in one piece, in the words of the chat completions protocol."""

import http.client
import json
import time
from collections.abc import Iterator
from typing import Final

from ...records import JsonValue
from ...request import Usage
from ..answer_so_far import LARGEST, AnswerSoFar, Ending
from ..server_words import message_in, one_line
from .event_stream import read_events

PIECE: Final = 65_536
END: Final = "[DONE]"
ENDINGS: Final[dict[str, Ending]] = {"length": "length", "content_filter": "refusal"}


def read_answer(response: http.client.HTTPResponse, answer: AnswerSoFar, silence: float) -> None:
    """Fill ``answer`` from ``response``, which may be silent for so many seconds.

    Raises what ``Asked`` makes of faults, ``ConnectionError`` where the end is missing, ``TimeoutError``.
    """
    if "event-stream" not in (response.getheader("Content-Type") or ""):
        # A server that cannot stream answers in one piece, as if it had not been asked to.
        _take(_parsed(b"".join(_pieces(response, answer, _Clock(silence))).decode("utf-8", "replace")), answer)
        answer.ending = answer.ending or "whole"
        return
    clock = _Clock(silence)
    for data in read_events(_pieces(response, answer, clock)):
        clock.reset()
        if data.strip() == END:
            answer.ending = answer.ending or "whole"
            break
        _take(_parsed(data), answer)
    if not answer.ending:
        raise ConnectionError("the stream ended early")


class _Clock:
    """Since the last word."""

    def __init__(self, silence: float) -> None:
        self._silence = silence
        self.reset()

    def reset(self) -> None:
        self._latest = time.monotonic()

    def check(self) -> None:
        if time.monotonic() - self._latest > self._silence:
            # Signs of life, but no word: the socket's own time-out never comes.
            raise TimeoutError


def _pieces(response: http.client.HTTPResponse, answer: AnswerSoFar, clock: _Clock) -> Iterator[bytes]:
    size = 0
    while piece := response.read1(PIECE):
        answer.watch.check()
        size += len(piece)
        if size > LARGEST:
            raise answer.asked.too_much(LARGEST)
        clock.check()
        yield piece


def _take(event: JsonValue, answer: AnswerSoFar) -> None:
    if not isinstance(event, dict):
        return
    if error := event.get("error"):
        code = error.get("code") if isinstance(error, dict) else None
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
        raise answer.asked.fault_of_status(status, one_line(message_in(error), answer.asked.key), None)
    if isinstance(usage := event.get("usage"), dict):
        answer.usage = _usage(usage)
    for choice in _list(event.get("choices"))[:1]:
        message = next((part for part in (choice.get("delta"), choice.get("message")) if isinstance(part, dict)), {})
        if text := _text(message.get("content")):
            answer.say(text)
        elif thought := _text(message.get("reasoning_content") or message.get("reasoning")):
            answer.think(thought)
        if refusal := _text(message.get("refusal")):
            answer.refuse(refusal)
        finish = _text(choice.get("finish_reason"))
        if finish == "error":
            raise ConnectionError("the server gave up")
        if finish and answer.ending != "refusal":
            answer.ending = ENDINGS.get(finish, "whole")


def _usage(usage: dict[str, JsonValue]) -> Usage:
    return Usage(
        tokens_in=_count(usage.get("prompt_tokens")),
        tokens_out=_count(usage.get("completion_tokens")),
        dollars=None,
        tokens_cached=_count(_details(usage, "prompt_tokens_details").get("cached_tokens")),
        tokens_thought=_count(_details(usage, "completion_tokens_details").get("reasoning_tokens")),
    )


def _details(usage: dict[str, JsonValue], name: str) -> dict[str, JsonValue]:
    return details if isinstance(details := usage.get(name), dict) else {}


def _parsed(data: str) -> JsonValue:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise ConnectionError("a part of the stream is no JSON") from None


def _list(value: JsonValue) -> list[dict[str, JsonValue]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _text(value: JsonValue) -> str:
    if isinstance(value, list):
        # Some makers answer in parts, of which those of another type are thoughts.
        return "".join(_text(part.get("text")) for part in _list(value) if part.get("type") == "text")
    return value if isinstance(value, str) else ""


def _count(value: JsonValue) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
