# SPDX-License-Identifier: GPL-3.0-or-later
"""A model's answer as it arrives, word by word or in one piece."""

import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ...errors import ProviderError
from ...records import JsonValue
from ...request import Usage
from ...secret import Secret
from ...watch import Watch
from .event_stream import read_events
from .faults import Asked
from .server_words import message_in, one_line

LARGEST: Final = 20_000_000
"""Bytes of an answer; no program for a picture comes near it."""
PIECE: Final = 65_536
SHOWN: Final = 90
"""Letters of the answer that the artist sees while it is being written."""
END: Final = "[DONE]"


@dataclass
class StreamedAnswer:
    """Filled by ``read``."""

    asked: Asked
    key: Secret
    watch: Watch
    silence: float
    """Seconds without a word after which the wait is given up."""
    finish: str = ""
    """Why the model stopped; empty where the server did not say."""
    refusal: str = ""
    usage: Usage = field(default_factory=lambda: Usage(None, None))
    _parts: list[str] = field(default_factory=list, repr=False)
    _tail: str = field(default="", repr=False)
    _ended: bool = False
    _latest: float = 0.0

    @property
    def text(self) -> str:
        """What the model wrote."""
        return self.key.hide_in("".join(self._parts))

    def read(self, response: http.client.HTTPResponse) -> None:
        """Read to the end. Raises what ``Asked`` makes of faults, ``ConnectionError`` where the end is missing."""
        self._latest = time.monotonic()
        if "event-stream" in (response.getheader("Content-Type") or ""):
            for data in read_events(self._pieces(response)):
                self._latest = time.monotonic()
                if data.strip() == END:
                    self._ended = True
                    break
                self._take(_parsed(data))
        else:
            # A server that cannot stream answers in one piece, as if it had not been asked to.
            self._take(_parsed(b"".join(self._pieces(response)).decode("utf-8", "replace")))
            self._ended = True
        if not (self._ended or self.finish) or self.finish == "error":
            raise ConnectionError("the stream ended early")

    def _pieces(self, response: http.client.HTTPResponse) -> Iterator[bytes]:
        size = 0
        while piece := response.read1(PIECE):
            self.watch.check()
            size += len(piece)
            if size > LARGEST:
                raise ProviderError(
                    f"{self.asked.host} sends more than {LARGEST // 1_000_000} MB as an answer.", "Try another model."
                )
            if time.monotonic() - self._latest > self.silence:
                # Signs of life, but no word: the socket's own time-out never comes.
                raise TimeoutError
            yield piece

    def _take(self, event: JsonValue) -> None:
        if not isinstance(event, dict):
            return
        if error := event.get("error"):
            code = error.get("code") if isinstance(error, dict) else None
            status = code if isinstance(code, int) and 400 <= code < 600 else 500
            raise self.asked.fault_of_status(status, one_line(message_in(error), self.key), None)
        if isinstance(usage := event.get("usage"), dict):
            self.usage = Usage(_count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))
        for choice in _list(event.get("choices"))[:1]:
            message = next(
                (part for part in (choice.get("delta"), choice.get("message")) if isinstance(part, dict)), {}
            )
            if text := _text(message.get("content")):
                self._parts.append(text)
                self._show(text)
            elif thought := _text(message.get("reasoning_content") or message.get("reasoning")):
                self._show(thought)
            self.refusal = self.key.hide_in(self.refusal + _text(message.get("refusal")))
            self.finish = _text(choice.get("finish_reason")) or self.finish

    def _show(self, text: str) -> None:
        # Long enough that a key is hidden whole before the beginning is cut off.
        self._tail = (self._tail + text)[-10 * SHOWN :]
        line = " ".join(self.key.hide_in(self._tail).split())
        self.watch.say(line if len(line) <= SHOWN else f"…{line[-SHOWN:]}")


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
