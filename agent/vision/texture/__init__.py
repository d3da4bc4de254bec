# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of a flat surface's texture, as it would be seen from straight above it."""

from .measure_textures import measure_textures as measure_textures
from .rectify import Plane as Plane
from .rectify import Rectified as Rectified
from .rectify import rectify as rectify
from .statistics import texture_statistics as texture_statistics
