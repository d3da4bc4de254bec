# SPDX-License-Identifier: GPL-3.0-or-later
"""Session pictures come back as they were written, and nothing else is taken for one."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.agent.errors import PictureError, SessionError
from maquette.agent.vision.png import read_png, write_png


def _noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize("shape", [(1, 1), (7, 5), (64, 96)])
def test_round_trip(tmp_path: Path, shape: tuple[int, int]) -> None:
    picture = _noise(*shape)
    write_png(tmp_path / "picture ü.png", picture)
    again = read_png(tmp_path / "picture ü.png")
    assert np.array_equal(again, picture)
    assert again.flags.writeable
    assert [entry.name for entry in tmp_path.iterdir()] == ["picture ü.png"]


def test_other_programs_read_it(tmp_path: Path) -> None:
    picture = _noise(9, 4)
    write_png(tmp_path / "a.png", picture)
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "RGB"
        assert np.array_equal(np.asarray(image), picture)


def test_a_slice_of_an_array_is_written(tmp_path: Path) -> None:
    picture = _noise(8, 8)
    write_png(tmp_path / "a.png", picture[::2, ::-1])
    assert np.array_equal(read_png(tmp_path / "a.png"), picture[::2, ::-1])


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4, 3), np.float32), np.zeros((4, 4), np.uint8), np.zeros((0, 4, 3), np.uint8)]
)
def test_other_arrays_are_refused(tmp_path: Path, wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8"):
        write_png(tmp_path / "a.png", wrong)


def test_an_unwritable_path_is_a_session_error(tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        write_png(tmp_path / "missing" / "a.png", _noise(2, 2))


def test_a_failed_write_leaves_the_old_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_png(path, _noise(2, 2))
    (tmp_path / "a.png.part").mkdir()
    with pytest.raises(SessionError):
        write_png(path, _noise(3, 3))
    assert np.array_equal(read_png(path), _noise(2, 2))


def test_every_damaged_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_png(path, _noise(3, 2))
    content = path.read_bytes()
    for index in range(len(content)):
        damaged = bytearray(content)
        damaged[index] ^= 0x40
        path.write_bytes(bytes(damaged))
        with pytest.raises(PictureError):
            read_png(path)


def test_every_truncation_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_png(path, _noise(3, 2))
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        with pytest.raises(PictureError):
            read_png(path)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "RGB"])
def test_pictures_of_other_programs_are_refused(tmp_path: Path, mode: str) -> None:
    gradient = Image.fromarray(np.arange(64 * 64, dtype=np.uint8).reshape(64, 64)).convert(mode)
    gradient.save(tmp_path / "other.png")
    with pytest.raises(PictureError):
        read_png(tmp_path / "other.png")


def test_a_missing_file_is_a_picture_error(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"a\.png"):
        read_png(tmp_path / "a.png")
