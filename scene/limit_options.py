# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the command line that says what a session may cost."""

import argparse

from ..agent.budget import Budget


def add_limit_options(command: argparse.ArgumentParser) -> None:
    """Let ``command`` take the limits that the preferences have."""
    limits = command.add_argument_group("limits of a session", "none of them by default")
    limits.add_argument("--minutes", metavar="N", type=_amount, help="ask nothing whose answer may come later")
    limits.add_argument("--attempts", metavar="N", type=_count, help="attempts in each stage")
    limits.add_argument("--calls", metavar="N", type=_count, help="questions to the model")
    limits.add_argument("--tokens", metavar="N", type=_count, help="tokens, in and out")
    limits.add_argument("--dollars", metavar="N", type=_amount, help="US dollars, where the model's price is known")
    limits.add_argument("--price-in", metavar="N", type=_amount, default=0.0, help="dollars for a million tokens in")
    limits.add_argument("--price-out", metavar="N", type=_amount, default=0.0, help="dollars for a million tokens out")


def budget_in(options: argparse.Namespace) -> Budget:
    """What ``options`` allow."""
    return Budget(
        seconds=options.minutes * 60.0 if options.minutes else None,
        attempts=options.attempts,
        calls=options.calls,
        tokens=options.tokens,
        dollars=options.dollars,
    )


def _count(text: str) -> int:
    if (count := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return count


def _amount(text: str) -> float:
    if not (amount := float(text)) > 0.0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return amount
