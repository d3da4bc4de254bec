# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives again what was answered in a session that was recorded."""

from .provider import RecordedProvider

__all__ = ["RecordedProvider"]
