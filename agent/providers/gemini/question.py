# SPDX-License-Identifier: GPL-3.0-or-later
"""A request in the words of the Gemini API.

Format: https://ai.google.dev/api/generate-content
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ...request import Request
from ..description import ProviderSettings, Thinking
from ..picture_data import picture_bytes
from ..strict_schema import strict_schema

if TYPE_CHECKING:
    from google.genai import types

BUDGETS: Final[Mapping[Thinking, int]] = {"MINIMAL": 512, "LOW": 2_048, "MEDIUM": 8_192, "HIGH": 24_576}
"""Tokens of thoughts for models before the third generation, which know no levels; they take from 512 to 24,576."""


def contents_of(request: Request, session_folder: Path) -> "types.Content":
    """Words and pictures. Raises ``ProviderError`` where a picture is gone."""
    from google.genai import types

    parts = [types.Part.from_text(text=request.prompt)]
    for picture in request.pictures:
        data = picture_bytes(session_folder / picture.path)
        parts += [
            types.Part.from_text(text=f"{picture.caption}:"),
            types.Part.from_bytes(data=data, mime_type="image/png"),
        ]
    return types.Content(role="user", parts=parts)


def config_of(request: Request, settings: ProviderSettings) -> "types.GenerateContentConfig":
    """All that is no part of the conversation."""
    from google.genai import types

    return types.GenerateContentConfig(
        system_instruction=request.system,
        response_mime_type="application/json",
        response_json_schema=strict_schema(request.schema),
        max_output_tokens=request.limits.answer_tokens,
        seed=request.seed,
        thinking_config=types.ThinkingConfig(include_thoughts=True, **_amount(settings)),
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
        # What is cut off is told; the client would go on by itself, without end.
        automatic_continuation=False,
    )


def _amount(settings: ProviderSettings) -> dict[str, Any]:
    if not settings.thinking:
        return {}
    if settings.model.strip().removeprefix("models/").startswith("gemini-2"):
        return {"thinking_budget": BUDGETS[settings.thinking]}
    return {"thinking_level": settings.thinking}
