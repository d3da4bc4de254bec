# SPDX-License-Identifier: GPL-3.0-or-later
"""Bitmaps are read as another program wrote them, and nothing else is taken for one."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.agent.errors import PictureError
from maquette.agent.vision.bitmap import read_bitmap


@pytest.mark.parametrize("width", [1, 2, 3, 4, 37])
def test_colours_come_back_whatever_the_padding(tmp_path: Path, width: int) -> None:
    picture = np.random.default_rng(width).integers(0, 256, (5, width, 3), dtype=np.uint8)
    Image.fromarray(picture).save(tmp_path / "a.bmp")
    assert np.array_equal(read_bitmap(tmp_path / "a.bmp"), picture)


def test_greys_come_back_as_colours(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (6, 7), dtype=np.uint8)
    Image.fromarray(picture, "L").save(tmp_path / "a.bmp")
    assert np.array_equal(read_bitmap(tmp_path / "a.bmp"), np.repeat(picture[..., None], 3, axis=2))


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.bmp"
    Image.fromarray(np.zeros((4, 4, 4), np.uint8), "RGBA").save(path)
    of_another_depth = path.read_bytes()
    Image.fromarray(np.zeros((4, 4, 3), np.uint8)).save(path)
    whole = path.read_bytes()
    for content in (b"", b"BM", whole[:-1], b"\x89PNG" + whole[4:], of_another_depth):
        path.write_bytes(content)
        with pytest.raises(PictureError, match=r"a\.bmp"):
            read_bitmap(path)
    with pytest.raises(PictureError):
        read_bitmap(tmp_path / "missing.bmp")
