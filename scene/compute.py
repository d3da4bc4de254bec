# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from a session's pictures or from figures; touches no Blender data, so a worker thread may do it."""

from ..agent.effects import Measure, MeasureShapes, MeasureTextures, MeasureYardsticks, RefineOutlines
from ..agent.measurements import LookMeasurements
from ..agent.tuning.suggest import suggest
from ..agent.tuning.suggestion import Suggest
from ..agent.vision.measure import measure_look
from ..agent.vision.measure_baselines import measure_baselines
from ..agent.vision.measure_shapes import measure_shapes
from ..agent.vision.png import read_png
from ..agent.vision.segmenting import refine_outlines
from ..agent.vision.texture import measure_textures
from .session_folder import SessionFolder


def compute(
    effect: Measure | MeasureShapes | MeasureTextures | MeasureYardsticks | RefineOutlines | Suggest,
    folder: SessionFolder,
) -> object:
    """The result of ``effect``. Raises ``MaquetteError`` where a picture cannot be read."""
    match effect:
        case Measure():
            return compare_look(effect, folder)
        case MeasureShapes(blueprint, camera):
            height, width = read_png(folder.reference).shape[:2]
            return measure_shapes(blueprint, camera, width, height)
        case MeasureTextures(blueprint, flat):
            return measure_textures(read_png(folder.reference), blueprint, flat)
        case RefineOutlines(blueprint):
            return refine_outlines(read_png(folder.reference), blueprint)
        case Suggest():
            return suggest(effect)
    return measure_baselines(read_png(folder.reference))


def compare_look(effect: Measure, folder: SessionFolder) -> LookMeasurements:
    """A look beside the reference."""
    look = effect.look
    return measure_look(read_png(folder.reference), folder.read_views(look), look.ids, effect.blueprint, look.materials)
