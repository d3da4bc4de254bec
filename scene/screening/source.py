# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about the text of the code, before it is parsed."""

from .refusal import Refusal

LONGEST_CODE = 200_000
"""Characters in a program. Programs of the kit's style stay below a tenth of this."""
LONGEST_LINE = 2_000
"""Characters in a line."""

HIDING_CHARACTERS = {
    "\r": "a bare carriage return",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x1c": "a file separator",
    "\x1d": "a group separator",
    "\x1e": "a record separator",
    "\x85": "a next-line character",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
    "\x00": "a null character",
}
"""Characters that some readers take as the end of a line and others do not, so that code can hide behind them."""


def refuse_source(code: str) -> tuple[Refusal, ...]:
    """Refusals for code that is too long or hides lines; ordinary Windows line ends are let through."""
    refusals = []
    if len(code) > LONGEST_CODE:
        refusals.append(Refusal(0, "length", f"The code has {len(code)} characters; at most {LONGEST_CODE} are run."))
    for number, line in enumerate(code.replace("\r\n", "\n").split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            refusals.append(
                Refusal(number, "length", f"The line has {len(line)} characters; break it below {LONGEST_LINE}.")
            )
        for character, name in HIDING_CHARACTERS.items():
            if character in line:
                refusals.append(Refusal(number, "text", f"The line contains {name}; write a plain line break."))
    return tuple(refusals)
