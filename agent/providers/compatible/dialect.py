# SPDX-License-Identifier: GPL-3.0-or-later
"""What of the protocol a server understands, remembered once it was found out."""

from dataclasses import dataclass, replace
from typing import Final

from ..address import Address
from ..faults import Part
from .answer_form import FORMS, AnswerForm


@dataclass(frozen=True)
class Dialect:
    """At first all that the protocol knows."""

    form: AnswerForm = FORMS[0]
    counts_tokens: bool = True
    limits_answers: bool = True

    @property
    def looser(self) -> "Dialect | None":
        """With the next form of answer; None where there is no other."""
        following = FORMS[FORMS.index(self.form) + 1 :]
        return replace(self, form=following[0]) if following else None

    def without(self, part: Part) -> "Dialect | None":
        """What to try where ``part`` is refused; None where nothing is left to try."""
        if part == "usage" and self.counts_tokens:
            return replace(self, counts_tokens=False)
        if part == "limit" and self.limits_answers:
            return replace(self, limits_answers=False)
        return self.looser


LEARNT: Final[dict[tuple[Address, str], Dialect]] = {}
"""By server and model, for as long as Blender runs."""
