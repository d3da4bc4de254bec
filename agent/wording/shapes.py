# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes that were measured of outlines, in the numbers that the kit takes."""

from collections.abc import Iterable, Sequence

from ..measured_shapes import MeasuredShape, MeasuredShapes
from .numbers import short

LEGEND = (
    "(The blueprint's outlines without their perspective, as this camera sees them; metres. A profile is the outside "
    "only, from the foot up.)"
)


def shapes_in_words(measured: MeasuredShapes) -> str:
    """A line an object; empty where there is none."""
    if not measured.shapes:
        return ""
    return "\n".join([*(_line(shape) for shape in measured.shapes), "", LEGEND])


def _line(shape: MeasuredShape) -> str:
    if shape.profile:
        return f"- `{shape.object}`: profile {_tuples(shape.profile)} about the axis on {_tuple(shape.foot)}"
    radii = ", ".join(short(radius, 4) for radius in shape.radii)
    return f"- `{shape.object}`: along {_tuples(shape.line)}, radii [{radii}]"


def _tuples(values: Iterable[Sequence[float]]) -> str:
    return f"[{', '.join(_tuple(value) for value in values)}]"


def _tuple(values: Sequence[float]) -> str:
    return f"({', '.join(short(value, 4) for value in values)})"
