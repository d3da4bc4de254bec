# SPDX-License-Identifier: GPL-3.0-or-later
"""A session's picture as what graphics cards take, without a datablock in the artist's file."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..agent.errors import PictureError

if TYPE_CHECKING:
    import gpu
    import numpy as np
    from numpy.typing import NDArray

OVERLAY_GAMMA: Final = 2.2
"""What lies over a viewport is laid there as light, and Blender turns it into levels with this exponent,
whatever the scene's view transform is (``OCIO_ProcessColor`` in its display shader, 4.2 to 5.2)."""


@dataclass
class WipePicture:
    """One picture, read from disk, and its texture once it has been drawn."""

    path: Path
    pixels: "NDArray[np.float32]" = field(repr=False)
    """``(height, width, 4)``, row 0 at the bottom: the light that overlays are given in."""
    _textures: "list[gpu.types.GPUTexture]" = field(default_factory=list, repr=False)

    def texture(self) -> "gpu.types.GPUTexture":
        """The texture; only where something is being drawn is there a graphics context to make it in."""
        # The type checker's stubs know no constructors of these classes.
        import gpu.types as graphics

        make: Any = graphics
        if not self._textures:
            height, width, _ = self.pixels.shape
            buffer = make.Buffer("FLOAT", self.pixels.size, self.pixels.reshape(-1))
            self._textures.append(make.GPUTexture((width, height), format="RGBA16F", data=buffer))
        return self._textures[0]


_read: dict[Path, tuple[int, WipePicture]] = {}
"""By path, with the time of its last change, in nanoseconds."""


def load_wipe_picture(path: Path) -> WipePicture:
    """The picture at ``path``, read only where it has changed since. Raises ``PictureError``."""
    import numpy as np

    from ..agent.vision.png import read_png

    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise PictureError(
            f"The picture {path} is gone: {error.strerror}.", "Reconstruct the picture again.", ""
        ) from error
    if path in _read and _read[path][0] == changed:
        return _read[path][1]
    levels = read_png(path)[::-1]
    pixels = np.ones((*levels.shape[:2], 4), np.float32)
    pixels[..., :3] = (levels / np.float32(255)) ** np.float32(OVERLAY_GAMMA)
    picture = WipePicture(path, pixels)
    _read[path] = (changed, picture)
    return picture


def forget_wipe_pictures() -> None:
    """Free their memory, that on the graphics card included."""
    _read.clear()
