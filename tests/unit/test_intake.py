# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of file that an artist may choose, and every kind of wrong one."""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.agent.errors import PictureError
from maquette.agent.vision import intake
from maquette.agent.vision.intake import prepare_reference, read_reference, working_size

WIDTH, HEIGHT = 48, 32


def smooth_picture() -> np.ndarray:
    """No two corners alike, and soft enough for JPEG."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack([x * 255 / WIDTH, y * 255 / HEIGHT, 255 - x * 128 / WIDTH], axis=-1).astype(np.uint8)


def store(folder: Path, name: str, image: Image.Image, **options: object) -> Path:
    path = folder / name
    image.save(path, **options)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(PictureError) as caught:
        read_reference(path)
    assert caught.value.cause.endswith(".") and "\n" not in caught.value.cause
    assert caught.value.remedy.endswith(".") and "\n" not in caught.value.remedy
    return caught.value.cause


def test_plain_rgb_comes_through_exactly(tmp_path: Path) -> None:
    for name in ("picture.png", "picture.bmp", "picture.tiff"):
        path = store(tmp_path, name, Image.fromarray(smooth_picture()))
        read = read_reference(path)
        assert read.dtype == np.uint8
        np.testing.assert_array_equal(read, smooth_picture())


@pytest.mark.parametrize(("name", "options"), [("picture.jpg", {"quality": 95}), ("picture.webp", {"lossless": True})])
def test_compressed_forms(tmp_path: Path, name: str, options: dict[str, object]) -> None:
    read = read_reference(store(tmp_path, name, Image.fromarray(smooth_picture()), **options))
    assert np.abs(read.astype(int) - smooth_picture()).mean() < 3.0


@pytest.mark.parametrize("name", ["with spaces in it.png", "Ünïcode 写真 🖼.png", "no extension"])
def test_any_name(tmp_path: Path, name: str) -> None:
    path = store(tmp_path, name, Image.fromarray(smooth_picture()), format="PNG")
    assert read_reference(path).shape == (HEIGHT, WIDTH, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["turned.png", "turned.jpg", "turned.webp", "turned.tiff"])
@pytest.mark.parametrize("with_pillow", [True, False])
def test_exif_rotation(
    tmp_path: Path, name: str, orientation: int, with_pillow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    upright = Image.fromarray(smooth_picture())
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = store(tmp_path, name, stored, exif=exif)
    if not with_pillow:
        monkeypatch.setattr(intake, "_import_pillow", lambda: None)
    read = read_reference(path, lambda _: np.asarray(stored) / np.float32(255))
    assert np.abs(read.astype(int) - smooth_picture()).mean() < 4.0


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    pixels = np.dstack([smooth_picture(), np.full((HEIGHT, WIDTH), 255, np.uint8)])
    pixels[:8, :, 3] = 0
    pixels[8:16, :, 3] = 128
    read = read_reference(store(tmp_path, "alpha.png", Image.fromarray(pixels)))
    assert (read[:8] == 255).all()
    half = 255 - (255 - smooth_picture()[8:16].astype(float)) * 128 / 255
    assert np.abs(read[8:16] - half).max() <= 1
    np.testing.assert_array_equal(read[16:], smooth_picture()[16:])


def test_grey_with_and_without_alpha(tmp_path: Path) -> None:
    grey = smooth_picture()[..., 0]
    read = read_reference(store(tmp_path, "grey.png", Image.fromarray(grey)))
    np.testing.assert_array_equal(read, np.repeat(grey[..., None], 3, axis=-1))
    transparent = Image.merge("LA", [Image.fromarray(grey), Image.new("L", (WIDTH, HEIGHT), 0)])
    assert (read_reference(store(tmp_path, "grey alpha.png", transparent)) == 255).all()


def test_palette_with_and_without_transparency(tmp_path: Path) -> None:
    palette = Image.fromarray(smooth_picture()).quantize(64)
    read = read_reference(store(tmp_path, "palette.png", palette))
    np.testing.assert_array_equal(read, np.asarray(palette.convert("RGB")))
    corner = palette.getpixel((0, 0))
    transparent = read_reference(store(tmp_path, "clear.png", palette, transparency=corner))
    assert (transparent[0, 0] == 255).all()


@pytest.mark.parametrize("name", ["deep.png", "deep.tiff"])
def test_sixteen_bit_grey(tmp_path: Path, name: str) -> None:
    deep = smooth_picture()[..., 0].astype(np.uint16) * 257
    read = read_reference(store(tmp_path, name, Image.fromarray(deep)))
    np.testing.assert_array_equal(read[..., 1], smooth_picture()[..., 0])


def test_sixteen_bit_rgb(tmp_path: Path) -> None:
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in smooth_picture().astype(np.uint16) * 257)
    path = tmp_path / "deep.png"
    path.write_bytes(png(WIDTH, HEIGHT, zlib.compress(rows), bits=16))
    np.testing.assert_array_equal(read_reference(path), smooth_picture())


def test_cmyk(tmp_path: Path) -> None:
    path = store(tmp_path, "print.jpg", Image.fromarray(smooth_picture()).convert("CMYK"), quality=95)
    assert np.abs(read_reference(path).astype(int) - smooth_picture()).mean() < 6.0


@pytest.mark.parametrize("with_pillow", [True, False])
def test_first_frame_of_an_animation(tmp_path: Path, with_pillow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not with_pillow:
        monkeypatch.setattr(intake, "_import_pillow", lambda: None)
    frames = [Image.new("RGB", (WIDTH, HEIGHT), colour) for colour in ("#d02010", "#1020d0")]
    path = store(tmp_path, "moving.gif", frames[0], save_all=True, append_images=frames[1:])
    assert np.abs(read_reference(path).astype(int) - (0xD0, 0x20, 0x10)).max() <= 4


def test_no_such_file(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "missing.png")
    assert "There is no file" in refusal(store(tmp_path, "file.png", Image.new("RGB", (20, 20))) / "below.png")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    assert "0 bytes" in refusal(tmp_path / "empty.png")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    endless = tmp_path / "endless.png"
    endless.symlink_to(endless)
    assert "cannot be read" in refusal(endless)


@pytest.mark.parametrize("content", [b"just some words\n", b"RIFF\x10\0\0\0WAVEfmt ", b"%!PS-Adobe-3.0\n"])
def test_no_picture(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.png"
    path.write_bytes(content)
    assert "not a picture" in refusal(path)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.98])
@pytest.mark.parametrize("name", ["cut.png", "cut.jpg", "cut.gif", "cut.webp", "cut.bmp", "cut.tiff"])
def test_truncated(tmp_path: Path, name: str, share: float) -> None:
    assert "truncated" in refusal(store_truncated(tmp_path, name, share))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.98])
@pytest.mark.parametrize("name", ["cut.png", "cut.jpg", "cut.gif", "cut.webp", "cut.bmp"])
def test_truncated_without_pillow(tmp_path: Path, name: str, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """No decoder is needed to notice it."""
    monkeypatch.setattr(intake, "_import_pillow", lambda: None)
    assert "truncated" in refusal(store_truncated(tmp_path, name, share))


def store_truncated(folder: Path, name: str, share: float) -> Path:
    noise = np.random.default_rng(1).integers(0, 256, (96, 128, 3), dtype=np.uint8)
    path = store(folder, name, Image.fromarray(noise))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def test_damaged(tmp_path: Path) -> None:
    path = store(tmp_path, "damaged.png", Image.fromarray(smooth_picture()))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("size", [(1, 1), (15, 400), (400, 15)])
def test_too_small(tmp_path: Path, size: tuple[int, int]) -> None:
    assert "too small" in refusal(store(tmp_path, "dot.png", Image.new("RGB", size)))


def test_smallest_allowed(tmp_path: Path) -> None:
    assert read_reference(store(tmp_path, "tiny.png", Image.new("RGB", (16, 16)))).shape == (16, 16, 3)


def test_huge_declared_size_is_refused_before_decoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[Path] = []
    monkeypatch.setattr(intake, "_decode_with_pillow", lambda *arguments: decoded.append(arguments[1]))
    limit = Image.MAX_IMAGE_PIXELS
    path = tmp_path / "bomb.png"
    path.write_bytes(png(30000, 30000, zlib.compress(b"\0" * 1000)))
    assert "too large: 30000 x 30000" in refusal(path)
    jpeg = store(tmp_path, "bomb.jpg", Image.fromarray(smooth_picture())).read_bytes()
    stored = struct.pack(">HH", HEIGHT, WIDTH)
    (tmp_path / "bomb.jpg").write_bytes(jpeg.replace(stored, struct.pack(">HH", 30000, 30000), 1))
    assert "too large: 30000 x 30000" in refusal(tmp_path / "bomb.jpg")
    assert decoded == []
    assert limit == Image.MAX_IMAGE_PIXELS


def test_without_pillow_the_callers_decoder_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    path = tmp_path / "picture.png"
    path.write_bytes(png(WIDTH, HEIGHT, b""))
    grey = smooth_picture()[..., :1] / np.float32(255)
    np.testing.assert_array_equal(read_reference(path, lambda _: grey), np.repeat(smooth_picture()[..., :1], 3, -1))
    clear = np.zeros((HEIGHT, WIDTH, 4), np.float32)
    assert (read_reference(path, lambda _: clear) == 255).all()
    assert "without Pillow" in refusal(path)

    def fails(_: Path) -> np.ndarray:
        raise RuntimeError("cannot load")

    with pytest.raises(PictureError, match="damaged"):
        read_reference(path, fails)


@pytest.mark.parametrize(
    ("size", "long_side", "expected"),
    [
        ((600, 400), 300, (300, 200)),
        ((400, 600), 300, (200, 300)),
        ((20, 16), 300, (20, 16)),
        ((300, 200), 300, (300, 200)),
        ((10000, 16), 300, (300, 1)),
        ((601, 400), 600, (600, 399)),
    ],
)
def test_working_size(size: tuple[int, int], long_side: int, expected: tuple[int, int]) -> None:
    assert working_size(*size, long_side) == expected


def test_prepared_reference_is_averaged_in_linear_light() -> None:
    stripes = np.zeros((32, 48, 3), np.uint8)
    stripes[:, ::2] = 255
    prepared = prepare_reference(stripes, 24)
    assert prepared.shape == (16, 24, 3)
    # Half the light is 188 in sRGB, not 128.
    assert (prepared == 188).all()


def test_small_pictures_stay_as_they_are() -> None:
    np.testing.assert_array_equal(prepare_reference(smooth_picture(), 512), smooth_picture())


def png(width: int, height: int, packed: bytes, bits: int = 8) -> bytes:
    """A PNG file of RGB pixels that were packed already."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
