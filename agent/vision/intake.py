# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes in the picture that the artist chose: whatever its file form, out comes upright 8-bit sRGB.

Pillow decodes where it can be imported. Blender does not bring it, so that the caller passes
Blender's own loader as well, which reads everything but GIF. Nothing is decoded before the
declared size was found bearable. Colour profiles are not applied: values are taken as sRGB.
"""

import io
import stat
import struct
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PictureError
from .colour import LINEAR_OF_8_BIT, as_8_bit, linear_to_srgb
from .gif import decode_first_frame
from .picture_header import PictureHeader, read_header
from .resize import shrink

if TYPE_CHECKING:
    from PIL.Image import Image

Picture = NDArray[np.uint8]
Decoder = Callable[[Path], NDArray[np.floating[Any]]]
"""Decodes a picture file to ``(height, width, 1 to 4)`` display-referred sRGB in 0..1, grey or RGB with or
without straight alpha, row 0 at the top, as it is stored: not turned by its Exif orientation."""

SHORTEST_SIDE: Final = 16
"""Pixels; in anything smaller there is nothing to tell apart."""
MOST_PIXELS: Final = 80_000_000
"""Below the 89 million at which Pillow begins to warn; unpacked a quarter of a gigabyte."""
MOST_BYTES: Final = 400_000_000
"""File size; an uncompressed picture of ``MOST_PIXELS`` with alpha is smaller."""

FORMS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""All that Pillow may try: some of its other readers run programs on the file."""

CHOOSE_ANOTHER: Final = "Choose a PNG, JPEG, WebP, TIFF or BMP file."
SAVE_AGAIN: Final = "Save or download the picture again, or choose another one."
SCALE_DOWN: Final = "Scale the picture down in an image editor first."

DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)
"""What decoders raise on damaged files."""


def read_reference(path: Path, decoder: Decoder | None = None) -> Picture:
    """The picture at ``path``: uint8 ``(height, width, 3)`` sRGB, upright, row 0 at the top.

    Of an animation the first frame is taken; transparent parts are laid on white. ``decoder`` is
    used where Pillow cannot be imported. Raises ``PictureError``.
    """
    content = _read_file(path)
    try:
        header = read_header(content)
    except EOFError as error:
        raise _damaged(path) from error
    if header is None:
        raise _not_a_picture(path)
    _check_size(path, header.width, header.height)
    if not header.whole:
        raise _damaged(path)
    pillow = _import_pillow()
    if pillow is not None:
        return _decode_with_pillow(pillow, path, content)
    if header.form == "GIF":
        return _decode_gif(path, content)
    if decoder is None:
        raise PictureError("Pictures cannot be read without Pillow.", "Install it: python -m pip install pillow.")
    return _decode_with(decoder, path, header)


def working_size(width: int, height: int, long_side: int) -> tuple[int, int]:
    """Width and height with the same aspect whose longer side is ``long_side``; never larger than given."""
    share = min(1.0, long_side / max(width, height))
    return max(1, round(width * share)), max(1, round(height * share))


def prepare_reference(picture: Picture, long_side: int) -> Picture:
    """``picture`` averaged over areas, in linear light as a camera would, to its ``working_size``."""
    height, width = picture.shape[:2]
    new_width, new_height = working_size(width, height, long_side)
    if (new_width, new_height) == (width, height):
        return picture
    # Channel by channel: a large photograph in linear floats would take a gigabyte at once.
    channels = [shrink(LINEAR_OF_8_BIT[picture[..., index]], new_height, new_width) for index in range(3)]
    return as_8_bit(linear_to_srgb(np.stack(channels, axis=-1)))


def _read_file(path: Path) -> bytes:
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise PictureError(f"{path} is a folder, not a picture.", "Choose a picture inside it.")
        if not stat.S_ISREG(facts.st_mode):
            raise PictureError(f"{path} is not an ordinary file.", CHOOSE_ANOTHER)
        if facts.st_size == 0:
            raise PictureError(f"The file {path} is empty (0 bytes).", SAVE_AGAIN)
        if facts.st_size > MOST_BYTES:
            raise PictureError(f"The file {path} is larger than {MOST_BYTES // 1_000_000} MB.", SCALE_DOWN)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PictureError(f"There is no file {path}.", "Check the picture's name and folder.") from error
    except OSError as error:
        raise PictureError(
            f"The file {path} cannot be read: {error.strerror}.", "Check that you are allowed to read it."
        ) from error


