# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: code in, refusals out."""

import ast
import warnings

from .policy import Policy
from .refusal import Refusal
from .source import refuse_source


def screen(code: str) -> tuple[Refusal, ...]:
    """Everything in ``code`` that the policy does not let run, by line; empty when it may run.

    Nothing of the code is executed. Code that is not Python is refused with the parser's message.
    """
    refusals = refuse_source(code)
    if refusals:
        return refusals
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(code)
        return tuple(sorted(set(Policy(tree).refusals)))
    except SyntaxError as error:
        return (Refusal(error.lineno or 0, "syntax", f"{error.msg}: {(error.text or '').strip()}"),)
    except (ValueError, RecursionError, MemoryError) as error:
        return (Refusal(0, "syntax", f"The code cannot be parsed ({type(error).__name__}); nest it less deeply."),)
