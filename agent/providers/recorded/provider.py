# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds each answer in the recording by what the question is about."""

import hashlib
from pathlib import Path

from ...errors import ProviderError
from ...question_size import question_of
from ...recording import OTHER_FILE, read_recording
from ...request import Reply, Request
from ...vision.png import read_png
from ...watch import Watch
from ..description import ProviderSettings
from ..readiness import require_ready
from ..registry import DESCRIPTIONS
from .asked_before import asked_before
from .last_words import last_words


class RecordedProvider:
    """Asks nobody.

    An answer is found by task, stage, re-opening and attempt, not by the words of the question, so that a recording
    still plays in another Blender or with another wording, though the gate may decide otherwise there. What the
    recording does not hold is answered so that the stage comes to its end. Answers cost nothing the second time.
    """

    name = "recorded"

    def __init__(self, settings: ProviderSettings) -> None:
        """Raises ``ProviderError`` where the recording cannot be read."""
        require_ready(DESCRIPTIONS[self.name], settings)
        recording = read_recording(Path(settings.recording.strip()))
        self._header = recording.header
        self._answers = {(entry.question.place, entry.ordinal): entry for entry in recording.answers}
        self._checked: Path | None = None
        self.source = recording.header.source
        self.settings = recording.header.settings

    def answer(self, request: Request, session_folder: Path, watch: Watch) -> Reply:
        """The recorded reply to what ``request`` is about.

        Raises ``ProviderError`` for another picture, and where an answer was refused then.
        """
        watch.check()
        self._check_picture(session_folder)
        if request.facts.get("mode", self.settings.mode) != self.settings.mode:
            raise ProviderError(
                f"The recording was made in the mode {self.settings.mode}.", f"Give --mode {self.settings.mode}."
            )
        place = question_of(request, session_folder).place
        found = self._answers.get((place, asked_before(place, session_folder)))
        if found is None and request.task == "blueprint":
            # Without one nothing can be built; asked once more, it is the one that there is.
            found = self._answers.get((place, 0))
            if found is None:
                raise ProviderError("The recording holds no blueprint.", OTHER_FILE)
        if found is not None and found.refusal:
            raise ProviderError(found.refusal)
        return Reply(found.answer if found else last_words(request))

    def _check_picture(self, session_folder: Path) -> None:
        if self._checked == session_folder:
            return
        wanted = self.settings
        reference = read_png(session_folder / wanted.reference)
        height, width = reference.shape[:2]
        if (width, height) != (wanted.width, wanted.height):
            raise ProviderError(
                f"The recording was made with a picture of {wanted.width} by {wanted.height} pixels, "
                f"not {width} by {height}.",
                f"Choose the same picture, {wanted.title}, and {max(wanted.width, wanted.height)} pixels as its size.",
            )
        if hashlib.sha256(reference.tobytes()).hexdigest() != self._header.reference:
            raise ProviderError(
                "The recording was made with another picture.",
                f"Choose the picture that it was made with, {wanted.title}, or another recording.",
            )
        self._checked = session_folder
