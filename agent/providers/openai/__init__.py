# SPDX-License-Identifier: GPL-3.0-or-later
"""Models of OpenAI, asked through its own client."""

from .provider import OpenAIProvider

__all__ = ["OpenAIProvider"]
