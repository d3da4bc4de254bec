# SPDX-License-Identifier: GPL-3.0-or-later
"""How finely a session looks when nobody says otherwise; light to import, for preferences and command line alike."""

from typing import Literal

PICTURE_SIZE = 512
"""Longer side of the renders that are compared with the reference, pixels."""
SAMPLES = 32
"""Render samples a pixel."""
CODE_SECONDS = 30.0
"""Seconds that one stage's program may run."""
Rendering = Literal["BACKGROUND", "LOCK", "WAIT"]
"""What Blender does while a session in its window renders: stay usable, lock its interface, stand still."""
