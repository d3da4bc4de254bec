# SPDX-License-Identifier: GPL-3.0-or-later
"""A request in the words of the Responses API.

Format: https://platform.openai.com/docs/api-reference/responses/create
"""

from pathlib import Path
from typing import Any

from ...request import Request
from ..description import ProviderSettings
from ..picture_data import data_url
from ..strict_schema import strict_schema


def question_of(request: Request, session_folder: Path, settings: ProviderSettings) -> dict[str, Any]:
    """What is sent. Raises ``ProviderError`` where a picture is gone."""
    parts: list[dict[str, Any]] = [{"type": "input_text", "text": request.prompt}]
    for picture in request.pictures:
        url = data_url(session_folder / picture.path)
        parts += [
            {"type": "input_text", "text": f"{picture.caption}:"},
            {"type": "input_image", "image_url": url, "detail": "high"},
        ]
    form = {"type": "json_schema", "name": "answer", "strict": True, "schema": strict_schema(request.schema)}
    return {
        "model": settings.model.strip(),
        "instructions": request.system,
        "input": [{"role": "user", "content": parts}],
        "text": {"format": form},
        "max_output_tokens": request.limits.answer_tokens,
        # Nothing of the artist's is to be kept there.
        "store": False,
        **({"reasoning": {"effort": settings.thinking.lower()}} if settings.thinking else {}),
    }