def _check_size(path: Path, width: int, height: int) -> None:
    if min(width, height) < SHORTEST_SIDE:
        raise PictureError(
            f"The picture {path} is too small: {width} x {height} pixels.",
            f"Choose one with at least {SHORTEST_SIDE} pixels on each side.",
        )
    if width * height > MOST_PIXELS:
        limit = f"more than {MOST_PIXELS // 1_000_000} million"
        raise PictureError(f"The picture {path} is too large: {width} x {height} pixels, {limit}.", SCALE_DOWN)


def _not_a_picture(path: Path) -> PictureError:
    return PictureError(f"The file {path} is not a picture, or of an unknown kind.", CHOOSE_ANOTHER)


def _import_pillow() -> ModuleType | None:
    try:
        import PIL.Image
        import PIL.ImageOps
    except ImportError:
        return None
    return PIL


def _decode_with_pillow(pillow: ModuleType, path: Path, content: bytes) -> Picture:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = pillow.Image.open(io.BytesIO(content), formats=FORMS)
        except pillow.Image.DecompressionBombError as error:
            raise PictureError(f"The picture {path} is too large to be opened.", SCALE_DOWN) from error
        except pillow.UnidentifiedImageError as error:
            raise _not_a_picture(path) from error
        except DAMAGE as error:
            raise _damaged(path) from error
        _check_size(path, *opened.size)
        try:
            opened.verify()
            # A verified picture cannot be loaded any more.
            image = pillow.Image.open(io.BytesIO(content), formats=FORMS)
            image.load()
            return _to_rgb(pillow.ImageOps.exif_transpose(image))
        except DAMAGE as error:
            raise _damaged(path) from error


def _damaged(path: Path) -> PictureError:
    return PictureError(f"The picture {path} is truncated or damaged.", SAVE_AGAIN)


def _to_rgb(image: "Image") -> Picture:
    if image.mode.startswith("I"):
        grey = np.asarray(image).astype(np.float32) / np.float32(65535.0)
        return as_8_bit(np.repeat(grey[..., np.newaxis], 3, axis=-1))
    if image.mode == "F":
        return as_8_bit(np.repeat(np.asarray(image)[..., np.newaxis], 3, axis=-1))
    if image.has_transparency_data:
        with_alpha = np.asarray(image.convert("RGBA")).astype(np.float32) / np.float32(255.0)
        return as_8_bit(_on_paper(with_alpha))
    return np.array(image.convert("RGB"))


def _decode_gif(path: Path, content: bytes) -> Picture:
    try:
        frame = decode_first_frame(content)
    except DAMAGE as error:
        raise _damaged(path) from error
    return as_8_bit(_on_paper(frame.astype(np.float32) / np.float32(255.0)))


def _decode_with(decoder: Decoder, path: Path, header: PictureHeader) -> Picture:
    try:
        pixels = np.asarray(decoder(path), np.float32)
    except PictureError:
        raise
    except Exception as error:
        # Blender's loader reports every kind of damage as one RuntimeError.
        raise _damaged(path) from error
    if pixels.ndim != 3 or pixels.shape[0] == 0 or pixels.shape[1] == 0:
        raise _damaged(path)
    _check_size(path, pixels.shape[1], pixels.shape[0])
    if pixels.shape[2] in (2, 4):
        pixels = _on_paper(pixels)
    return as_8_bit(np.broadcast_to(_turn_upright(pixels, header.orientation), _upright_shape(pixels, header)))


def _upright_shape(pixels: NDArray[np.float32], header: PictureHeader) -> tuple[int, int, int]:
    height, width = pixels.shape[:2]
    return (width, height, 3) if header.orientation >= 5 else (height, width, 3)


def _turn_upright(pixels: NDArray[np.float32], orientation: int) -> NDArray[np.float32]:
    """Undo an Exif orientation (Exif 2.32, 4.6.4 A): 2 to 4 flip or turn, 5 to 8 swap the axes as well."""
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return pixels


def _on_paper(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Straight alpha, the last channel, laid on white."""
    alpha = pixels[..., -1:]
    laid: NDArray[np.float32] = pixels[..., :-1] * alpha + (1.0 - alpha)
    return laid
