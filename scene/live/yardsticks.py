# SPDX-License-Identifier: GPL-3.0-or-later
"""The two yardsticks of a session's reference, measured once and kept in its folder."""

import json

from ...agent.errors import RecordError
from ...agent.measurements import Baselines
from ...agent.records import from_json, to_json
from ...agent.vision.measure_baselines import measure_baselines
from ...agent.vision.png import read_png
from ...agent.whole_file import write_whole
from ..session_folder import SessionFolder


def measure_yardsticks(folder: SessionFolder) -> Baselines:
    """Measure and keep them; touches no Blender data. Raises ``MaquetteError``."""
    known = read_yardsticks(folder)
    if known is not None:
        return known
    measured = measure_baselines(read_png(folder.reference))
    write_whole(folder.yardsticks, json.dumps(to_json(measured)))
    return measured


def read_yardsticks(folder: SessionFolder) -> Baselines | None:
    """What was measured, or None before that."""
    try:
        return from_json(Baselines, json.loads(folder.yardsticks.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecordError):
        return None
