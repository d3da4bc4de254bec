# SPDX-License-Identifier: GPL-3.0-or-later
"""How the tables of the screen are written."""


def table(words: str) -> frozenset[str]:
    """The names in ``words``, which are set apart by white space: a long table stays readable that way."""
    return frozenset(words.split())
