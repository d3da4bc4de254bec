# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server says of its own refusal, and when it wants to be asked again."""

import json
import math
import time
from contextlib import suppress
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

from ..records import JsonValue
from ..secret import Secret

LONGEST: Final = 200
"""Letters that are shown of a message."""


def words_in(body: bytes, key: Secret) -> str:
    """The message in the ``body`` of an error, in one line, without the key."""
    text = body.decode("utf-8", "replace")
    try:
        text = message_in(json.loads(text)) or text
    except (ValueError, RecursionError):
        if "<" in text:
            # A page for browsers, which says nothing that an artist could use.
            return ""
    return one_line(text, key)


def message_in(answer: JsonValue) -> str:
    """The message wherever servers put it; empty where there is none."""
    for _ in range(4):
        if isinstance(answer, list) and answer:
            answer = answer[0]
        if isinstance(answer, str):
            return answer
        if not isinstance(answer, dict):
            return ""
        answer = next((answer[name] for name in ("error", "message", "detail", "msg") if answer.get(name)), "")
    return ""


def one_line(text: str, key: Secret) -> str:
    """``text`` made fit to be shown."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in key.hide_in(text)).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def seconds_to_wait(retry_after: str | None) -> float | None:
    """What the header ``Retry-After`` asks for: a number of seconds, or a date (RFC 9110, 10.2.3)."""
    if not retry_after:
        return None
    with suppress(ValueError):
        seconds = float(retry_after)
        return max(0.0, seconds) if math.isfinite(seconds) else None
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - time.time())
