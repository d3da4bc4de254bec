# SPDX-License-Identifier: GPL-3.0-or-later
"""What all providers that ask a server have in common, each over real HTTP with the client that it ships with."""

import json
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from maquette.agent.errors import BudgetError, Cancelled, ProviderError
from maquette.agent.providers.provider import ListsModels
from maquette.agent.request import Limits, Reply, Request
from maquette.agent.watch import Watch
from maquette.tests.unit.providers.conftest import KEY
from maquette.tests.unit.providers.model_server import (
    Act,
    Exchange,
    ModelServer,
    hangs_up,
    stays_silent,
    streams,
)
from maquette.tests.unit.providers.wires import WIRES, Wire

CODE = '{"code": "import bpy", "explanation": "A café with \\"handle\\"."}'
Ask = Callable[..., Reply]
VALUE = {"code": "import bpy", "explanation": 'A café with "handle".'}


@pytest.fixture(params=WIRES, ids=lambda wire: wire.provider)
def wire(request: pytest.FixtureRequest) -> Wire:
    wire: Wire = request.param
    return wire


@pytest.fixture
def ask(wire: Wire, server: ModelServer, request_for_code: Request, folder: Path) -> Ask:
    """Put the question, with limits and watch if given."""

    def ask(watch: Watch | None = None, timeout: float = 5.0, limits: Limits | None = None) -> Reply:
        question = replace(request_for_code, limits=limits or Limits())
        return wire.provider_at(server, KEY, timeout).answer(question, folder, watch or Watch())

    return ask


def test_a_streamed_answer_is_read_and_the_key_goes_where_it_belongs(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.says(CODE)]
    reply = ask()
    assert reply.answer == VALUE
    assert (reply.usage.tokens_in, reply.usage.tokens_out, reply.usage.calls) == (120, 30, 1)
    (received,) = server.received
    assert received.path.partition("?")[0] == wire.path
    assert wire.key_of(received) == KEY
    assert wire.prompt_of(received).startswith("Write the scaffold of the “cup”.")


def test_the_answer_is_seen_while_it_is_written(wire: Wire, server: ModelServer, ask: Ask) -> None:
    watch, seen = Watch(), []
    watch.say = seen.append
    server.acts = [wire.says(CODE)]
    ask(watch)
    assert seen[0] == f"Waiting for {wire.model}"
    assert any("import" in line and "explanation" not in line for line in seen)
    assert "handle" in seen[-1]
    assert all("\n" not in line and len(line) < 100 for line in seen)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_fault_is_got_over(status: int, wire: Wire, server: ModelServer, ask: Ask) -> None:
    fault = wire.refuses(status, "Not now.")
    server.acts = [fault, fault, wire.says(CODE)]
    assert ask().answer == VALUE
    assert len(server.received) == 3


def test_a_stream_that_breaks_is_asked_for_again(wire: Wire, server: ModelServer, ask: Ask) -> None:
    begun = [*wire.begin, wire.word('{"code"')]
    server.acts = [
        streams(begun, whole=False),
        streams(begun),
        streams([*wire.begin, b"data: {\n\n"]),
        hangs_up,
        wire.says(CODE),
    ]
    assert ask().answer == VALUE
    assert len(server.received) == 5


def test_a_server_is_left_alone_for_as_long_as_it_asks(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.refuses(429, "Slow down.", {"Retry-After": "1"}), wire.says(CODE)]
    begun = time.monotonic()
    assert ask().answer == VALUE
    assert time.monotonic() - begun >= 1.0


def test_an_answer_that_breaks_the_schema_is_mended_once(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.says('{"code": 5, "explanation": "A cup."}'), wire.says(CODE)]
    reply = ask()
    assert reply.answer == VALUE
    assert (reply.usage.tokens_in, reply.usage.calls) == (240, 2)
    again = wire.prompt_of(server.received[1])
    assert "answer.code is 5, not of type string." in again and "A cup." in again


def test_what_is_not_mended_is_handed_on_and_not_asked_for_for_ever(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.says('{"code": 5, "explanation": ""}')]
    assert ask().answer == {"code": 5, "explanation": ""}
    assert len(server.received) == 2


def test_prose_around_the_answer_does_no_harm(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.says(f"Of course!\n```json\n{CODE}\n```\nI hope it helps.")]
    assert ask().answer == VALUE
    assert len(server.received) == 1


def test_nothing_is_mended_where_the_limits_leave_no_call_or_no_tokens_for_it(
    wire: Wire, server: ModelServer, ask: Ask
) -> None:
    server.acts = [wire.says('{"code": 5, "explanation": ""}')]
    ask(limits=Limits(calls=1))
    ask(limits=Limits(answer_tokens=5000, tokens=6000))
    assert len(server.received) == 2


def test_the_answers_length_is_limited(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.says(CODE)]
    ask(limits=Limits(answer_tokens=5000))
    assert "5000" in json.dumps(server.received[0].body)


