# SPDX-License-Identifier: GPL-3.0-or-later
"""A small server on loopback that speaks the chat completions protocol, and misbehaves on demand.

What it says may as well be in another protocol's words: see ``wires.py``.

Wire format: https://platform.openai.com/docs/api-reference/chat-streaming
"""

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE = {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}


@dataclass(frozen=True)
class Received:
    """One request as it arrived."""

    path: str
    headers: Message
    body: Mapping[str, Any]

    @property
    def form(self) -> str:
        """How the answer was asked for."""
        return self.body.get("response_format", {"type": "text"})["type"]


class Exchange(BaseHTTPRequestHandler):
    """One connection; the server's next act decides what happens on it."""

    protocol_version = "HTTP/1.1"
    server: "ModelServer"

    def do_POST(self) -> None:
        self.play(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def do_GET(self) -> None:
        self.play({})

    def play(self, body: Mapping[str, Any]) -> None:
        self.server.received.append(Received(self.path, self.headers, body))
        self.close_connection = True
        try:
            self.server.next_act()(self)
        except OSError:
            self.server.dropped.set()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        # Said aloud, since each connection is closed: a client that keeps it would lose its next request.
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))


Act = Callable[[Exchange], None]


class ModelServer(ThreadingHTTPServer):
    """Plays its acts one by one, and the last one again and again."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.acts: list[Act] = []
        self.received: list[Received] = []
        self.dropped = threading.Event()
        """Set when a client has gone away in the middle of an answer."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def forms(self) -> list[str]:
        """How each answer was asked for."""
        return [received.form for received in self.received]

    def next_act(self) -> Act:
        return self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]


def event(**fields: object) -> bytes:
    return b"data: " + json.dumps(fields).encode() + b"\n\n"


def words(text: str = "", **delta: object) -> bytes:
    """An event with a part of the answer."""
    return event(choices=[{"index": 0, "delta": {"content": text, **delta}, "finish_reason": None}])


def finish(reason: str = "stop") -> bytes:
    return event(choices=[{"index": 0, "delta": {}, "finish_reason": reason}])


def answer(text: str, *, usage: Mapping[str, int] | None = USAGE, reason: str = "stop") -> list[bytes]:
    """The events of a whole answer, word by word."""
    parts = [words(text[at : at + 7]) for at in range(0, len(text), 7)]
    counted = [event(choices=[], usage=usage)] if usage else []
    return [words("", role="assistant"), *parts, finish(reason), *counted, b"data: [DONE]\n\n"]


def streams(events: Sequence[bytes], *, whole: bool = True, pause: float = 0.0) -> Act:
    """Stream ``events``; where not ``whole``, the connection breaks after them. ``pause``: seconds between them."""

    def act(exchange: Exchange) -> None:
        exchange.begin(200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
        for data in events:
            exchange.chunk(data)
            time.sleep(pause)
        if whole:
            exchange.wfile.write(b"0\r\n\r\n")

    return act


def says(text: str, **options: Any) -> Act:
    return streams(answer(text, **options))


def sends(status: int, body: object, headers: Mapping[str, str] | None = None) -> Act:
    """One whole answer, JSON unless ``body`` is bytes."""

    def act(exchange: Exchange) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = "text/html" if isinstance(body, bytes) else "application/json"
        exchange.begin(status, {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})})
        exchange.wfile.write(data)

    return act


def refuses(status: int, message: str = "", headers: Mapping[str, str] | None = None, **fields: object) -> Act:
    return sends(status, {"error": {"message": message, **fields}}, headers)


def hangs_up(exchange: Exchange) -> None:
    """Close the connection without a word."""


def stays_silent(exchange: Exchange) -> None:
    """Neither answer nor hang up, until the client does."""
    while exchange.connection.recv(1):
        pass
    exchange.server.dropped.set()
