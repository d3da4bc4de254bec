# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pictures for panels, read from disk outside of drawing."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import bpy
import bpy.utils.previews

if TYPE_CHECKING:
    from bpy.utils.previews import ImagePreviewCollection

LOOK_AGAIN = 1.0
"""Seconds before a picture that is drawn again is checked for having been rewritten."""
LONGEST_TICK = 0.05
"""Seconds of reading after which Blender may go on with other things."""
TICK = 0.05
"""Seconds until it is read on."""

_collections: list["ImagePreviewCollection"] = []
"""The one collection, while the extension is enabled."""


@dataclass(frozen=True)
class _Thumbnail:
    stamp: int
    """Modification time of the file, nanoseconds; 0 where it cannot be read."""
    icon: int
    looked: float
    """When the file was last looked at, on the monotonic clock."""


_known: dict[Path, _Thumbnail] = {}
_asked: dict[Path, None] = {}
"""What drawing asked for, in that order."""


def icon_of(path: Path) -> int:
    """Number for ``icon_value``, or 0 while there is none. Reads nothing from disk.

    Pictures that are not known yet are loaded shortly after, and the sidebars are drawn again.
    """
    _asked[path] = None
    if not bpy.app.timers.is_registered(_load_asked):
        bpy.app.timers.register(_load_asked, first_interval=0.01, persistent=True)
    known = _known.get(path)
    return known.icon if known else 0


def load(*paths: Path) -> bool:
    """Make these pictures' icons known, anew where a file was rewritten. Tells whether any icon has changed."""
    changed = [_look(path) for path in paths]
    return any(changed)


def _look(path: Path) -> bool:
    known = _known.get(path)
    stamp = _stamp_of(path)
    icon = known.icon if known and known.stamp == stamp else _read(path) if stamp else 0
    _known[path] = _Thumbnail(stamp, icon, time.monotonic())
    return known is None or (known.stamp, known.icon) != (stamp, icon)


def _stamp_of(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _read(path: Path) -> int:
    """The icon of the file as it is now; 0 where it cannot be read."""
    from ..agent.errors import MaquetteError
    from ..scene.upright_picture import upright_picture

    if not _collections:
        return 0
    try:
        shown = upright_picture(path)
    except MaquetteError:
        return 0
    _collections[0].pop(str(path), None)
    preview = _collections[0].load(str(path), str(shown), "IMAGE", force_reload=True)
    # Asking for the size reads the pixels, at most 256 a side; drawing would settle for half of that.
    return int(preview.icon_id) if any(preview.image_size) else 0


def _load_asked() -> float | None:
    from ..scene.live.redraw import redraw_sidebars

    end = time.monotonic() + LONGEST_TICK
    changed = False
    for path in [path for path in _asked if _is_due(path)]:
        if time.monotonic() < end:
            del _asked[path]
            changed |= load(path)
    if changed:
        redraw_sidebars()
    return TICK if _asked else None


def _is_due(path: Path) -> bool:
    known = _known.get(path)
    return known is None or time.monotonic() - known.looked > LOOK_AGAIN


def register() -> None:
    """Make room for thumbnails."""
    _collections.append(bpy.utils.previews.new())


def unregister() -> None:
    """Forget all thumbnails."""
    if bpy.app.timers.is_registered(_load_asked):
        bpy.app.timers.unregister(_load_asked)
    _asked.clear()
    _known.clear()
    bpy.utils.previews.remove(_collections.pop())
