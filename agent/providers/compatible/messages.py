# SPDX-License-Identifier: GPL-3.0-or-later
"""A request in the words of the chat completions protocol.

Format: https://platform.openai.com/docs/api-reference/chat/create
"""

import base64
import json
from pathlib import Path

from ...errors import ProviderError
from ...records import JsonValue
from ...request import Request
from .answer_form import AnswerForm, response_format, wording
from .strict_schema import strict_schema


def body_of(request: Request, session_folder: Path, model: str, form: AnswerForm, *, count_tokens: bool) -> bytes:
    """What is sent, as JSON. Raises ``ProviderError`` where a picture is gone."""
    schema = strict_schema(request.schema)
    parts: list[JsonValue] = [{"type": "text", "text": request.prompt + wording(form, schema)}]
    for picture in request.pictures:
        parts += [{"type": "text", "text": f"{picture.caption}:"}, _picture(session_folder / picture.path)]
    body: dict[str, JsonValue] = {
        "model": model,
        "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": parts}],
        "stream": True,
        **({"stream_options": {"include_usage": True}} if count_tokens else {}),
        **response_format(form, schema),
    }
    return json.dumps(body).encode("ascii")


def _picture(path: Path) -> JsonValue:
    try:
        data = base64.b64encode(path.read_bytes()).decode("ascii")
    except OSError as error:
        raise ProviderError(
            f"The picture {path} cannot be read: {error.strerror}.", "Start the reconstruction again.", ""
        ) from error
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{data}"}}
