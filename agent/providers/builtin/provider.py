# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers the requests that a model would, by analysis and arithmetic."""

from pathlib import Path

import numpy as np

from ...errors import ProviderError
from ...records import to_json
from ...request import Reply, Request
from ...vision.png import read_png
from ...watch import Watch
from .analysis import read_picture
from .critic import review
from .generator import propose
from .survey import Floats


class BuiltinProvider:
    """Deterministic: the same request always has the same answer. Reads ``facts`` and no prompt."""

    name = "builtin"

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The reply to ``request``. Raises ``ProviderError`` for a task that is none of its own."""
        watch.check()
        facts = request.facts
        if request.task == "blueprint":
            picture = _read(session_folder / str(facts["reference"]))
            return Reply(to_json(read_picture(picture, str(facts["title"]))))
        if request.task == "generate":
            # The reference comes first, then the render of the attempt before.
            pictures = [_read(session_folder / picture.path) for picture in request.pictures[:2]]
            return Reply(to_json(propose(facts, *pictures)))
        if request.task == "verify":
            return Reply(to_json(review(facts)))
        raise ProviderError(f"The built-in analyst knows no task {request.task!r}.")


def _read(path: Path) -> Floats:
    return read_png(path).astype(np.float32) / np.float32(255.0)
