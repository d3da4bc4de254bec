# SPDX-License-Identifier: GPL-3.0-or-later
"""Server-sent events: what is between ``data:`` and an empty line, from any cutting of the bytes.

Format: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from collections.abc import Iterable, Iterator


def read_events(chunks: Iterable[bytes]) -> Iterator[str]:
    """The data of each event in ``chunks``. Comments, which keep a connection alive, and other fields are left out."""
    data: list[str] = []
    for line in _lines(chunks):
        if not line:
            if data:
                yield "\n".join(data)
            data = []
            continue
        field, _, value = line.partition(":")
        if field == "data":
            data.append(value.removeprefix(" "))
    if data:
        # Some servers close the connection without the last empty line.
        yield "\n".join(data)


def _lines(chunks: Iterable[bytes]) -> Iterator[str]:
    pending: list[bytes] = []
    for chunk in chunks:
        *complete, rest = chunk.split(b"\n")
        for part in complete:
            yield _text(b"".join([*pending, part]))
            pending = []
        pending.append(rest)
    if last := b"".join(pending):
        yield _text(last)


def _text(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")
