# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in a picture the colour of a material can be read, in reference and render alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Blueprint
from ..footprint import footprint_of
from ..masks import Mask
from ..measure_objects import Picture
from ..median_colour import median_colour

LEAST_SHARE: Final = 0.25
"""Of what either picture shows of a thing: where less lies in the same place, each is read on its own."""
LEAST_PIXELS: Final = 12


@dataclass(frozen=True)
class Body:
    """An object of the scene."""

    name: str
    ref: str
    """The blueprint's id of what it belongs to."""
    material: str


@dataclass(frozen=True)
class Spot:
    """Where one material is seen."""

    material: str
    reference: Mask
    """(height, width)."""
    render: Mask

    def colours(self, reference: Picture, render: Picture) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Median sRGB, 0 to 1, of the two 8-bit pictures (height, width, 3)."""
        return np.array(median_colour(reference, self.reference)), np.array(median_colour(render, self.render))


def spots_of(numbers: NDArray[np.int32], bodies: Mapping[int, Body], blueprint: Blueprint) -> tuple[Spot, ...]:
    """A spot for each material of ``bodies`` that reference and render both show enough of.

    ``numbers`` (height, width) holds the number of the body in front, by which ``bodies`` are known. Pixels count
    where the render shows the material and the reference what it belongs to. Where the two hardly overlap, a
    material that covers all of its thing is read wherever either picture shows the thing.
    """
    height, width = numbers.shape
    footprints = {entry.id: footprint_of(entry, height, width, blueprint.objects) for entry in blueprint.objects}
    whole: dict[str, Mask] = {}
    shown: dict[str, Mask] = {}
    wanted: dict[str, Mask] = {}
    both: dict[str, Mask] = {}
    empty = np.zeros(numbers.shape, bool)
    for number, body in bodies.items():
        if body.ref not in footprints:
            continue
        seen = numbers == number
        inside = footprints[body.ref].mask
        whole[body.ref] = whole.get(body.ref, empty) | seen
        shown[body.material] = shown.get(body.material, empty) | seen
        both[body.material] = both.get(body.material, empty) | (seen & inside)
        wanted[body.material] = wanted.get(body.material, empty) | footprints[body.ref].inner
    alone = _alone(bodies.values())
    found = []
    for material, overlap in both.items():
        enough = max(LEAST_PIXELS, LEAST_SHARE * min(shown[material].sum(), wanted[material].sum()))
        if overlap.sum() >= enough:
            found.append(Spot(material, overlap, overlap))
        elif material in alone and min(shown[material].sum(), wanted[material].sum()) >= LEAST_PIXELS:
            found.append(Spot(material, wanted[material], shown[material]))
    return tuple(found)


def _alone(bodies: Iterable[Body]) -> set[str]:
    """Materials of things that have no other."""
    of_ref: dict[str, set[str]] = {}
    for body in bodies:
        of_ref.setdefault(body.ref, set()).add(body.material)
    mixed = {material for materials in of_ref.values() if len(materials) > 1 for material in materials}
    return {material for materials in of_ref.values() for material in materials} - mixed
