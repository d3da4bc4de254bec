# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input on the command line: one clear line, exit status 2, nothing written."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.scene.command_line import main


def declared(width: int, height: int) -> bytes:
    """A PNG whose header declares a size that its data does not have."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def truncated(path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path, "PNG")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


MAKERS: dict[str, Callable[[Path], object]] = {
    "no such file": lambda path: None,
    "a folder": lambda path: path.mkdir(),
    "not an image": lambda path: path.write_text("just words, and not a picture at all"),
    "truncated": truncated,
    "0 bytes": lambda path: path.touch(),
    "1x1": lambda path: Image.new("RGB", (1, 1)).save(path, "PNG"),
    "30000x30000 declared": lambda path: path.write_bytes(declared(30000, 30000)),
}


def refused(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert main(["reconstruct", *arguments]) == 2
    captured = capfd.readouterr()
    lines = [line for line in captured.err.splitlines() if line.strip()]
    assert len(lines) == 1, captured.err
    assert "Traceback" not in captured.err
    return lines[0]


@pytest.mark.parametrize("kind", MAKERS)
def test_a_bad_picture(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "a picture ü.png"
    MAKERS[kind](picture)
    line = refused([str(picture), "--out", str(tmp_path / "out")], capfd)
    assert "a picture ü.png" in line
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_cannot_be_written(
    tmp_path: Path, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    picture = repository / "examples" / "coffee.png"
    assert "cannot be written" in refused([str(picture), "--out", str(tmp_path / "file" / "out")], capfd)
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_picture_of_which_too_little_would_be_left(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (16, 2000)).save(tmp_path / "stripe.png")
    line = refused([str(tmp_path / "stripe.png"), "--out", str(tmp_path / "out")], capfd)
    assert "too narrow: at this size 4 x 512 pixels" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--seed", "2147483647"), ("--samples", "0"), ("--size", "99999999")])
def test_a_number_that_blender_cannot_take(
    option: tuple[str, str], tmp_path: Path, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture = repository / "examples" / "coffee.png"
    assert main(["reconstruct", str(picture), "--out", str(tmp_path / "out"), *option]) == 2
    assert f"argument {option[0]}: must be from" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_output_folder_with_files_of_the_artists(
    tmp_path: Path, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "render.png"
    picture.write_bytes((repository / "examples" / "coffee.png").read_bytes())
    before = picture.read_bytes()
    assert "a render.png of yours" in refused([str(picture), "--out", str(tmp_path)], capfd)
    (tmp_path / "session").mkdir()
    assert "a render.png of yours" in refused([str(picture), "--out", str(tmp_path)], capfd)
    picture.rename(tmp_path / "other.png")
    (tmp_path / "session").rmdir()
    (tmp_path / "scene.blend").write_text("years of work")
    assert "a scene.blend of yours" in refused([str(tmp_path / "other.png"), "--out", str(tmp_path)], capfd)
    assert (tmp_path / "other.png").read_bytes() == before
    assert (tmp_path / "scene.blend").read_text() == "years of work"
    assert not (tmp_path / "session").exists()


def test_an_unknown_provider(tmp_path: Path, repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    picture = repository / "examples" / "coffee.png"
    line = refused([str(picture), "--out", str(tmp_path / "out"), "--provider", "oracle"], capfd)
    assert "oracle" in line and "builtin" in line
    assert not (tmp_path / "out").exists()


def test_a_session_of_another_picture_is_not_resumed(
    tmp_path: Path, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    session = tmp_path / "out" / "session"
    session.mkdir(parents=True)
    (session / "journal.jsonl").write_text('{"format": 1, "settings": {}, "provider": "builtin", "reference": "?"}\n')
    picture = repository / "examples" / "coffee.png"
    assert "other settings" in refused([str(picture), "--out", str(tmp_path / "out"), "--resume"], capfd)


def test_a_folder_of_something_else_is_not_emptied(
    tmp_path: Path, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    session = tmp_path / "out" / "session"
    session.mkdir(parents=True)
    (session / "thesis.txt").write_text("years of work")
    picture = repository / "examples" / "coffee.png"
    assert "something else" in refused([str(picture), "--out", str(tmp_path / "out")], capfd)
    assert (session / "thesis.txt").read_text() == "years of work"
