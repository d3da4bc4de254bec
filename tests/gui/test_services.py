# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole reconstructions in Blender's window whose answers come from a server, seen while they are written."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from maquette.development.package import build, build_with_wheels
from maquette.development.wheel_target import PYTHONS
from maquette.development.wheels import NoWheels
from maquette.scene.command_line import main
from maquette.tests.blender.answering_server import AnsweringServer, answers_for_models
from maquette.tests.gui.at_work import PREFERENCES, assert_nothing_is_at_work, look_round, set_up, wait_for_state
from maquette.tests.gui.gui import Gui
from maquette.tests.unit.providers.model_server import Act, Exchange
from maquette.tests.unit.providers.wires import CHAT, RESPONSES, Wire

KEY = "canary-3e77d0-not-to-be-seen"
PROSE = "A porcelain mug stands on planks. "
"""What the model says before its first answer, and is read in the sidebar meanwhile."""
WHOLE = 600.0
"""Seconds for a whole reconstruction on a slow machine."""


class ThinkingServer(AnsweringServer):
    """Thinks aloud before its first answer."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self.seen = threading.Event()
        """The test has seen the prose, so that the first answer may go on."""

    def thinks_aloud(self, answer: str) -> Act:
        """Says ``PROSE`` and, when that was seen, ``answer``."""

        def act(exchange: Exchange) -> None:
            exchange.begin(200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
            for data in [*self.wire.begin, self.wire.word(PROSE)]:
                exchange.chunk(data)
            self.seen.wait(WHOLE)
            for data in self.wire.answer(answer):
                exchange.chunk(data)
            exchange.wfile.write(b"0\r\n\r\n")

        return act


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip with the makers' clients where their wheels can be had, else the small one."""
    folder = tmp_path_factory.mktemp("package")
    try:
        (package,) = build_with_wheels(folder, ["linux-x64"], [*PYTHONS, "3.14"])
    except NoWheels:
        package = build(folder)
    return package


@pytest.fixture(scope="module")
def answers(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the built-in analyst says to the example."""
    out = tmp_path_factory.mktemp("own") / "out"
    limits = ["--size", "64", "--samples", "1", "--attempts", "1"]
    assert main(["reconstruct", str(repository / "examples" / "coffee.png"), "--out", str(out), *limits]) == 0
    return answers_for_models(out / "session")


@pytest.fixture(params=[CHAT, RESPONSES], ids=lambda wire: wire.provider)
def server(request: pytest.FixtureRequest, answers: list[str]) -> Iterator[ThinkingServer]:
    with ThinkingServer(request.param) as server:
        first, *others = answers
        server.acts = [server.thinks_aloud(first), *map(server.wire.says, others)]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.seen.set()
        server.shutdown()
        thread.join()


def test_a_whole_reconstruction_shows_the_answer_while_it_is_written(
    gui: Gui, repository: Path, server: ThinkingServer
) -> None:
    wire = server.wire
    client = wire.provider == "openai"
    if client and not gui.value("__import__('importlib.util').util.find_spec('openai') is not None"):
        pytest.skip("the package was built without wheels for this Blender's Python")
    set_up(gui, repository, samples=1, mode="RUN")
    gui.open_sidebar()
    address = server.address.removesuffix("/v1") + wire.suffix
    gui.run(
        f"preferences = {PREFERENCES}\n"
        f"preferences.provider, preferences.attempts = {wire.provider!r}, 1\n"
        f"service = preferences.{wire.provider}\n"
        f"service.address, service.model, service.key = {address!r}, {wire.model!r}, {KEY!r}"
    )
    gui.click("Reconstruct")
    gui.wait_for("porcelain", 120)
    server.seen.set()
    wait_for_state(gui, "done", WHOLE)
    found = assert_nothing_is_at_work(gui)
    assert found["troubles"] == []
    assert {wire.key_of(received) for received in server.received} == {KEY}
    folder = Path(look_round(gui)["folders"][0])
    assert [path for path in folder.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()] == []


def test_stop_calls_the_answer_off(gui: Gui, repository: Path, server: ThinkingServer) -> None:
    """The server notices at once that nobody listens any more."""
    wire = server.wire
    if wire.provider != "compatible":
        pytest.skip("one protocol is enough for the window; each is called off in the unit tests")
    set_up(gui, repository, address=server.address, samples=1, mode="RUN")
    gui.open_sidebar()
    gui.click("Reconstruct")
    gui.wait_for("porcelain", 120)
    begun = time.monotonic()
    gui.run("bpy.ops.maquette.stop()")
    wait_for_state(gui, "stopped")
    assert time.monotonic() - begun < 5
    assert_nothing_is_at_work(gui)
