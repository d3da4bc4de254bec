# SPDX-License-Identifier: GPL-3.0-or-later
"""Lights that were solved for, as code that sets them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..colour import as_8_bit, linear_to_srgb
from .aims import Aim
from .bulb import Bulb

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class SolvedLight:
    """A light of the scene, or the world."""

    name: str
    """What programs find it by."""
    energy: float
    """Blender's energy of the light, or the strength of the world's background."""
    colour: Triple | None
    """Linear Rec. 709; None where it is to stay."""
    is_world: bool = False
    aim: Aim | None = None
    """Where it stands now; None where it stays."""
    sides: tuple[float, float] | None = None
    """Width and height of a panel, metres; None for a sun."""
    bulb: Bulb | None = None
    """What it is to be, where it is not there yet."""


def light_code(lights: Sequence[SolvedLight]) -> str:
    """The program of the solver ``light``: sets each light's energy and colour, numbers rounded to be read."""
    lines = [f"        {_row(light)}," for light in lights if not (light.is_world or light.aim or light.bulb)]
    parts = []
    imports = []
    if lines:
        imports.append("session_collection")
        parts.append(
            "    made = session_collection().all_objects\n"
            '    made = {entry.get("maquette_ref", entry.name): entry for entry in made if entry.type == "LIGHT"}\n'
            "    for name, energy, colour in (\n" + "\n".join(lines) + "\n    ):\n"
            "        made[name].data.energy, made[name].data.color = energy, colour"
        )
    for light in lights:
        if light.aim is not None:
            imports.append("area_light" if light.sides else "sun_light")
            parts.append(f"    {_call(light, light.aim)}")
        if light.bulb is not None:
            imports.append("point_light")
            parts.append(f"    {_bulb(light, light.bulb)}")
    for world in (light for light in lights if light.is_world):
        imports.append("session_scene")
        parts.append(_world(world))
    return (
        f"from kit import {', '.join(sorted(set(imports)))}\n\n\n"
        "# Found by the light solver: what brings the render nearest to the picture.\n"
        "def solved_light() -> None:\n"
        '    """The lights; colours in parentheses are linear."""\n' + "\n".join(parts) + "\n\n\nsolved_light()\n"
    )


def _call(light: SolvedLight, aim: Aim) -> str:
    colour = _hexadecimal(light.colour)
    if light.sides is None:
        numbers = (aim.azimuth, aim.elevation, light.energy)
        return f'sun_light("{light.name}", {_numbers(numbers)}, angle={_number(aim.softness)}, colour="{colour}")'
    places = ", ".join(f"({_numbers(value)})" for value in (aim.location, aim.target, light.sides))
    return f'area_light("{light.name}", {places}, {_number(light.energy)}, colour="{colour}")'


def _bulb(light: SolvedLight, bulb: Bulb) -> str:
    numbers = f"({_numbers(bulb.location)}), {_number(light.energy)}, radius={_number(bulb.radius)}"
    return f'point_light("{light.name}", {numbers}, colour="{_hexadecimal(light.colour)}")'


def _hexadecimal(colour: Triple | None) -> str:
    shade = linear_to_srgb(np.array(colour or (1.0, 1.0, 1.0)))
    return "#" + "".join(f"{int(channel):02x}" for channel in as_8_bit(np.clip(shade, 0.0, 1.0)))


def _numbers(values: Sequence[float]) -> str:
    return ", ".join(map(_number, values))


def _world(world: SolvedLight) -> str:
    lines = [
        "    nodes = session_scene().world.node_tree.nodes",
        '    background = next(node for node in nodes if node.type == "BACKGROUND" and node.label != "Backdrop")',
        f'    background.inputs["Strength"].default_value = {_number(world.energy)}',
    ]
    if world.colour is not None:
        red, green, blue = (_number(value) for value in world.colour)
        lines.append(f'    background.inputs["Color"].default_value = ({red}, {green}, {blue}, 1.0)')
    return "\n".join(lines)


def _row(light: SolvedLight) -> str:
    colour = light.colour or (1.0, 1.0, 1.0)
    return f"({light.name!r}, {_number(light.energy)}, ({', '.join(map(_number, colour))}))".replace("'", '"')


def _number(value: float) -> str:
    """Three digits that count."""
    return repr(float(f"{value:.3g}"))
