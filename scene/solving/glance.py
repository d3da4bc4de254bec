# SPDX-License-Identifier: GPL-3.0-or-later
"""A small look at the scene that is measured and forgotten, for a search that looks often."""

from functools import partial
from typing import Any

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.effects import Glance
from ...agent.measurements import LookMeasurements
from ...agent.vision.measure_views import measure_views
from ..look.prepare import prepare
from ..look.read_view import read_view
from .frames import frame_of, reference_at_size
from .steps import Compute, Render, Steps


def glance(
    effect: Glance, scene: bpy.types.Scene, collection: bpy.types.Collection, reference: NDArray[np.uint8]
) -> Steps[LookMeasurements]:
    """Measure the views of ``effect`` at its size; no picture is kept, and the scene stays as it is.

    ``reference`` is the working one, (height, width, 3) sRGB. Raises ``MaquetteError`` where it cannot be rendered.
    """
    small = reference_at_size(reference, effect.side)
    prepared = prepare(scene, collection, effect.views, frame_of(small, effect.seed))
    ids = prepared.ids
    del scene, collection
    views: dict[str, NDArray[Any]] = yield Render(prepared, read_view)
    measurements: LookMeasurements = yield Compute(partial(measure_views, small, views, ids, effect.blueprint))
    return measurements
