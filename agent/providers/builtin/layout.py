# SPDX-License-Identifier: GPL-3.0-or-later
"""From a blueprint to places and shapes in the world; the same blueprint always gives the same layout."""

from collections.abc import Mapping

from ...blueprint import Blueprint
from .eye import Eye
from .layout_from_above import place_seen_from_above
from .layout_from_the_side import place_seen_from_the_side
from .placed import Placed
from .view import STEEP


def lay_out(blueprint: Blueprint, aspect: float) -> Mapping[str, Placed]:
    """Every solid object of ``blueprint`` by its id; ``aspect`` is the picture's width over height."""
    eye = Eye(blueprint.camera, aspect)
    if blueprint.camera.pitch >= STEEP:
        return place_seen_from_above(blueprint, eye)
    return place_seen_from_the_side(blueprint, eye)
