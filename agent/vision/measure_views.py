# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be measured on some views of the scene alone."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Blueprint
from ..measurements import LookMeasurements
from .measure import measure_look


def measure_views(
    reference: NDArray[np.uint8], views: Mapping[str, NDArray[np.uint8]], ids: Mapping[str, int], blueprint: Blueprint
) -> LookMeasurements:
    """The figures that need no more than ``views``; all others mean nothing, and nothing is told place by place.

    Pictures and ``ids`` are as for ``measure_look``, whose ``ValueError`` this raises.
    """
    # In the place of what is not there stands what is, and no object at all.
    full = views.get("full", views.get("flat", views.get("clay", reference)))
    nothing = np.zeros_like(reference)
    look = measure_look(reference, {"full": full, "ids": nothing, **views}, ids, blueprint)
    return replace(look, cells=(), objects=tuple(replace(entry, patches=()) for entry in look.objects))
