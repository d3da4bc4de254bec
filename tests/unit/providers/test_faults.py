# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong with model servers alone has a cause, a remedy and a button too, and never shows the key."""

import socket
import time
import traceback
from collections.abc import Callable, Iterator

import pytest

from maquette.agent.errors import ProviderError
from maquette.agent.providers.compatible import connection
from maquette.agent.request import Reply
from maquette.agent.watch import Watch
from maquette.tests.unit.providers.conftest import KEY, MODEL
from maquette.tests.unit.providers.model_server import (
    Act,
    ModelServer,
    event,
    finish,
    refuses,
    sends,
    streams,
    words,
)

Ask = Callable[..., Reply]


FAULTS: dict[str, tuple[Act, str, str]] = {
    "402": (refuses(402, "Insufficient credits"), "no credit left", "preferences"),
    "quota": (refuses(429, "You exceeded your current quota"), "no credit left", "preferences"),
    "400 model": (refuses(400, f"{MODEL} is not a valid model ID"), "has no model called", "preferences"),
    "404 address": (sends(404, b"<html>Not Found</html>"), "There is no model server at", "preferences"),
    "no eyes": (
        refuses(500, "image input is not supported - provide the mmproj"),
        "cannot see pictures",
        "preferences",
    ),
    "context": (refuses(400, "exceeds the available context size"), "longer than seer-7b can read", "preferences"),
    "filter": (streams([words("{"), finish("content_filter")]), "refuses to answer.", "preferences"),
    "in the stream": (streams([event(error=f"Bearer {KEY} upset me")]), "failed with error 500", "retry"),
    "no web server": (
        lambda exchange: void(exchange.wfile.write(b"SSH-2.0\r\n")),
        "is not a web server",
        "preferences",
    ),
}


def void(_: object) -> None:
    """Nothing, from anything."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_cause_remedy_and_mend_but_without_the_key(
    name: str, server: ModelServer, ask: Ask
) -> None:
    act, cause, mend = FAULTS[name]
    server.acts = [act]
    watch = Watch()
    said: list[str] = []
    watch.say = said.append  # type: ignore[method-assign]
    with pytest.raises(ProviderError) as caught:
        ask(watch, timeout=0.4)
    error = caught.value
    assert cause in error.cause and error.cause.endswith((".", '"'))
    assert error.remedy.endswith(".") and error.mend == mend
    shown = "".join(traceback.TracebackException.from_exception(error).format())
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__) if "/agent/" in frame.f_code.co_filename]
    held = "".join(repr(frame.f_locals) for frame in frames)
    assert frames and KEY not in "".join([shown, held, *said])


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nothing listens on: bound, so that nobody else takes it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_where_nothing_listens_the_artist_is_told_to_start_the_server(ask: Ask, closed_port: int) -> None:
    with pytest.raises(
        ProviderError, match=rf"Nothing answers at http://localhost:{closed_port}/v1\. Start the server"
    ):
        ask(address=f"localhost:{closed_port}/v1")


def test_an_address_that_only_claims_to_be_secure_is_told(server: ModelServer, ask: Ask) -> None:
    with pytest.raises(ProviderError, match=r"is not a secure server\. Begin its address with http://"):
        ask(address=server.address.replace("http:", "https:"))


def test_a_host_that_cannot_be_found_is_told(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(connection.socket, "create_connection", not_found)
    with pytest.raises(ProviderError, match=r"The computer nowhere\.localhost cannot be found"):
        ask(address="http://nowhere.localhost/v1")


def test_connecting_is_called_off_within_a_second(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.socket, "create_connection", lambda *_: time.sleep(3.0))
    watch = Watch()
    watch.cancel()
    begun = time.monotonic()
    with pytest.raises(Exception, match="Stopped"):
        ask(watch)
    assert time.monotonic() - begun < 1.0


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_cannot_be_one_is_refused_unseen(key: str, ask: Ask, server: ModelServer) -> None:
    with pytest.raises(ProviderError, match="a character that no key can have") as caught:
        ask(key=key)
    assert key not in str(caught.value)
    assert server.received == []
