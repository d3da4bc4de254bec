# SPDX-License-Identifier: GPL-3.0-or-later
"""The session's part of a scene on disk, to roll back to without touching the artist's."""

from .restore import restore_snapshot
from .take import take_snapshot

__all__ = ["restore_snapshot", "take_snapshot"]
