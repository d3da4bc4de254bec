# SPDX-License-Identifier: GPL-3.0-or-later
"""A server to ask, a question to put, and a provider that asks it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from maquette.agent.prompt_book import ANSWERS
from maquette.agent.providers import patience
from maquette.agent.providers.compatible import CompatibleProvider
from maquette.agent.providers.description import ProviderSettings
from maquette.agent.records import schema_of
from maquette.agent.request import Picture, Reply, Request
from maquette.agent.secret import Secret
from maquette.agent.vision.png import write_png
from maquette.agent.watch import Watch
from maquette.tests.unit.providers.model_server import ModelServer

KEY = "canary-7f3a9c-not-to-be-seen"
MODEL = "seer-7b"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again at once, so that no test waits for it."""
    monkeypatch.setattr(patience, "FIRST_WAIT", 0.01)


@pytest.fixture
def request_for_code() -> Request:
    return Request(
        task="generate",
        system="You rebuild pictures.",
        prompt="Write the scaffold of the “cup”.",
        pictures=(Picture("reference.png", "The reference"),),
        schema=schema_of(ANSWERS["generate"]),
        facts={},
        seed=0,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session folder with the reference in it."""
    write_png(tmp_path / "reference.png", np.full((4, 6, 3), 90, np.uint8))
    return tmp_path


@pytest.fixture
def ask(server: ModelServer, request_for_code: Request, folder: Path) -> Callable[..., Reply]:
    """Put the question to the server; settings and the watch may be given by name."""

    def ask(watch: Watch | None = None, timeout: float = 5.0, key: str = KEY, address: str = "") -> Reply:
        settings = ProviderSettings(MODEL, Secret(key), address or server.address, timeout)
        return CompatibleProvider(settings).answer(request_for_code, folder, watch or Watch())

    return ask
