# SPDX-License-Identifier: GPL-3.0-or-later
"""A request in the words of the chat completions protocol.

Format: https://platform.openai.com/docs/api-reference/chat/create
"""

import json
from pathlib import Path

from ...records import JsonValue
from ...request import Request
from ..picture_data import data_url
from ..strict_schema import strict_schema
from .answer_form import response_format, wording
from .dialect import Dialect


def body_of(request: Request, session_folder: Path, model: str, dialect: Dialect) -> bytes:
    """What is sent, as JSON. Raises ``ProviderError`` where a picture is gone."""
    form = dialect.form
    schema = strict_schema(request.schema)
    parts: list[JsonValue] = [{"type": "text", "text": request.prompt + wording(form, schema)}]
    for picture in request.pictures:
        url = data_url(session_folder / picture.path)
        parts += [{"type": "text", "text": f"{picture.caption}:"}, {"type": "image_url", "image_url": {"url": url}}]
    body: dict[str, JsonValue] = {
        "model": model,
        "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": parts}],
        "stream": True,
        **({"stream_options": {"include_usage": True}} if dialect.counts_tokens else {}),
        **({"max_tokens": request.limits.answer_tokens} if dialect.limits_answers else {}),
        **response_format(form, schema),
    }
    return json.dumps(body).encode("ascii")
