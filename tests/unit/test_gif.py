# SPDX-License-Identifier: GPL-3.0-or-later
"""Our reader of GIF files agrees with Pillow's."""

import io

import numpy as np
import pytest
from PIL import Image

from maquette.agent.vision.gif import decode_first_frame


def stored(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "GIF", **options)
    return file.getvalue()


def with_pillow(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGBA"))


def pictures() -> list[Image.Image]:
    random = np.random.default_rng(5)
    noise = Image.fromarray(random.integers(0, 256, (97, 131, 3), dtype=np.uint8)).quantize(256)
    y, x = np.mgrid[0:200, 0:300]
    smooth = Image.fromarray(np.stack([x // 2, y, x // 3 + y // 4], axis=-1).astype(np.uint8)).quantize(64)
    two = Image.fromarray(random.random((40, 50)) > 0.5).convert("P")
    return [noise, smooth, two, Image.new("P", (300, 200), 3)]


@pytest.mark.parametrize("interlace", [0, 1])
@pytest.mark.parametrize("index", range(4))
def test_same_pixels_as_pillow(index: int, interlace: int) -> None:
    content = stored(pictures()[index], interlace=interlace)
    np.testing.assert_array_equal(decode_first_frame(content), with_pillow(content))


def test_transparency() -> None:
    content = stored(pictures()[1], transparency=7)
    expected = with_pillow(content)
    assert 0 < (expected[..., 3] == 0).sum() < expected[..., 3].size
    decoded = decode_first_frame(content)
    np.testing.assert_array_equal(decoded[..., 3], expected[..., 3])
    np.testing.assert_array_equal(decoded[expected[..., 3] > 0], expected[expected[..., 3] > 0])


def test_first_of_several_frames() -> None:
    noise, *_ = pictures()
    content = stored(noise, save_all=True, append_images=[Image.new("P", noise.size, 9)])
    np.testing.assert_array_equal(decode_first_frame(content), with_pillow(content))


def test_frame_smaller_than_the_canvas() -> None:
    content = bytearray(stored(Image.new("P", (20, 30), 1)))
    content[6:10] = (40).to_bytes(2, "little") * 2
    decoded = decode_first_frame(bytes(content))
    assert decoded.shape == (40, 40, 4)
    assert (decoded[:30, :20, 3] == 255).all()
    assert not decoded[30:].any() and not decoded[:, 20:].any()


def test_frame_larger_than_the_canvas() -> None:
    content = bytearray(stored(Image.new("P", (20, 30), 1)))
    start = content.index(0x2C, 13 + 3)
    content[start + 5 : start + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(ValueError, match="larger than its canvas"):
        decode_first_frame(bytes(content))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_truncated(share: float) -> None:
    content = stored(pictures()[0])
    with pytest.raises((ValueError, IndexError)):
        decode_first_frame(content[: int(len(content) * share)])


def test_damaged() -> None:
    content = bytearray(stored(Image.new("P", (20, 30), 1)))
    start = content.index(0x2C, 13 + 3) + 10
    content[start + 2 : start + 5] = b"\xff\xff\xff"
    with pytest.raises((ValueError, IndexError)):
        decode_first_frame(bytes(content))
