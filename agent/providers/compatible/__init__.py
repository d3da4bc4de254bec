# SPDX-License-Identifier: GPL-3.0-or-later
"""Models behind a server that speaks the chat completions protocol, asked with the standard library alone."""

from .provider import CompatibleProvider

__all__ = ["CompatibleProvider"]
