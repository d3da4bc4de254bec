# SPDX-License-Identifier: GPL-3.0-or-later
"""The textures that a picture shows on the flat surfaces of a scene."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Blueprint
from ...surface_texture import FlatSurfaces, SurfaceTexture, Textures
from ..camera.pinhole import Pinhole
from ..footprint import footprint_of
from ..grain import eroded
from .rectify import Plane, rectify
from .statistics import texture_statistics

MOST_SURFACES: Final = 6
"""The largest in the picture."""
BORDER: Final = 4
"""Pixels at the border of what shows a surface that may show its neighbour."""
LEAST_CONTRAST: Final = 1.5
"""Of CIE lightness: below, a surface is plain."""


def measure_textures(picture: NDArray[np.uint8], blueprint: Blueprint, flat: FlatSurfaces) -> Textures:
    """The textures of the ``flat`` surfaces in ``picture``, sRGB (height, width, 3); plain ones are left out."""
    height, width = picture.shape[:2]
    camera = Pinhole(flat.focal, np.eye(3), np.zeros(3), width / height)
    entries = {entry.id: entry for entry in blueprint.objects}
    shown = [
        (eroded(footprint_of(entries[surface.object], height, width, blueprint.objects).inner, BORDER), surface)
        for surface in flat.surfaces
        if surface.object in entries
    ]
    shown.sort(key=lambda pair: -int(np.count_nonzero(pair[0])))
    found = []
    for mask, surface in shown[:MOST_SURFACES]:
        plane = Plane(*(np.array(vector) for vector in (surface.point, surface.across, surface.up)))
        rectified = rectify(picture, mask, camera, plane)
        texture = texture_statistics(rectified) if rectified is not None else None
        if texture is not None and texture.contrast >= LEAST_CONTRAST:
            found.append(SurfaceTexture(surface.object, surface.upright, texture))
    return Textures(tuple(found))
