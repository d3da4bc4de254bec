# SPDX-License-Identifier: GPL-3.0-or-later
"""The two yardsticks of a session's reference, measured once and kept in its folder."""

import json

from ...agent.errors import RecordError
from ...agent.records import from_json, to_json
from ...agent.report.data import Baselines
from ...agent.vision.png import read_png
from ...agent.whole_file import write_whole
from ..session_folder import SessionFolder


def measure_yardsticks(folder: SessionFolder) -> Baselines:
    """Measure and keep them; touches no Blender data. Raises ``MaquetteError``."""
    from ..reconstruct import baselines_of

    known = read_yardsticks(folder)
    if known is not None:
        return known
    measured = baselines_of(read_png(folder.reference))
    write_whole(folder.yardsticks, json.dumps(to_json(measured)))
    return measured


def read_yardsticks(folder: SessionFolder) -> Baselines | None:
    """What was measured, or None before that."""
    try:
        return from_json(Baselines, json.loads(folder.yardsticks.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecordError):
        return None
