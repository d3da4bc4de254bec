# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's own loader gives back the numbers that a file holds."""

from pathlib import Path

import bpy
import numpy as np
import pytest

from maquette.agent.errors import PictureError
from maquette.agent.vision.png import write_png
from maquette.scene.load_pixels import load_pixels


@pytest.fixture(autouse=True)
def empty_file():
    bpy.ops.wm.read_factory_settings(use_empty=True)


def save_with_blender(path: Path, file_format: str, pixels: np.ndarray, *, floats: bool = False) -> None:
    height, width, _ = pixels.shape
    image = bpy.data.images.new("made", width, height, alpha=True, float_buffer=floats)
    image.alpha_mode = "STRAIGHT"
    if floats:
        image.colorspace_settings.name = "Non-Color"
    image.pixels.foreach_set(np.ascontiguousarray(pixels[::-1], np.float32).ravel())
    image.filepath_raw = str(path)
    image.file_format = file_format
    image.save()
    bpy.data.images.remove(image)


def test_every_level_of_an_8_bit_picture_comes_back_upright(tmp_path):
    levels = np.arange(256, dtype=np.uint8)
    picture = np.stack([np.tile(levels, (3, 1)), np.tile(levels[::-1], (3, 1)), np.zeros((3, 256), np.uint8)], axis=-1)
    picture[0, :, 2] = 200
    write_png(tmp_path / "levels.png", picture)

    loaded = load_pixels(tmp_path / "levels.png")

    assert loaded.dtype == np.float32
    assert loaded.shape == (3, 256, 3)
    assert np.array_equal(np.rint(loaded * 255), picture)
    assert np.abs(loaded * 255 - picture).max() < 1e-3


def test_alpha_is_kept_straight(tmp_path):
    pixels = np.array([[[1.0, 0.6, 0.2, 0.4], [0.0, 1.0, 0.0, 1.0]]], np.float32)
    save_with_blender(tmp_path / "alpha.png", "PNG", pixels)

    assert np.abs(load_pixels(tmp_path / "alpha.png") - pixels).max() < 0.5 / 255


def test_floats_come_back_as_they_are(tmp_path):
    pixels = np.array([[[0.5, 1000.0, 3.0, 1.0], [0.0, 0.25, 8.0, 1.0]]], np.float32)
    save_with_blender(tmp_path / "floats.exr", "OPEN_EXR", pixels, floats=True)

    assert np.array_equal(load_pixels(tmp_path / "floats.exr"), pixels[..., :3])


@pytest.mark.parametrize("content", [None, b"", b"no picture at all"])
def test_what_is_no_picture_is_refused_and_leaves_nothing(tmp_path, content):
    path = tmp_path / "picture.png"
    if content is not None:
        path.write_bytes(content)
    images = [image.name for image in bpy.data.images]

    with pytest.raises(PictureError, match=r"picture\.png"):
        load_pixels(path)

    assert [image.name for image in bpy.data.images] == images
