# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference enlarged, for who sees."""

from .request import Picture
from .session import Settings
from .vision.coordinate_grid import quarter_captions


def enlarged_quarters(settings: Settings) -> tuple[Picture, ...]:
    """Its quarters under finer grids; none where the session has none."""
    if not settings.enlarged:
        return ()
    return tuple(Picture(name, caption) for name, caption in quarter_captions().items())
