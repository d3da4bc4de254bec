# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole reconstructions whose answers come from a server, over real HTTP, through the clients that are shipped."""

import json
import logging
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import zstandard
from PIL import Image

from maquette.agent.providers.registry import DESCRIPTIONS
from maquette.scene.command_line import main
from maquette.tests.blender.answering_server import AnsweringServer, answers_for_models
from maquette.tests.unit.providers.model_server import ModelServer
from maquette.tests.unit.providers.wires import WIRES, Wire

KEY = "canary-b81c04-not-to-be-seen"
ZSTANDARD = b"\x28\xb5\x2f\xfd"
"""What compressed files begin with, those of Blender included."""


@pytest.fixture(params=WIRES, ids=lambda wire: wire.provider)
def wire(request: pytest.FixtureRequest) -> Wire:
    wire: Wire = request.param
    return wire


@pytest.fixture
def server(wire: Wire) -> Iterator[ModelServer]:
    with AnsweringServer(wire) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A red thing on a green ground."""
    pixels = np.full((40, 60, 3), 180, np.uint8)
    pixels[20:] = (90, 120, 80)
    pixels[12:26, 20:32] = (200, 40, 30)
    path = tmp_path_factory.mktemp("picture") / "thing.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture(scope="module")
def own(picture: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of the built-in analyst."""
    out = tmp_path_factory.mktemp("own") / "out"
    assert main(["reconstruct", str(picture), "--out", str(out), "--samples", "1"]) == 0
    return out


def written_in(folder: Path) -> dict[Path, bytes]:
    """The content of every file below ``folder``, as it was before it was compressed."""
    return {path: _uncompressed(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def _uncompressed(data: bytes) -> bytes:
    if not data.startswith(ZSTANDARD):
        return data
    return zstandard.ZstdDecompressor().stream_reader(BytesIO(data), read_across_frames=True).read()


def test_a_session_asked_of_a_server_goes_as_the_answers_go_and_leaves_no_key_behind(
    wire: Wire,
    server: ModelServer,
    picture: Path,
    own: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The server gives the answers that the built-in analyst has given before."""
    caplog.set_level(logging.DEBUG)
    asked = tmp_path / "asked"
    answers = answers_for_models(own / "session")
    server.acts = [wire.says(answer) for answer in answers]
    monkeypatch.setenv(DESCRIPTIONS[wire.provider].key_variables[0], KEY)
    monkeypatch.setenv("MAQUETTE_MODEL", wire.model)
    address = server.address.removesuffix("/v1") + wire.suffix
    options = ["--provider", wire.provider, "--address", address, "--samples", "1"]
    options += ["--record", str(asked / "tape.jsonl")]
    assert main(["reconstruct", str(picture), "--out", str(asked), *options]) == 0
    # Whoever looks at pictures is let try more often, and repeats itself here.
    assert answers_for_models(asked / "session")[: len(answers)] == answers
    assert {wire.key_of(received) for received in server.received} == {KEY}
    results = [json.loads((out / "result.json").read_text(encoding="utf-8")) for out in (own, asked)]
    assert results[0]["final"] == results[1]["final"]
    written = written_in(tmp_path)
    assert {"tape.jsonl", "journal.jsonl", "report.html", "scene.blend", "result.json"} <= {
        path.name for path in written
    }
    assert b"Scene" in written[asked / "scene.blend"]
    assert [path for path, data in written.items() if KEY.encode() in data] == []
    assert KEY not in "".join([*capfd.readouterr(), caplog.text])


def test_a_server_elsewhere_is_not_asked_while_blender_is_offline(
    picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAQUETTE_KEY", KEY)
    options = ["--provider", "compatible", "--address", "https://models.example.com/v1", "--model", "m"]
    assert main(["reconstruct", str(picture), "--out", str(tmp_path / "out"), *options]) == 2
    assert capfd.readouterr().err.startswith("maquette: Offline: models.example.com is beyond this computer. Allow ")
    assert not (tmp_path / "out").exists()
