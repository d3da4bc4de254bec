# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays each question out as files, and waits for the file with its answer."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Final

from ...request import Reply, Request, Usage
from ...waiting import Waiting
from ...watch import Watch
from ...whole_file import write_whole
from .answer import Misfit, read_answer
from .question import COMPLAINT, REPLY, lay_out
from .still_file import StillFile

LOOK_AGAIN: Final = 0.2
"""Seconds between two looks at whether an answer has come."""

_answered: set[Path] = set()
"""Folders whose answer this process has taken: asked the same once more, after a rollback, means asked anew."""


class RelayProvider:
    """Asks whoever reads the folder ``relay`` of the session. Opens no connection and knows no limit of time."""

    name = "relay"

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``, as soon as one that fits lies beside it.

        A session that broke off while it waited finds its question, and what was answered since.
        Raises ``SessionError`` where the question cannot be written, and ``Cancelled``.
        """
        watch.check()
        stop = threading.Event()
        watch.on_cancel(stop.set)
        folder = lay_out(request, session_folder, frozenset(_answered))
        watch.say("Waiting for your answer")
        waiting = Waiting(folder, request.task, len(request.pictures))
        watch.wait_for_person(waiting)
        file = StillFile(folder / REPLY)
        while True:
            text = file.read()
            if text is not None:
                try:
                    answer = read_answer(text, request)
                except Misfit as misfit:
                    waiting = replace(waiting, complaint=str(misfit))
                    write_whole(folder / COMPLAINT, f"{waiting.complaint}\n")
                    watch.wait_for_person(waiting)
                else:
                    (folder / COMPLAINT).unlink(missing_ok=True)
                    _answered.add(folder)
                    return Reply(answer, Usage(None, None, 0.0))
            stop.wait(LOOK_AGAIN)
            watch.check()
