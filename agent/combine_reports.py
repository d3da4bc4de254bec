# SPDX-License-Identifier: GPL-3.0-or-later
"""What two programs did, one behind the other."""

from dataclasses import replace

from .changes import Change
from .effects import RunReport


def combine_reports(first: RunReport, second: RunReport) -> RunReport:
    """One report of both, as of a single program: ``second`` ran behind ``first``."""
    found: dict[tuple[str, str, str], Change] = {}
    added = {(change.aspect, change.name) for change in first.changes if change.kind == "added"}
    for change in (*first.changes, *second.changes):
        key = (change.aspect, change.name, change.what)
        if change.kind == "changed" and (change.aspect, change.name) in added:
            continue
        before = found.get(key)
        found[key] = replace(change, old=before.old) if before and before.kind == change.kind == "changed" else change
    output = "\n".join(filter(None, (first.output, second.output)))
    return replace(second, changes=tuple(found.values()), output=output)
