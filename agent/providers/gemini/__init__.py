# SPDX-License-Identifier: GPL-3.0-or-later
"""Google's Gemini models, asked through Google's own client."""

from .provider import GeminiProvider

__all__ = ["GeminiProvider"]
