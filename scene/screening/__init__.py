# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen that generated code passes before it may run: decided from its text alone, without Blender.

The policy is a set of allow-lists kept as tables, one idea a file; ``policy`` walks the code
and applies them. No screen of this kind is a security boundary: it keeps honest mistakes and the
known escapes out, and tells the generator what to write instead.
"""

from .refusal import Refusal
from .screen import screen

__all__ = ["Refusal", "screen"]
