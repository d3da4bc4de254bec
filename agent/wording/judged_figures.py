# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of an attempt beside those of other states and of the yardsticks."""

import dataclasses
from collections.abc import Mapping

from ..gate import FIGURE_NAMES, NoiseFloor
from ..measurements import LOWER_IS_BETTER, Baselines, LookMeasurements, Measurements
from ..stage import Stage
from .numbers import short
from .table import table

OF_OBJECTS = frozenset({"coverage", "mean_iou"})
"""A flat picture has none of these."""


def judged_figures(
    stage: Stage, states: Mapping[str, LookMeasurements | None], yardsticks: Baselines | None, noise: NoiseFloor
) -> str:
    """A row for the stage's score and each of the seven figures, a column for each of ``states`` that is measured,
    for the yardsticks and for the noise floor."""
    measured = {name: look for name, look in states.items() if look is not None}
    cards = {} if yardsticks is None else {"mean colour": yardsticks.mean_colour, "8x8": yardsticks.thumbnail_8x8}
    score = [f"**{stage.name} score**", *(short(stage.score(look)) for look in measured.values()), *("" for _ in cards)]
    rows = [[*score, short(noise.of_score(stage))]]
    for field in dataclasses.fields(Measurements):
        name = field.name
        label = f"{FIGURE_NAMES[name]}{' (lower is better)' if name in LOWER_IS_BETTER else ''}"
        values = [short(getattr(look.picture, name)) for look in measured.values()]
        flat = ["" if name in OF_OBJECTS else short(getattr(card, name)) for card in cards.values()]
        rows.append([label, *values, *flat, short(getattr(noise.figures, name))])
    return table(("figure", *measured, *cards, "noise"), rows)