def test_an_answer_that_the_budget_cuts_off_is_the_budgets_doing(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [streams(wire.cut_off('{"code": "import'))]
    with pytest.raises(BudgetError, match="The budget left 5,000 tokens for this answer"):
        ask(limits=Limits(answer_tokens=5000))


@pytest.mark.parametrize(
    "moment", ["waiting for the first word", "in the middle of the answer", "waiting to try again"]
)
def test_an_answer_is_called_off_within_a_second(moment: str, wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [
        {
            "waiting for the first word": stays_silent,
            "in the middle of the answer": streams([*wire.begin, *[wire.word("a ")] * 1000], pause=0.02),
            "waiting to try again": wire.refuses(429, "Slow down.", {"Retry-After": "30"}),
        }[moment]
    ]
    watch = Watch()
    called_off: list[float] = []

    def call_off() -> None:
        while not server.received:
            time.sleep(0.01)
        time.sleep(0.3)
        called_off.append(time.monotonic())
        watch.cancel()

    threading.Thread(target=call_off).start()
    with pytest.raises(Cancelled):
        ask(watch)
    assert time.monotonic() - called_off[0] < 1.0
    assert len(server.received) == 1
    if "again" not in moment:
        assert server.dropped.wait(3.0), "the server notices that nobody listens any more"


def test_calling_off_after_the_answer_does_no_harm(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.says(CODE)]
    watch = Watch()
    ask(watch)
    watch.cancel()


def test_a_redirection_is_not_followed(wire: Wire, server: ModelServer, ask: Ask) -> None:
    server.acts = [wire.refuses(307, "", {"Location": f"{server.address}/elsewhere"})]
    with pytest.raises(ProviderError, match="sends on to another address"):
        ask()
    assert len(server.received) == 1


def without_end(exchange: Exchange) -> None:
    """21 MB of an answer, in a single line."""
    exchange.begin(200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
    for _ in range(21):
        exchange.chunk(b"x" * 1_000_000)


def alive_but_wordless(wire: Wire) -> Act:
    return streams([wire.sign_of_life] * 100, pause=0.05)


def many_words(wire: Wire) -> Act:
    return streams([*wire.begin, *[wire.word("x" * 1_000_000)] * 21])


Fault = tuple[Callable[[Wire], Act], str, str]
KEYS, AGAIN = "preferences", "retry"
FAULTS: dict[str, Fault] = {
    "401": (lambda wire: wire.refuses(401, f"Incorrect API key provided: {KEY}"), "does not accept the key", KEYS),
    "403": (lambda wire: wire.refuses(403, f"Key {KEY} is not allowed"), "does not let this key use", KEYS),
    "404": (lambda wire: wire.refuses(404, "The model does not exist"), "has no model called", KEYS),
    "413": (lambda wire: wire.refuses(413, "Request Entity Too Large"), "The pictures are too large", KEYS),
    "picture": (lambda wire: wire.refuses(400, "The image is too large"), "The pictures are too large", KEYS),
    "400": (lambda wire: wire.refuses(400, "Unsupported parameter"), "refuses the question with error 400", KEYS),
    "thinking": (lambda wire: wire.refuses(400, "'reasoning.effort' is not supported"), "cannot be told to", KEYS),
    "429": (lambda wire: wire.refuses(429, f"Slow down, {KEY}"), "takes no more questions for now", AGAIN),
    "429 for long": (lambda wire: wire.refuses(429, "Slow", {"Retry-After": "3600"}), "alone for 60 minutes", AGAIN),
    "500": (lambda wire: wire.refuses(500, "Internal"), "failed with error 500", AGAIN),
    "503": (lambda wire: wire.refuses(503, "Overloaded"), "failed with error 503", AGAIN),
    "in the stream": (lambda wire: streams(wire.fault(f"{KEY} upset me")), "failed with error 500", AGAIN),
    "hangs up": (lambda _: hangs_up, "was lost", AGAIN),
    "dropped": (lambda wire: streams([*wire.begin, wire.word("{")], whole=False), "was lost", AGAIN),
    "silent": (lambda _: stays_silent, "has not answered in time", AGAIN),
    "wordless": (alive_but_wordless, "has not answered in time", AGAIN),
    "empty": (lambda wire: wire.says(""), "gave an empty answer", AGAIN),
    "prose": (lambda wire: wire.says("A cup on a table."), "does not answer in the form", KEYS),
    "refusal": (lambda wire: streams(wire.refusal(f"No, {KEY}.")), "refuses to answer", KEYS),
    "length": (lambda wire: streams(wire.cut_off('{"code')), "was cut off before its end", KEYS),
    "endless line": (lambda _: without_end, "more than 20 MB", KEYS),
    "endless": (many_words, "more than 20 MB", KEYS),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_cause_remedy_and_mend_but_without_the_key(
    name: str, wire: Wire, server: ModelServer, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    act, cause, mend = FAULTS[name]
    server.acts = [act(wire)]
    watch = Watch()
    said: list[str] = []
    watch.say = said.append
    with pytest.raises(ProviderError) as caught:
        ask(watch, timeout=0.6 if name in ("silent", "wordless") else 10.0)
    error = caught.value
    assert cause in error.cause and error.cause.endswith((".", '"'))
    assert error.remedy.endswith(".") and error.mend == mend
    shown = "".join(traceback.TracebackException.from_exception(error).format())
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__) if "/agent/" in frame.f_code.co_filename]
    held = "".join(repr(frame.f_locals) for frame in frames)
    assert frames and KEY not in "".join([shown, held, caplog.text, *said])


def test_models_are_listed(wire: Wire, server: ModelServer) -> None:
    server.acts = [wire.models]
    provider = wire.provider_at(server, KEY)
    assert isinstance(provider, ListsModels)
    assert provider.models(Watch()) == ("eye", "seer")
    assert wire.key_of(server.received[0]) == KEY


def test_a_list_that_is_none_is_told(wire: Wire, server: ModelServer) -> None:
    server.acts = [wire.refuses(401, "No")]
    with pytest.raises(ProviderError, match="does not accept the key"):
        wire.provider_at(server, KEY).models(Watch())


def test_an_answer_costs_what_its_price_says(
    wire: Wire, server: ModelServer, request_for_code: Request, folder: Path
) -> None:
    server.acts = [wire.says(CODE)]
    reply = wire.provider_at(server, KEY, price_in=1.0, price_out=10.0).answer(request_for_code, folder, Watch())
    assert reply.usage.dollars == pytest.approx((120 * 1.0 + 30 * 10.0) / 1e6)
