# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a window a session keeps the same limits, and goes on where it stopped once more is allowed."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.scene.command_line import main
from maquette.tests.blender.answering_server import AnsweringServer, answers_for_models
from maquette.tests.unit.providers.model_server import ModelServer, says
from maquette.tests.unit.providers.wires import CHAT


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with AnsweringServer(CHAT) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pixels = np.full((32, 48, 3), 180, np.uint8)
    pixels[16:] = (90, 120, 80)
    pixels[10:20, 16:26] = (200, 40, 30)
    path = tmp_path_factory.mktemp("picture") / "thing.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture(scope="module")
def answers(picture: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the built-in analyst says to the picture."""
    out = tmp_path_factory.mktemp("own") / "out"
    assert main(["reconstruct", str(picture), "--out", str(out), "--samples", "1", "--attempts", "1"]) == 0
    return answers_for_models(out / "session")


@pytest.mark.parametrize(
    ("limit", "cause", "most_calls"),
    [
        (["--calls", "3"], "The session has asked 3 questions; the limit is 3.", 3),
        (["--tokens", "30000"], "tokens and the next question needs at least", 30),
        (["--dollars", "0.2", "--price-in", "1", "--price-out", "10"], "the limit is $0.20.", 30),
    ],
    ids=["calls", "tokens", "dollars"],
)
def test_a_limit_stops_before_the_question_that_would_break_it_and_more_lets_it_go_on(
    limit: list[str],
    cause: str,
    most_calls: int,
    picture: Path,
    answers: list[str],
    server: ModelServer,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    usage = {"prompt_tokens": 3_000, "completion_tokens": 2_000}
    server.acts = [says(answer, usage=usage) for answer in answers]
    asked = ["reconstruct", str(picture), "--out", str(tmp_path), "--samples", "1", "--attempts", "1"]
    asked += ["--provider", "compatible", "--model", "m", "--address", server.address]
    assert main([*asked, *limit]) == 2
    assert cause in capfd.readouterr().err
    begun = len(server.received)
    assert 0 < begun <= most_calls
    lines = (tmp_path / "session" / "journal.jsonl").read_text(encoding="ascii").splitlines()
    usages = [entry["result"]["usage"] for entry in map(json.loads, lines[1:]) if entry["effect"] == "Ask"]
    assert sum(entry["calls"] for entry in usages) == begun
    if "--tokens" in limit:
        assert sum(entry["tokens_in"] + entry["tokens_out"] for entry in usages) <= 30_000
    if "--dollars" in limit:
        assert 0.0 < sum(entry["dollars"] for entry in usages) <= 0.2
    assert main([*asked, "--resume"]) == 0
    assert len(server.received) > begun
