# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON value in what a model wrote."""

import json
import re
from collections.abc import Iterator
from typing import Final

from ..records import JsonValue

THOUGHTS: Final = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
"""What some models think aloud before they answer."""
FENCE: Final = re.compile(r"^[ \t]*```[a-zA-Z]*[ \t]*\n(.*?)^[ \t]*```", re.DOTALL | re.MULTILINE)


def json_in(text: str) -> JsonValue:
    """The whole of ``text`` as JSON, else a fenced block of it, else what is between its outer braces.

    Raises ``ValueError`` where none of these is JSON.
    """
    text = THOUGHTS.sub("", text, count=1).strip().removeprefix("\ufeff")
    for candidate in _candidates(text):
        try:
            return json.loads(candidate)
        except (ValueError, RecursionError):
            continue
    raise ValueError("There is no JSON in the text.")


def _candidates(text: str) -> Iterator[str]:
    yield text
    # What is mended is shown after what was wrong, so the last block is the answer.
    yield from reversed([match.group(1) for match in FENCE.finditer(text)])
    begin, end = text.find("{"), text.rfind("}")
    if 0 <= begin < end:
        yield text[begin : end + 1]
