# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark on what the artist has settled by hand."""

from typing import Final

SETTLED_MARK: Final = "maquette_settled"
"""On an object: how it was settled, a ``How`` of ``agent/settled.py``.

It counts in fingerprints, so that a state with a mark is never taken for the same state without
it, but it is no change that is told: nothing of the object looks different.
"""
