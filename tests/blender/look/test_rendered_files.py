# SPDX-License-Identifier: GPL-3.0-or-later
"""The readers of rendered files see what Blender sees in them."""

from pathlib import Path

import bpy
import numpy as np
import pytest

from maquette.agent.errors import PictureError
from maquette.agent.vision.bitmap import read_bitmap
from maquette.agent.vision.open_exr import read_exr_channel
from maquette.scene.load_pixels import load_pixels

WIDTH, HEIGHT = 37, 20


def save(path: Path, file_format: str, *, codec: str = "NONE", depth: str = "32", mode: str = "RGB") -> np.ndarray:
    """Let Blender write a picture of noise; as its own loader gives it back."""
    image = bpy.data.images.new("noise", WIDTH, HEIGHT, float_buffer=file_format == "OPEN_EXR")
    pixels = np.random.default_rng(3).random(WIDTH * HEIGHT * 4, np.float32) * 300
    pixels[3::4] = 1.0
    image.pixels.foreach_set(pixels if file_format == "OPEN_EXR" else np.clip(pixels / 300, 0, 1))
    settings = bpy.context.scene.render.image_settings
    settings.file_format, settings.color_mode = file_format, mode
    if file_format == "OPEN_EXR":
        settings.color_depth, settings.exr_codec = depth, codec
    try:
        image.save_render(str(path))
    finally:
        bpy.data.images.remove(image)
    return load_pixels(path)


def test_a_bitmap_holds_the_same_pixels(tmp_path: Path) -> None:
    loaded = save(tmp_path / "noise.bmp", "BMP")
    assert np.array_equal(read_bitmap(tmp_path / "noise.bmp"), np.rint(loaded * 255).astype(np.uint8))


@pytest.mark.parametrize("channel", range(3))
def test_an_exr_file_holds_the_same_numbers(tmp_path: Path, channel: int) -> None:
    loaded = save(tmp_path / "noise.exr", "OPEN_EXR")
    assert loaded.max() > 1
    assert np.array_equal(read_exr_channel(tmp_path / "noise.exr", "RGB"[channel]), loaded[..., channel])


def test_other_exr_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.exr"
    save(path, "OPEN_EXR")
    whole = path.read_bytes()
    save(path, "OPEN_EXR", codec="ZIP")
    packed = path.read_bytes()
    save(path, "OPEN_EXR", depth="16")
    half = path.read_bytes()
    for content in (b"", whole[:-1], whole[:40], b"BM" + whole[2:], packed, half):
        path.write_bytes(content)
        with pytest.raises(PictureError, match=r"noise\.exr"):
            read_exr_channel(path, "R")
    path.write_bytes(whole)
    with pytest.raises(PictureError):
        read_exr_channel(path, "Z")
