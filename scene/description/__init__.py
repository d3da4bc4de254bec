# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene as plain data: what is in it, in numbers and words, with fingerprints."""

from .describe import describe
from .records import SceneDescription, fingerprint_of

__all__ = ["SceneDescription", "describe", "fingerprint_of"]
