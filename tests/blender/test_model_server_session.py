# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole reconstruction whose every answer comes from a server, over real HTTP."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.scene.command_line import main
from maquette.tests.blender.answering_script import TIE, answers_of
from maquette.tests.unit.providers.model_server import Act, ModelServer, says

KEY = "canary-b81c04-not-to-be-seen"


class Answering(ModelServer):
    """Says of each pair that neither comes nearer, and plays its acts for all other questions."""

    def next_act(self) -> Act:
        compares = "# Compare:" in json.dumps(self.received[-1].body)
        return says(json.dumps(TIE)) if compares else super().next_act()


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with Answering() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red thing on a green ground."""
    pixels = np.full((40, 60, 3), 180, np.uint8)
    pixels[20:] = (90, 120, 80)
    pixels[12:26, 20:32] = (200, 40, 30)
    Image.fromarray(pixels).save(tmp_path / "thing.png")
    return tmp_path / "thing.png"


def test_a_session_asked_of_a_server_goes_as_the_answers_go_and_leaves_no_key_behind(
    server: ModelServer,
    picture: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The server gives the answers that the built-in analyst has given before."""
    own, asked = tmp_path / "own", tmp_path / "asked"
    assert main(["reconstruct", str(picture), "--out", str(own), "--samples", "1"]) == 0
    answers = answers_of(own / "session")
    server.acts = [says(json.dumps(answer)) for answer in answers]
    monkeypatch.setenv("MAQUETTE_KEY", KEY)
    monkeypatch.setenv("MAQUETTE_MODEL", "seer-for-a-session")
    options = ["--provider", "compatible", "--address", server.address, "--samples", "1"]
    options += ["--record", str(asked / "tape.jsonl")]
    assert main(["reconstruct", str(picture), "--out", str(asked), *options]) == 0
    assert answers_of(asked / "session") == answers and len(server.received) >= len(answers)
    assert {received.headers["Authorization"] for received in server.received} == {f"Bearer {KEY}"}
    results = [json.loads((out / "result.json").read_text(encoding="utf-8")) for out in (own, asked)]
    assert results[0]["final"] == results[1]["final"]
    written = [path.read_bytes() for path in asked.rglob("*") if path.is_file()]
    assert (asked / "tape.jsonl").exists() and not any(KEY.encode() in data for data in written)
    assert KEY not in "".join(capfd.readouterr())


def test_a_server_elsewhere_is_not_asked_while_blender_is_offline(
    picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAQUETTE_KEY", KEY)
    options = ["--provider", "compatible", "--address", "https://models.example.com/v1", "--model", "m"]
    assert main(["reconstruct", str(picture), "--out", str(tmp_path / "out"), *options]) == 2
    assert capfd.readouterr().err.startswith("maquette: Offline: models.example.com is beyond this computer. Allow ")
    assert not (tmp_path / "out").exists()
