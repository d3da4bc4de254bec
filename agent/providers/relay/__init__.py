# SPDX-License-Identifier: GPL-3.0-or-later
"""A person, or a script, who carries each question to a chat and its answer back."""

from .provider import RelayProvider

__all__ = ["RelayProvider"]
