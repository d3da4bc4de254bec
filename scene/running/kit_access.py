# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit as generated code sees it: its public names and nothing else."""

import difflib
import importlib
from types import SimpleNamespace

KIT_PACKAGE = "..kit"


def kit_names(wanted: tuple[str, ...]) -> SimpleNamespace:
    """An object with just these names of the kit. Raises ``ImportError`` that says which names there are."""
    kit = importlib.import_module(KIT_PACKAGE, __package__)
    public = list(kit.__all__)
    for name in wanted:
        if name not in public:
            close = difflib.get_close_matches(name, public, n=3) or sorted(public)
            raise ImportError(f"the kit has no {name!r}; it has {', '.join(close)}", name="kit")
    return SimpleNamespace(**{name: getattr(kit, name) for name in wanted})
