# SPDX-License-Identifier: GPL-3.0-or-later
"""Another colour for a material that is there, with its texture."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import bpy

from .colour import Colour, linear
from .session import is_mine


def recolour(material: str | bpy.types.Material, colour: Colour) -> bpy.types.Material:
    """Give a material, or the one made under this name, another base colour.

    Of one with several colours (grain, bricks, a gradient) it becomes their mean: all are shifted alike, in
    linear light.
    """
    wanted = linear(colour)
    known = [entry for entry in bpy.data.materials if entry == material or is_mine(entry, str(material))]
    if not known:
        raise ValueError(f"there is no material {material!r}; make it with principled")
    if not list(base_colours(known[0])):
        raise ValueError(f"the material {known[0].name!r} has no base colour of its own")
    shift_colours(known[0], wanted)
    known[0].diffuse_color = (*wanted, 1.0)
    return known[0]


def shift_colours(material: bpy.types.Material, wanted: Sequence[float]) -> None:
    """Multiply a material's base colours so that their mean becomes this colour, in linear light."""
    mean = mean_colour(material)
    for shade in base_colours(material):
        old = shade()
        shade([min(1.0, old[i] * wanted[i] / mean[i]) if mean[i] > 1e-6 else float(wanted[i]) for i in range(3)])


def mean_colour(material: bpy.types.Material) -> tuple[float, float, float]:
    """The mean of a material's base colours, in linear light; black where it has none."""
    shades = [shade() for shade in base_colours(material)] or [[0.0, 0.0, 0.0]]
    red, green, blue = (sum(shade[i] for shade in shades) / len(shades) for i in range(3))
    return red, green, blue


def base_colours(material: bpy.types.Material) -> Iterator[Callable[..., list[float]]]:
    """Each colour that goes into the base colour: a function that tells it, and with an argument sets it first."""
    nodes = material.node_tree.nodes[:] if material.node_tree else []
    sockets = [node.inputs["Base Color"] for node in nodes if node.type == "BSDF_PRINCIPLED"]
    seen = set()
    while sockets:
        socket: Any = sockets.pop()
        if not socket.is_linked:
            yield accessor(socket, "default_value")
            continue
        node = socket.links[0].from_node
        if node.name in seen:
            continue
        seen.add(node.name)
        if node.type == "VALTORGB":
            yield from (accessor(element, "color") for element in node.color_ramp.elements)
        elif node.type == "RGB":
            yield accessor(node.outputs[0], "default_value")
        else:
            sockets.extend(entry for entry in node.inputs if entry.type == "RGBA" and entry.enabled)


def accessor(owner: Any, name: str) -> Callable[..., list[float]]:
    """Reads the first three numbers of a colour; given three others, writes them first."""

    def shade(new: list[float] | None = None) -> list[float]:
        if new is not None:
            setattr(owner, name, (*new, 1.0))
        return [float(value) for value in getattr(owner, name)[:3]]

    return shade
