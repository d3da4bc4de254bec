# SPDX-License-Identifier: GPL-3.0-or-later
"""A question in words for whoever is to answer it by hand."""

import json
from collections.abc import Sequence

from ...request import Request
from .answer import text_fields


def prompt_text(request: Request, pictures: Sequence[str]) -> str:
    """The text to give to a chat; ``pictures`` are the file names of the request's pictures, in order."""
    parts = [request.system.strip(), request.prompt.strip(), _pictures(request, pictures), _how_to_answer(request)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _pictures(request: Request, names: Sequence[str]) -> str:
    if not names:
        return ""
    listed = "\n".join(
        f"{number}. `{name}`: {picture.caption}"
        for number, (name, picture) in enumerate(zip(names, request.pictures, strict=True), 1)
    )
    return f"## Pictures\n\nThese come with the question, in this order:\n\n{listed}"


def _how_to_answer(request: Request) -> str:
    schema = json.dumps(request.schema, indent=1, ensure_ascii=False)
    rule = ""
    if "code" in text_fields(request.schema):
        rule = (
            "\n\nThe program is easier to write outside of JSON: leave `code` out of the JSON block and put the "
            "program into a ```python block of its own behind it."
        )
    return f"""## How to answer

Answer with one JSON object in a fenced block, ```json … ```, that fits the schema below.{rule}

```json
{schema}
```"""
